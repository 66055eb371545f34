import type { JudgedCondition, JudgedList, JudgedValue } from '../compiler/meaning/judge-conditions.js';
import { operatorOf } from '../compiler/operators/index.js';
import { judge } from '../compiler/operators/judge.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { JsonValue } from '../protocol/json/json.js';
import { candidates, pathCandidates } from './candidates.js';
import { contextRepairs } from './context-repairs.js';
import { editOf, isOfArguments, valueAt, type Edit } from './edit.js';

/** Edits that are made together. */
export type Repair = readonly Edit[];

/** What is tried of each part: a search, not a proof. */
const MOST = 12;

export interface RepairContext {
  readonly input: InputDocument;
  /** Folders that the policy speaks of. */
  readonly roots: readonly string[];
}

/** Ways to make a list of conditions come out as wanted, the fewest edits first. Empty: none was found. `[[]]`: it does already. */
export function repairsOfList({ truth, of }: JudgedList, want: boolean, context: RepairContext): readonly Repair[] {
  if (truth === want) return [[]];
  return want ? together(of.map((each) => repairsOf(each, true, context))) : either(of.map((each) => repairsOf(each, false, context)));
}

function repairsOf(condition: JudgedCondition, want: boolean, context: RepairContext): readonly Repair[] {
  if (condition.truth === want) return [[]];
  switch (condition.kind) {
    case 'test':
      return repairsOfTest(condition, want, context);
    case 'all':
      return repairsOfList(condition, want, context);
    case 'any':
      return want
        ? either(condition.of.map((each) => repairsOf(each, true, context)))
        : together(condition.of.map((each) => repairsOf(each, false, context)));
    case 'none':
      return want
        ? together(condition.of.map((each) => repairsOf(each, false, context)))
        : either(condition.of.map((each) => repairsOf(each, true, context)));
    case 'rego':
      break;
  }
  return [];
}

function repairsOfTest(
  { test, values }: JudgedCondition & { readonly kind: 'test' },
  want: boolean,
  context: RepairContext,
): readonly Repair[] {
  if (test.subject.kind === 'context') return contextRepairs(test, want, context.input);
  // A call without a path is given one.
  if (test.subject.kind === 'paths' && values.length === 0) {
    return want ? context.roots.map((root) => [editOf(context.input, '/arguments/path', `${root.replace(/\/$/, '')}/file`)]) : [];
  }
  const wrong = values.filter(({ truth }) => truth !== want);
  const each = wrong.map((value) =>
    test.subject.kind === 'paths' ? pathRepairs(test, value, context) : valueRepairs(test, value, want, context),
  );
  // A test of several values fails only where all do, and holds only where all do.
  return together(each);
}

type Test = (JudgedCondition & { readonly kind: 'test' })['test'];

function valueRepairs(test: Test, judged: JudgedValue, want: boolean, context: RepairContext): readonly Repair[] {
  const { at, value } = judged;
  const { view } = operatorOf(test);
  if (view === 'path') return pathRepairs(test, judged, context);
  // What a text is known for (a URL, SQL, a command) is found out when whoever takes one looks again.
  const fits = (candidate: JsonValue | undefined) =>
    view === 'value' || candidate === undefined ? judge(test, candidate) === want : typeof candidate === 'string';
  return candidates(test, value)
    .filter(fits)
    .slice(0, MOST)
    .map((candidate) => [editOf(context.input, at, candidate)]);
}

/** Whether a path would do, the file system says: whoever takes one looks again. */
function pathRepairs(test: Test, { at }: JudgedValue, { input, roots }: RepairContext): readonly Repair[] {
  const path = valueAt(input, at);
  return pathCandidates(test, typeof path === 'string' ? path : '', roots)
    .slice(0, MOST)
    .map((candidate) => [editOf(input, at, candidate)]);
}

/** One way of each part at the same time. */
export function together(parts: readonly (readonly Repair[])[]): readonly Repair[] {
  return parts.reduce<readonly Repair[]>(
    (made, part) => fewestFirst(made.flatMap((one) => part.map((other) => joined(one, other)))).slice(0, MOST * MOST),
    [[]],
  );
}

/** A way of any part. */
export function either(parts: readonly (readonly Repair[])[]): readonly Repair[] {
  return fewestFirst(parts.flat());
}

/** A later edit of the same place is the one that counts. */
function joined(one: Repair, other: Repair): Repair {
  const places = new Set(other.map(({ at }) => at));
  return [...one.filter(({ at }) => !places.has(at)), ...other];
}

/** Of as many edits those of arguments come first: who calls, and when, is not for the caller to choose. */
function fewestFirst(repairs: readonly Repair[]): readonly Repair[] {
  return repairs.toSorted((a, b) => a.length - b.length || foreign(a) - foreign(b));
}

function foreign(repair: Repair): number {
  return repair.filter(({ at }) => !isOfArguments(at)).length;
}
