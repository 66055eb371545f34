import { expect, test } from 'vitest';
import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from '../../src/pdp/encode-input.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { SettledMembers } from '../../src/pdp/settled-members.js';
import { SizeCheck } from '../../src/pdp/size-check.js';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const long = 'x'.repeat(MAX_INPUT_BYTES / 6);
const shared = { text: 'x'.repeat(1_000) };
const held = { text: 'x'.repeat(10_000) };
/** One after the other: what was told of one must not be told of the next. */
const documents: readonly (readonly [why: string, input: object, small: boolean])[] = [
  ['a small one', { server: 1, tool: shared, client: held }, true],
  ['the same objects again', { server: 1, tool: shared, client: held }, true],
  ['a longer one in place of one that was measured', { server: 1, tool: { text: long }, client: held }, false],
  ['the first again', { server: 1, tool: shared, client: held }, true],
  ['a text of its own', { server: long }, false],
  ['too deep below a member', { server: 1, tool: nested(MAX_INPUT_DEPTH) }, false],
  ['as deep as it may be', { server: 1, tool: nested(MAX_INPUT_DEPTH - 1) }, true],
  ['together too long', Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`m${at}`, held])), false],
  ['small arguments beside what was small before', { server: 's', arguments: shared }, true],
  ['large ones beside the same', { server: 's', arguments: { text: long } }, false],
  ['a large result beside the same', { server: 's', result: [{ text: long }] }, false],
  ['one too deep', { server: 's', params: nested(MAX_INPUT_DEPTH) }, false],
  ['many tools of a session', { server: 's', session: { tools: { [long]: 1 } } }, false],
  ['large arguments beside more than is held on to', { server: 'x'.repeat(20_000), arguments: { text: long } }, false],
  ['the same object under another name', { paths: shared, urls: shared }, true],
  ['very many members', Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`m${at}`, 1])), false],
];

test('what is called small is under every limit, whatever came before it', () => {
  const settled = new SettledMembers();
  const sizes = new SizeCheck();
  for (const [why, input, small] of documents) {
    const document = input as InputDocument;
    expect(sizes.isSurelySmall(document, settled.follow(document)), why).toBe(small);
  }
});
