import type { Condition, Test } from '../../compiler/conditions/condition.js';
import { judgeList } from '../../compiler/meaning/judge-conditions.js';
import { operatorOf } from '../../compiler/operators/index.js';
import type { InputDocument, PathFact } from '../../pdp/input-document.js';
import type { JsonValue } from '../../protocol/json/json.js';
import { toPointer } from '../../protocol/json/json-pointer.js';
import type { Call, PathOfCall } from '../observe/call.js';
import type { Facet } from './facet.js';
import { isBelow } from './path-text.js';

const NOWHERE = { file: '', line: 0, column: 0, length: 1 };

/** Whether a rule with this condition certainly does not allow the call: what the log does not hold may be anything. */
export function rejects(facet: Facet, call: Call): boolean {
  return testsOf(facet).some(
    (test) => isKnown(test, call) && judgeList([asked(test)], documentOf(call, test.operand), () => undefined).truth !== true,
  );
}

function testsOf({ about, tests, optional }: Facet): readonly Test[] {
  const subject = about === 'paths' ? ({ kind: 'paths' } as const) : ({ kind: 'argument', pointer: about } as const);
  return Object.entries(tests).map(([operator, operand]) => ({
    operator,
    operand,
    subject,
    ...(optional ? { optional } : {}),
    span: NOWHERE,
  }));
}

function asked(test: Test): Condition {
  return { kind: 'test', test };
}

function isKnown(test: Test, { arguments: args, masked, paths }: Call): boolean {
  const { subject } = test;
  if (operatorOf(test).view === 'path' && paths === undefined) return false;
  return subject.kind !== 'argument' || (args !== undefined && !masked.has(subject.pointer[0] ?? ''));
}

/** As much of the input document as conditions on arguments read. */
function documentOf({ arguments: args = {}, paths = [], facts }: Call, operand: JsonValue): InputDocument {
  const told = Object.fromEntries(paths.map((path) => [`/arguments${toPointer(path.place)}`, factOf(path, operand)]));
  const document: Pick<InputDocument, 'arguments' | 'paths' | 'urls' | 'sql' | 'commands'> = { arguments: args, paths: told, ...facts };
  return document as InputDocument;
}

function factOf({ lexical, resolved, also }: PathOfCall, operand: JsonValue): PathFact {
  const prefixes = [operand].flat().filter((each) => typeof each === 'string');
  const under = prefixes.filter((prefix) => [resolved, ...also].every((path) => isBelow(path, prefix)));
  return { lexical, resolved, under, ...(also.length === 0 ? {} : { also }) };
}
