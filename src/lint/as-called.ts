import type { Rule, Term } from './ast/node.js';
import { EACH, inputPath, withLocals, type InputPath, type Locals } from './input-path.js';

/** What is known of a function's arguments at one call. */
interface Call {
  readonly operands: readonly Term[];
  /** Of the rule that calls. */
  readonly locals: Locals;
  /** By `not`: `some x in xs; not f(x)` is `not` of all of them, so that one of several is each. */
  readonly isTurned: boolean;
  /** The type of this value is told beside the call. */
  readonly isPinned: (path: InputPath) => boolean;
}

const called = new WeakMap<Rule, Map<string, Rule>>();
const originals = new WeakMap<Rule, Rule>();
const pinnedPaths = new WeakMap<Rule, ReadonlySet<string>>();

/** A function as one call asks it: its arguments stand for members of the input. The rule itself where nothing is known of them. */
export function asCalled(rule: Rule, { operands, locals, isTurned, isPinned }: Call): Rule {
  const known = rule.args.flatMap((arg, index): readonly (readonly [string, InputPath, boolean])[] => {
    const written = inputPath(operands[index], locals);
    const path = isTurned ? written?.map((step) => (step === '*' ? EACH : step)) : written;
    return arg.kind === 'var' && path !== undefined && path.length > 0 ? [[arg.name, path, isPinned(path)]] : [];
  });
  if (known.length === 0) return rule;
  const key = JSON.stringify(known);
  const calls = called.get(rule) ?? new Map<string, Rule>();
  called.set(rule, calls);
  let one = calls.get(key);
  if (one === undefined) {
    one = withLocals(rule, new Map(known.map(([name, path]) => [name, path])));
    originals.set(one, rule);
    pinnedPaths.set(one, new Set(known.filter(([, , pinned]) => pinned).map(([, path]) => JSON.stringify(path))));
    calls.set(key, one);
  }
  return one;
}

/** The rule as it is written. */
export function originalOf(rule: Rule): Rule {
  return originals.get(rule) ?? rule;
}

/** A rule that stands for one branch of another. */
export function standsFor(branch: Rule, rule: Rule): Rule {
  originals.set(branch, originalOf(rule));
  return branch;
}

/** Who calls the function has told the type of the value. */
export function isPinnedByCaller(path: InputPath, rule: Rule): boolean {
  return pinnedPaths.get(rule)?.has(JSON.stringify(path)) === true;
}
