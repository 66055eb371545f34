import type { JudgedCondition } from '../compiler/meaning/judge-conditions.js';
import type { JudgedRule, Verdict } from '../compiler/meaning/verdict.js';
import { spanOf } from '../compiler/conditions/tests-of.js';
import type { Span } from '../errors/diagnostic.js';
import type { Effect } from '../pdp/decision.js';

/**
 * Why a decision is what it is, for below a failed case: the lines of the rules that decided, and where an allow would have had to hold, the
 * conditions that did not.
 */
export function why(verdict: Verdict, effect: Effect, rules: readonly string[], texts: ReadonlyMap<string, string>): readonly string[] {
  const { trace } = verdict;
  const deciding = trace.rules.filter(({ id, decides }) => decides && rules.includes(id));
  const wanting = deciding.length === 0 && effect === 'deny' ? trace.rules.filter(({ counts, decides }) => counts && !decides) : [];
  return [
    ...deciding.flatMap(({ rule, id }) => [`decided by \`${id}\`, ${line(rule.span, texts)}`]),
    ...wanting.flatMap((judged) => [`\`${judged.id}\` does not hold, ${line(judged.rule.span, texts)}`, ...unmet(judged, texts)]),
    ...(deciding.length === 0 && wanting.length === 0 && trace.tier === 'default' ? ['no rule speaks of it: the default decides'] : []),
  ];
}

function unmet({ of }: JudgedRule, texts: ReadonlyMap<string, string>): readonly string[] {
  return of.filter(({ truth }) => truth !== true).map((judged) => `  ${wordOf(judged)}, ${line(placeOf(judged), texts)}`);
}

function wordOf({ truth }: JudgedCondition): string {
  return truth === false ? 'this fails' : 'nobody can say whether this holds';
}

function placeOf(judged: JudgedCondition): Span {
  return judged.kind === 'test' ? judged.test.span : spanOf(judged.condition);
}

function line({ file, line: at }: Span, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(file)?.split('\n')[at - 1]?.trim();
  return `${file}:${at}${text === undefined ? '' : `: ${text}`}`;
}
