import type { JudgedCondition } from '../../compiler/meaning/judge-conditions.js';
import type { JudgedRule } from '../../compiler/meaning/verdict.js';
import type { Explanation, ExplainedLayer } from '../explanation.js';
import { wordOf } from '../truth-word.js';

/** An explanation for programs. */
export function explanationJson({ input, effect, reasons, rules, unknown, layers, change }: Explanation): object {
  return { effect, reasons, rules, unknown, layers: layers.map(layerJson), change: change ?? null, input };
}

function layerJson(layer: ExplainedLayer): object {
  if (layer.kind === 'rego') return { kind: 'rego', policy: layer.name, effect: layer.effect, reasons: layer.reasons, rules: layer.rules };
  const { trace } = layer.verdict;
  return {
    kind: 'policy_file',
    policy: layer.name,
    effect: layer.effect,
    tier: trace.tier,
    unlisted: trace.unlisted,
    checked: layer.checked,
    rules: trace.rules.map(ruleJson),
  };
}

function ruleJson({ rule, id, tier, counts, decides, truth, of }: JudgedRule): object {
  return { id, action: rule.action, tier, counts, decides, truth: wordOf(truth), span: rule.span, conditions: of.map(conditionJson) };
}

function conditionJson(judged: JudgedCondition): object {
  const truth = wordOf(judged.truth);
  if (judged.kind === 'test') {
    const { operator, operand, span } = judged.test;
    const values = judged.values.map(({ at, value, truth: of }) => ({ at, ...(value === undefined ? {} : { value }), truth: wordOf(of) }));
    return { kind: 'test', truth, operator, operand, span, values };
  }
  return { kind: judged.kind, truth, ...(judged.kind === 'rego' ? {} : { of: judged.of.map(conditionJson) }) };
}
