import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { GENESIS, type ChainPosition } from '../../src/audit/chain.js';
import { EntryGroup } from '../../src/audit/entry-group.js';
import type { JsonBytes } from '../../src/audit/encode/json-bytes.js';
import * as fc from '../properties.js';

/** The ten lines of docs/audit-log.md, over bytes. Returns the entries' own texts and the last hash. */
function check(group: Buffer, before: string): { readonly entries: readonly string[]; readonly last: string } {
  let previous = before;
  const entries: string[] = [];
  const mark = Buffer.from(',"entryhash":"');
  for (let start = 0; start < group.length;) {
    const end = group.indexOf(0x0a, start);
    const line = group.subarray(start, end);
    start = end + 1;
    const cut = line.lastIndexOf(mark);
    const body = line.subarray(0, cut);
    const own = createHash('sha256').update('agentmesh-audit-entry-1.0\n').update(body).digest('hex');
    expect(line.subarray(cut).toString()).toBe(`,"entryhash":"${own}"}`);
    expect(body.toString().endsWith(`"previoushash":"${previous}"`)).toBe(true);
    entries.push(`${body.toString().replace(/,"sequence":"\d{12}","previoushash":"[0-9a-f]{64}"$/, '')}}`);
    previous = own;
  }
  return { entries, last: previous };
}

const asItIs = (entry: string, out: JsonBytes) => out.text(entry);

it('chains any entries, in memory that serves group after group', () => {
  const group = new EntryGroup(asItIs);
  let position: ChainPosition = GENESIS;
  const entry = fc.oneof(
    fc.record({ text: fc.string({ unit: 'binary' }) }),
    // Over what the group has at first, and over what it keeps.
    fc.record({ text: fc.integer({ min: 1, max: 600_000 }).map((length) => '€'.repeat(length)) }),
  );
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
      const before = position.entryhash;
      const texts = entries.map((each) => JSON.stringify(each));
      group.begin();
      for (const text of texts) position = group.add(text.slice(0, -1), position);
      const found = check(group.bytes, before);
      expect(found.entries.length).toBe(texts.length);
      expect(found.entries.every((text, index) => text === texts[index])).toBe(true);
      expect(found.last).toBe(position.entryhash);
    }),
    { numRuns: 20 },
  );
});

it('puts the end of an unfinished line before its first entry, outside of what is hashed', () => {
  const group = new EntryGroup(asItIs);
  group.begin('\n');
  const { entryhash } = group.add('{"type":"x"', GENESIS);
  expect(group.bytes[0]).toBe(0x0a);
  expect(check(group.bytes.subarray(1), GENESIS.entryhash).last).toBe(entryhash);
});
