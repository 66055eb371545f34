import { join } from 'node:path';
import { expect, it } from 'vitest';
import { traitsOf } from '../../src/inspect/traits/traits.js';
import { viewsOf } from '../../src/inspect/views/views.js';
import { readCases } from '../eval/case.js';
import * as fc from '../properties.js';

const texts = readCases(join(import.meta.dirname, '../fixtures/detection')).flatMap(({ arguments: value }) =>
  Object.values(value).filter((each) => typeof each === 'string'),
);
/** What a decoder changes, at times in the middle of a word or a run. */
const CHANGED = [
  '%2e',
  '%252e',
  '&amp;',
  '\\n',
  '\\u0061',
  'ﬀ',
  'é',
  '\u200b',
  'аpi_kеy',
  'api%5fkey',
  'to\u200bken',
  'QUtJQVdvcmRzIGFuZCB3b3Jkcw==',
];
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...texts), fc.nat(300)).map(([text, length]) => text.slice(0, length)),
  fc.integer({ min: 40, max: 400 }).map((length) => 'a/b_c.d-'.repeat(length).slice(0, length)),
  fc.integer({ min: 1, max: 40 }).map((times) => 'words of a page, with a key and a token; '.repeat(times)),
  fc.constantFrom(...CHANGED),
);
const mixture = fc.array(piece, { minLength: 20, maxLength: 90, size: 'max' }).map((pieces) => pieces.join(''));

it('tells a run that begins beside a change, where what was decoded before is longer than what it was decoded from', () => {
  const page = 'words of a page, with a key and a token; '.repeat(70);
  const text = `${page}ﬀ${'a/b_c.d-'.repeat(50)}ﬀ\n${'a/b_c.d-'.repeat(60)} ${page}`;
  for (const { text: own, traits } of viewsOf(text).views) expect(traits.runs).toEqual(traitsOf(own).runs);
});

it('tells of a text that was made of another what a scan of it tells, and of signs and digits no less', () => {
  let derived = 0;
  fc.assert(
    fc.property(mixture, (text) => {
      for (const { text: own, traits } of viewsOf(text).views.slice(1)) {
        const scanned = traitsOf(own);
        const { ascii, runs, places } = traits;
        expect({ ascii, runs, places }).toEqual({ ascii: scanned.ascii, runs: scanned.runs, places: scanned.places });
        expect(traits.digits).toBeGreaterThanOrEqual(scanned.digits);
        expect(scanned.signs & ~traits.signs).toBe(0);
        expect(scanned.others & ~traits.others).toBe(0);
        expect(scanned.literals & ~traits.literals).toBe(0);
        if (own.length > 4_096) derived += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(derived).toBeGreaterThan(100);
});
