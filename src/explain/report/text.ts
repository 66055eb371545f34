import { cut, plain } from '../../audit/report/plain.js';
import type { JudgedCondition, JudgedValue } from '../../compiler/meaning/judge-conditions.js';
import type { JudgedRule } from '../../compiler/meaning/verdict.js';
import type { Span } from '../../errors/diagnostic.js';
import { renderPlace } from '../../errors/render.js';
import type { InputDocument } from '../../pdp/input-document.js';
import { valueAt } from '../edit.js';
import type { Explanation, ExplainedLayer } from '../explanation.js';
import { wordOf } from '../truth-word.js';
import type { Change } from '../nearest-change.js';
import type { TriedRule } from '../tried-rules.js';

type Source = (file: string) => string | undefined;

/** An explanation for people. Ends with a line feed. */
export function explanationText(explanation: Explanation, source: Source): string {
  const { input, effect, reasons, unknown, layers } = explanation;
  const subject = input.tool?.name ?? input.resource?.uri ?? input.prompt?.name ?? input.method;
  const lines = [
    `${plain(subject)}: ${effect}`,
    ...reasons.map(({ id, message, source: from }) => `  ${plain(id)}: ${plain(message)}${from === 'mcp.policy' ? '' : ` (${from})`}`),
  ];
  if (unknown.length > 0) {
    const places = unknown.map((each) => `  ${plain(each)}`);
    lines.push('', 'the log does not hold what was decided as it was, so this need not be what was said then:', ...places);
  }
  for (const layer of layers) lines.push('', ...layerLines(layer, input, source));
  if (layers.some(({ kind }) => kind === 'policy_file')) lines.push('', ...changeLines(explanation, source));
  return `${lines.join('\n')}\n`;
}

function layerLines(layer: ExplainedLayer, input: InputDocument, source: Source): string[] {
  const head = `policy ${plain(layer.name)}: ${layer.effect}`;
  if (layer.kind === 'rego') {
    const rules = layer.rules.map((rule) => `  ${plain(rule.file)}:${rule.line}: \`${plain(rule.text)}\` ${outcomeText(rule)}`);
    return [head, ...layer.reasons.map(({ id, message }) => `  ${plain(id)}: ${plain(message)}`), ...rules];
  }
  const { trace } = layer.verdict;
  if (trace.rules.length === 0) return [head, '  no rule speaks of it: the default decides'];
  const more = layer.checked ? [] : ['  (a condition in Rego has a say here, and what is shown of it is not what decided)'];
  return [head, ...more, ...trace.rules.flatMap((rule) => ruleLines(rule, trace.tier, input, source))];
}

function outcomeText({ outcome, at }: TriedRule): string {
  const told = {
    true: 'is true',
    stopped: `is not true, it stopped at line ${at}`,
    skipped: 'was not tried, an equality in it does not hold',
  };
  return told[outcome];
}

function ruleLines(judged: JudgedRule, tier: string, input: InputDocument, source: Source): string[] {
  const { rule, id, counts, decides, of } = judged;
  const not = counts ? `does not decide, its conditions are ${wordOf(judged.truth)}` : `does not count, rules of the tier \`${tier}\` do`;
  const conditions = of.flatMap((each) => conditionLines(each, input, source, '    '));
  return [
    `  ${rule.action} \`${plain(id)}\` (tier \`${judged.tier}\`) ${decides ? 'decides' : not}`,
    ...placed(rule.span, source, '    '),
    ...conditions,
  ];
}

function conditionLines(judged: JudgedCondition, input: InputDocument, source: Source, indent: string): string[] {
  const truth = wordOf(judged.truth);
  if (judged.kind === 'test') {
    const { test, values } = judged;
    const told = values.filter(({ at }) => at !== '').map((value) => valueText(value, input));
    const of = told.length > 0 || test.subject.kind === 'context' ? told : ['there is no value'];
    return [`${indent}${truth}: ${[test.operator, ...of].join(', ')}`, ...placed(test.span, source, `${indent}  `)];
  }
  const head = [`${indent}${truth}: ${judged.kind}`, ...placed(spanOf(judged), source, `${indent}  `)];
  return judged.kind === 'rego' ? head : [...head, ...judged.of.flatMap((each) => conditionLines(each, input, source, `${indent}  `))];
}

function spanOf({ condition }: Exclude<JudgedCondition, { kind: 'test' }>): Span {
  return condition.kind === 'test' ? condition.test.span : condition.span;
}

function valueText({ at, truth }: JudgedValue, input: InputDocument): string {
  const value = valueAt(input, at);
  const resolved = input.paths[at]?.resolved;
  const leads = resolved === undefined || resolved === value || resolved === '' ? '' : ` (which leads to ${shown(resolved)})`;
  return `${plain(at)} ${value === undefined ? 'is missing' : `is ${shown(value)}`}${leads}: ${wordOf(truth)}`;
}

function changeLines({ change, effect }: Explanation, source: Source): string[] {
  const goal = effect === 'allow' ? 'stop' : 'allow';
  if (change === undefined) return [`no change that was tried would ${goal} it`];
  const head = `nearest change that would ${goal} it (tried: ${change.effect}):`;
  if ('edits' in change) return [head, ...change.edits.map(({ at, from, to }) => `  ${plain(at)}: ${shown(from)} → ${shown(to)}`)];
  if (change.kind === 'add rule') return [`${head} a rule`, ...ruleText(change)];
  const how = change.action === undefined ? 'without' : `\`action: ${change.action}\` in`;
  return [`${head} ${how} the rule \`${plain(change.id)}\``, ...placed(change.span, source, '  ')];
}

function ruleText({ rule }: Change & { readonly kind: 'add rule' }): string[] {
  return rule
    .trimEnd()
    .split('\n')
    .map((line) => `  ${plain(line)}`);
}

function placed(span: Span, source: Source, indent: string): string[] {
  return renderPlace(span, source)
    .split('\n')
    .map((line) => `${indent}${line}`);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : cut(plain(JSON.stringify(value)), 100);
}
