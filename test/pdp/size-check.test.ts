import { expect, test } from 'vitest';
import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from '../../src/pdp/encode-input.js';
import { createSizeCheck } from '../../src/pdp/size-check.js';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const long = 'x'.repeat(MAX_INPUT_BYTES / 6);
const shared = { text: 'x'.repeat(1_000) };
const held = { text: 'x'.repeat(10_000) };
/** One after the other: what was told of one must not be told of the next. */
const documents: readonly (readonly [why: string, input: object, small: boolean])[] = [
  ['a small one', { a: 1, b: shared, c: held }, true],
  ['the same objects again', { a: 1, b: shared, c: held }, true],
  ['a longer one in place of one that was measured', { a: 1, b: { text: long }, c: held }, false],
  ['the first again', { a: 1, b: shared, c: held }, true],
  ['a text of its own', { a: long }, false],
  ['too deep below a member', { a: 1, b: nested(MAX_INPUT_DEPTH) }, false],
  ['as deep as it may be', { a: 1, b: nested(MAX_INPUT_DEPTH - 1) }, true],
  ['together too long', Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`m${at}`, held])), false],
  ['the same object under another name', { x: shared, y: shared }, true],
  ['very many members', Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`m${at}`, 1])), false],
];

test('what is called small is under every limit, whatever came before it', () => {
  const isSurelySmall = createSizeCheck();
  for (const [why, input, small] of documents) expect(isSurelySmall(input), why).toBe(small);
});
