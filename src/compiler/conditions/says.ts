import { judge } from '../operators/judge.js';
import { operatorOf } from '../operators/index.js';
import { inClauses, inSeries } from '../words.js';
import type { Condition, Test } from './condition.js';
import { nameOf } from './subject.js';

/** A denial is read by a model that pays for every word: more parts than these are counted. */
const MOST_PARTS = 6;
/** Of characters: "and when 9999 more conditions hold" fits behind whatever else does. */
const ROOM_FOR_THE_REST = 40;

/** One condition of a list, in words. `value`: of the argument `of`; `clause`: a sentence of its own, after "when". */
type Part =
  | { readonly as: 'way' | 'exception' | 'clause'; readonly words: string }
  | { readonly as: 'value'; readonly words: string; readonly of: string; readonly ifGiven: boolean };

/** What is said first where not everything can be: where a call belongs, then what is wrong there, then its arguments. */
const PRECEDENCE = ['way', 'exception', 'value', 'clause'] as const satisfies readonly Part['as'][];

/**
 * " below `/srv/a` when `q` matches `x` and `depth`, if given, is at most 5, but not for paths containing `.env`": at most `room`
 * characters, as long as that is 40 or more. What has no room is counted: "2 more conditions hold".
 */
export function when(conditions: readonly Condition[], room: number): string {
  const all = parts(conditions);
  const whole = said(all, 0);
  if (all.length <= MOST_PARTS && whole.length <= room) return whole;
  const taken = new Set<Part>();
  for (const part of PRECEDENCE.flatMap((as) => all.filter((each) => each.as === as))) {
    if (taken.size === MOST_PARTS) break;
    const longer = all.filter((each) => each === part || taken.has(each));
    const rest = all.length > longer.length ? ROOM_FOR_THE_REST : 0;
    if (said(longer, 0).length <= room - rest) taken.add(part);
  }
  return said(
    all.filter((part) => taken.has(part)),
    all.length - taken.size,
  );
}

function parts(conditions: readonly Condition[]): readonly Part[] {
  const flat = conditions.flatMap(flattened);
  const tests = flat.flatMap((condition) =>
    condition.kind === 'test' && condition.test.subject.kind === 'argument' ? [condition.test] : [],
  );
  const missable = new Map(byKey(tests, ({ subject }) => nameOf(subject)).map(([name, same]) => [name, mayBeMissing(same)]));
  return flat.map((condition): Part => {
    if (condition.kind !== 'test') return { as: 'clause', words: clause(condition) };
    const { test } = condition;
    const { as, words } = operatorOf(test).says(test);
    if (as !== 'value') return { as, words };
    const of = nameOf(test.subject);
    return { as, words, of, ifGiven: missable.get(of) === true };
  });
}

/** An `all`, and an `any` of one, are what they are made of. */
function flattened(condition: Condition): readonly Condition[] {
  if (condition.kind === 'all' || (condition.kind === 'any' && condition.of.length === 1)) return condition.of.flatMap(flattened);
  return [condition];
}

/** A `not_` test beside an optional one takes a missing argument as well. */
function mayBeMissing(tests: readonly Test[]): boolean {
  return tests.some(({ optional }) => optional === true) && tests.every((test) => judge(test, undefined) === true);
}

function clause(condition: Exclude<Condition, { kind: 'test' }>): string {
  if (condition.kind === 'rego') return 'a condition in Rego holds';
  const { length } = condition.of;
  if (condition.kind === 'any') return `one of ${length} alternatives holds`;
  return length === 1 ? 'an excluded condition does not hold' : `none of ${length} excluded conditions holds`;
}

function said(shown: readonly Part[], more: number): string {
  const words = (as: Part['as']) => shown.flatMap((part) => (part.as === as ? [part.words] : []));
  const rest = more === 0 ? [] : [`${more}${shown.length === 0 ? '' : ' more'} ${more === 1 ? 'condition holds' : 'conditions hold'}`];
  const clauses = [...ofArguments(shown), ...words('clause'), ...rest];
  const exceptions = words('exception');
  return [
    ...(words('way').length === 0 ? [] : [` ${words('way').join(' and ')}`]),
    ...(clauses.length === 0 ? [] : [` when ${inClauses(clauses)}`]),
    ...(exceptions.length === 0 ? [] : [`, but not for ${exceptions.join(' or ')}`]),
  ].join('');
}

/** "`limit` is of the type `integer`, at least 1 and at most 100" → one text for each argument. */
function ofArguments(shown: readonly Part[]): readonly string[] {
  const values = shown.flatMap((part) => (part.as === 'value' ? [part] : []));
  return byKey(values, ({ of }) => of).map(([name, tests]) => {
    const ifGiven = tests.some((test) => test.ifGiven) ? ', if given,' : '';
    return `\`${name}\`${ifGiven} ${together(tests.map(({ words }) => words))}`;
  });
}

/** "is at least 1 and at most 5": a beginning that several share is said once, but never a negation, which would be read as of both. */
function together(words: readonly string[]): string {
  const groups = byKey(words, (each) => /^(?:is (?!not )|has a length of )/.exec(each)?.[0] ?? each);
  const said = groups.map(([start, same]) => (same.length === 1 ? same : [start + inSeries(same.map((each) => each.slice(start.length)))]));
  return inSeries(said.flat());
}

/** In the order in which each key first came. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [key: string, same: readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups];
}
