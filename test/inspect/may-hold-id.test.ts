import { expect, it } from 'vitest';
import { writtenTables } from '../../scripts/written-tables.mjs';
import { fewestDigits, readFewest } from '../../src/inspect/detectors/pii/may-hold-id.js';
import { NATIONAL_IDS } from '../../src/inspect/detectors/pii/national-ids.js';

const sources = NATIONAL_IDS.map(({ pattern }) => pattern.source);

it('what is written into the program of how few digits numbers have is what is told of its patterns', async () => {
  const { __FEWEST_DIGITS__: written = '""' } = await writtenTables();
  expect(readFewest(JSON.parse(written) as string, sources)).toEqual(fewestDigits());
}, 60_000);

it.each([
  ['fewer patterns', sources.slice(1)],
  ['another pattern', [...sources.slice(1), `${sources[0] ?? ''}[0-9]`]],
])('says so where it was told from others than there are: %s', (_how, others) => {
  expect(() => readFewest(JSON.stringify(fewestDigits()), others)).toThrow('built with other national numbers');
});
