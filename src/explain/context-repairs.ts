import type { Test } from '../compiler/conditions/condition.js';
import { operatorOf } from '../compiler/operators/index.js';
import { texts } from '../compiler/operators/operands.js';
import { timeOf } from '../pip/build-input.js';
import type { InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { toPointer } from '../protocol/json/json-pointer.js';
import { applyEdits, editOf, valueAt, type Edit } from './edit.js';

const QUARTER_MS = 15 * 60_000;
/** A window opens and closes within a week, and a day is one of its own in every zone. */
const LOOKED_AHEAD_MS = 9 * 24 * 60 * 60_000;

/** Who else, by what other client, when or after what a test of the context comes out as wanted: judged, each a repair of its own. */
export function contextRepairs(test: Test, want: boolean, input: InputDocument): readonly (readonly Edit[])[] {
  const operator = operatorOf(test);
  const fits = (edits: readonly Edit[]) => operator.judge(applyEdits(input, edits) as unknown as JsonValue, test.operand) === want;
  const tried = (TRIED[test.operator] ?? (() => []))(test.operand, input, want);
  if (test.operator !== 'in_window') return tried.filter((edits) => edits.length > 0 && fits(edits));
  // In the order of time: the first moment is the nearest.
  const first = tried.find(fits);
  return first === undefined ? [] : [first];
}

type Try = (operand: JsonValue, input: InputDocument, want: boolean) => readonly (readonly Edit[])[];

const TRIED: Readonly<Record<string, Try>> = {
  subject_is: (operand, input) => [...samples(operand), 'someone-else'].map((subject) => [editOf(input, '/identity/subject', subject)]),
  known_by: (operand, input) => [...samples(operand), 'none', 'os', 'jwt'].map((method) => [editOf(input, '/identity/method', method)]),
  is_authenticated: (_operand, input) => [true, false].map((proved) => [editOf(input, '/identity/authenticated', proved)]),
  in_groups: (operand, input) => listed(operand, input, '/identity/claims/groups'),
  claim_is(operand, input) {
    const { at, values } = isJsonObject(operand) ? operand : ({} as JsonObject);
    const pointer = toPointer(['identity', 'claims', ...texts(at ?? [])]);
    return [...listOf(values), 'other', 0, false].map((value) => [editOf(input, pointer, value)]);
  },
  client_is: (operand, input) => [...samples(operand), 'another-client'].map((name) => [editOf(input, '/client/name', name)]),
  in_window(_operand, input) {
    const from = Math.ceil(input.time.now_ns / 1e6 / QUARTER_MS) * QUARTER_MS;
    const moments = Array.from({ length: LOOKED_AHEAD_MS / QUARTER_MS }, (_, at) => from + at * QUARTER_MS);
    return moments.map((moment) => [editOf(input, '/time', timeOf(moment) as unknown as JsonValue)]);
  },
  called_before(operand, input, want) {
    const tools = texts(operand).map((tool) => toPointer(['session', 'tools', tool]));
    if (!want) return tools.map((at) => [editOf(input, at, undefined)]);
    return [tools.filter((at) => valueAt(input, at) === undefined).map((at) => editOf(input, at, 1))];
  },
  has_labels: (operand, input) => listed(operand, input, '/session/labels'),
  lacks_labels: (operand, input) => listed(operand, input, '/session/labels'),
};

/** A list with all, one or none of the names. */
function listed(operand: JsonValue, input: InputDocument, at: string): readonly (readonly Edit[])[] {
  const names = listOf(operand);
  const there = listOf(valueAt(input, at));
  const left = there.filter((each) => !names.includes(each));
  const lists = [...names.map((name) => [...new Set([...there, name])]), [...new Set([...there, ...names])], left];
  return lists.map((list) => [editOf(input, at, list)]);
}

/** A text that a pattern fits: without its stars. */
function samples(operand: JsonValue): readonly string[] {
  return texts(operand)
    .map((pattern) => pattern.replaceAll('*', ''))
    .filter((text) => text !== '');
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
