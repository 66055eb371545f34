import { toPointer } from '../../protocol/json/json-pointer.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import type { Test } from '../conditions/condition.js';
import { operatorOf } from '../operators/index.js';
import type { Terms, View } from '../operators/operator.js';
import type { Lists } from './lists.js';
import { literal } from './literal.js';
import { member, string, value } from './rego-text.js';

/** What stands in `input` for each view of an argument, and the function of `mcp.policy.conditions` that looks there. */
const FACTS: Readonly<Record<Exclude<View, 'value'>, { readonly member: string; readonly look: string }>> = {
  path: { member: 'paths', look: 'path_fact' },
  url: { member: 'urls', look: 'url_fact' },
  sql: { member: 'sql', look: 'sql_fact' },
  command: { member: 'commands', look: 'command_fact' },
};

/** How what a test is asked of is found: rows of one way share a line of Rego. */
interface Way {
  /** `at`: a top-level argument by name. `within`: one inside of others, by its steps. `each`: several, by the steps between the stars. */
  readonly how: 'at' | 'within' | 'each';
  readonly view: View;
  readonly lower: boolean;
}

/** All arguments together, which are an object even where a call has none. */
const ALL = 'conditions.arguments';

/** The test that is written in its place, where another says the same and costs less. */
export function plainest(test: Test): Test {
  const plainer = operatorOf(test).plainer?.(test);
  return plainer === undefined ? test : plainest(plainer);
}

export function isStarred({ subject }: Test): boolean {
  return subject.kind === 'argument' && subject.pointer.includes('*');
}

export function termsOfPath(test: Test, ruleId: string, lists: Lists): Terms {
  return { operand: operandOf(test, ruleId, lists), value: 'path', found: 'path' };
}

/** Terms of a test of an argument; where it has stars, of each value of `eachFound`, in the variable `found`. */
export function termsOfArgument(test: Test, ruleId: string, lists: Lists): Terms {
  const operand = operandOf(test, ruleId, lists);
  if (isStarred(test)) return { operand, value: 'found', found: given(test, 'found') };
  if (pointerOf(test).length === 0) return { operand, value: ALL, found: ALL };
  return { operand, value: valueOf(test), found: given(test, foundBy(wayOf(test), placeOf(test))) };
}

/** Rego: all that a test with stars is asked of; where there is nothing at all, that one nothing. */
export function eachFound(test: Test): string {
  return foundBy(wayOf(test), placeOf(test));
}

/** Rego: what a test without stars is asked of. */
export function foundOf(test: Test): string {
  return foundBy(wayOf(test), placeOf(test));
}

/** The same for a test in a row: the parts of the row that say where, and the line that reads them. */
export function inRow(test: Test): { readonly row: JsonObject; readonly way: string; readonly each: string } {
  // A test of the context is asked of the input document: once, whatever the arguments are.
  if (test.subject.kind === 'context') return { row: { found: 'context' }, way: 'context', each: '[{}]' };
  const way = wayOf(test);
  const pointer = pointerOf(test);
  const found = foundBy(way, { place: 'test.at', pointer: 'test.pointer' });
  const name = [way.how, ...(way.view === 'value' ? [] : [way.view]), ...(way.lower ? ['lower'] : [])].join('_');
  return {
    row: {
      found: name,
      at: placeValue(pointer),
      ...(way.view === 'value' || way.how === 'each' ? {} : { pointer: toPointer(['arguments', ...pointer]) }),
    },
    way: name,
    each: way.how === 'each' ? found : `[${found}]`,
  };
}

/** A missing value of an optional test fails nothing. */
function given({ optional }: Test, found: string): string {
  return optional === true ? `conditions.optional(${found})` : found;
}

function wayOf(test: Test): Way {
  const pointer = pointerOf(test);
  const how = pointer.includes('*') ? 'each' : pointer.length === 1 ? 'at' : 'within';
  return { how, view: operatorOf(test).view, lower: test.ignoreCase === true };
}

interface Place {
  readonly place: string;
  readonly pointer: string;
}

function placeOf(test: Test): Place {
  const pointer = pointerOf(test);
  return { place: value(placeValue(pointer)), pointer: string(toPointer(['arguments', ...pointer])) };
}

function foundBy({ how, view, lower }: Way, { place, pointer }: Place): string {
  if (how === 'each') {
    if (view !== 'value') return `[conditions.${FACTS[view].look}(pointer, value) | some [pointer, value] in conditions.each_at(${place})]`;
    return lower ? `[conditions.lowered(value) | some value in conditions.each(${place})]` : `conditions.each(${place})`;
  }
  const value = `conditions.${how}(${place})`;
  if (view !== 'value') return `conditions.${FACTS[view].look}(${pointer}, ${value})`;
  return lower ? `conditions.lowered(${value})` : value;
}

/** A name; steps; or the steps between the stars. */
function placeValue(pointer: readonly string[]): JsonValue {
  const [only = ''] = pointer;
  if (pointer.length === 1 && only !== '*') return only;
  // Arguments are an object, so the first segment is a name whatever it looks like.
  const steps = pointer.map((segment, at) => (at === 0 ? segment : step(segment)));
  if (!pointer.includes('*')) return steps;
  const between: (string | number)[][] = [[]];
  for (const segment of steps) {
    if (segment === '*') between.push([]);
    else between.at(-1)?.push(segment);
  }
  return between;
}

/** An undefined-if-missing reference, as an author would write it. */
function valueOf(test: Test): string {
  const pointer = pointerOf(test);
  const { view } = operatorOf(test);
  if (view !== 'value') return `input.${FACTS[view].member}[${string(toPointer(['arguments', ...pointer]))}]`;
  const [name = '', ...rest] = pointer;
  const reference = rest.reduce((base, segment) => stepInto(base, step(segment)), member('input.arguments', name));
  return test.ignoreCase === true ? `lower(${reference})` : reference;
}

function stepInto(base: string, segment: string | number): string {
  return typeof segment === 'number' ? `${base}[${segment}]` : member(base, segment);
}

/** A number is a place in a list. */
function step(segment: string): string | number {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(segment) ? Number(segment) : segment;
}

function pointerOf({ subject }: Test): readonly string[] {
  return subject.kind === 'argument' ? subject.pointer : [];
}

function operandOf(test: Test, ruleId: string, lists: Lists): string {
  const operator = operatorOf(test);
  return operator.literal?.(test.operand) ?? literal(test.operand, { ruleId, lists, table: operator.table });
}
