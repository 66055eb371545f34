import { describe, expect, test } from 'vitest';
import { findAmbiguities, lookCloser } from '../../src/protocol/find-ambiguities.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { outline } from '../../src/protocol/json/outline.js';
import { plainMembers } from '../../src/protocol/json/plain-members.js';
import { defaultReadLimits, type ReadLimits } from '../../src/protocol/read-limits.js';
import * as fc from '../properties.js';
import { dices, write, type Tree } from './json-text.js';

const scalar = (value: unknown): Tree => ({ scalar: JSON.stringify(value) });

/** Names as they are meant, and as somebody writes them who wants two readers to differ. */
const KNOWN = ['jsonrpc', 'id', 'method', 'params', 'result', '_meta', 'name', 'arguments', 'ref', 'argument', 'uri', 'progressToken'];
const spelled = (names: readonly string[]) =>
  fc
    .constantFrom(...names)
    .chain((name) =>
      fc.constantFrom(
        name,
        name,
        name,
        name.toUpperCase(),
        name.toLowerCase(),
        `${name} `,
        name.replace('s', 'ſ'),
        `\0${name}`,
        `${name}\ud800`,
      ),
    );
const scalars = fc.constantFrom<unknown>('x', 'tools/call', 'Tools/Call', 'a\0b', 1, null, true).map(scalar);
const numbers = fc.constantFrom('1e400', '9007199254740993', '0.1', '1e2').map((text) => ({ scalar: text }));

/** Objects within objects, whose members may stand twice. */
const messages: fc.Arbitrary<Tree> = fc.letrec<{ value: Tree; object: Tree }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    numbers,
    fc.array(tie('value'), { maxLength: 2 }).map((items) => ({ items })),
    tie('object'),
  ),
  object: fc.array(fc.tuple(spelled([...KNOWN, 'path', 'mode']), tie('value')), { maxLength: 4 }).map((members) => ({ members })),
})).object;

const limitsOf = (inspectedArguments: ReadLimits['inspectedArguments']): ReadLimits => ({ ...defaultReadLimits, inspectedArguments });
const inspected = fc.constantFrom(limitsOf('all'), limitsOf(new Set(['path', 'mode'])), limitsOf(new Set()));

describe('what the first look lets pass', () => {
  test('is what a closer one finds nothing in, and what is found is the same', () => {
    const seen = { plain: 0, odd: 0 };
    const usual: Tree = {
      members: [
        ['id', scalar(1)],
        ['method', scalar('tools/call')],
      ],
    };
    fc.assert(
      fc.property(messages, messages, inspected, dices, (params, beside, limits, dice) => {
        const members = 'members' in usual && 'members' in beside ? [...usual.members, ...beside.members] : [];
        const text = write({ members: [...members, ['params', params]] }, dice);
        const value = JSON.parse(text) as JsonValue;
        const shape = outline(Buffer.from(text), limits.maxDepth, limits.maxBatch);
        const found = lookCloser(text, value, shape, limits);
        expect(findAmbiguities(text, value, shape, limits)).toEqual(found);
        if (plainMembers(value, limits.inspectedArguments) === shape.members) seen.plain++;
        if (found.asked !== undefined) seen.odd++;
      }),
      { numRuns: 1500 },
    );
    expect(seen.plain).toBeGreaterThan(100);
    expect(seen.odd).toBeGreaterThan(100);
  });

  const call = (params: JsonObject, more: JsonObject = {}): JsonObject => ({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params,
    ...more,
  });
  const cases: readonly (readonly [why: string, message: JsonValue, members: number])[] = [
    ['a call', call({ name: 'a', arguments: { path: '/a', deep: { x: [{ y: 1 }] } } }), 10],
    ['an answer', { id: 1, result: { Tools: [], tools: [] } }, 4],
    ['a member of the envelope in another case', call({}, { Method: 'x' }), Number.NaN],
    ['a method in another case', { ...call({}), method: 'Tools/call' }, Number.NaN],
    ['a parameter in another case', call({ Name: 'a' }), Number.NaN],
    ['what _meta says in another case', call({ _meta: { progresstoken: 1 } }), Number.NaN],
    ['what a reference names in another case', call({ ref: { Uri: 'a' } }), Number.NaN],
    ['an argument that may have a twin', call({ arguments: { Path: '/a' } }), Number.NaN],
  ];
  test.each(cases)('%s', (_why, message, members) => {
    expect(plainMembers(message, 'all')).toBe(members);
  });
});
