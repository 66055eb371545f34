import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Detector } from '../../src/inspect/detector.js';
import { LONGEST_FORBIDDING } from '../../src/inspect/detectors/prompt-injection/first-match.js';
import { LONGEST_SIGN, Parts } from '../../src/inspect/detectors/prompt-injection/parts.js';
import { PHRASES } from '../../src/inspect/detectors/prompt-injection/phrases/index.js';
import { MARKS } from '../../src/inspect/detectors/prompt-injection/phrases/marks.js';
import { otherScripts } from '../../src/inspect/detectors/prompt-injection/phrases/other-scripts.js';
import { injectionsIn, promptInjection } from '../../src/inspect/detectors/prompt-injection/prompt-injection.js';
import { read } from '../../src/inspect/detectors/prompt-injection/reading.js';
import { readPattern } from '../../src/inspect/patterns/pattern.js';
import { viewsOf } from '../../src/inspect/views/views.js';
import { longestMatch } from '../../src/inspect/patterns/longest-match.js';
import * as fc from '../properties.js';
import { compiledPhrases } from './compiled-phrases.js';

const folder = join(import.meta.dirname, '../fixtures/detection');
const TEXTS: readonly string[] = readdirSync(folder)
  .filter((file) => /^(?:prompt_injection|benign)/.test(file))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => Object.values((JSON.parse(line) as { readonly arguments: object }).arguments).join('\n'));

/** Ways to write a text that a view or an undone disguise reads. */
const WRITTEN: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => JSON.stringify(text),
  (text) => text.replaceAll(/[^\w ]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  (text) => text.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 84) % 26))),
  (text) => Array.from(text).toReversed().join(''),
  (text) => text.replaceAll(/\w/g, '$& '),
  (text) => text.replaceAll('e', '3').replaceAll('o', '0').replaceAll('i', '1'),
  (text) => text.replaceAll('a', 'а'),
  (text) => text.replaceAll('e', 'e\u200b'),
  (text) => 'lorem ipsum dolor '.repeat(text.length / 4),
];
const PIECE = fc
  .tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...WRITTEN), fc.constantFrom(' ', '\n', '. ', '%20'))
  .map(([text, write, end]) => write(text) + end);
/** Most are several parts long. */
const MIXTURE = fc.array(PIECE, { minLength: 1, maxLength: 80, size: 'max' }).map((pieces) => pieces.join(''));

const everything: Detector = { ...promptInjection, detect: (inspected, report) => injectionsIn(inspected, report, { again: true }) };
const [sparing, thorough] = [promptInjection, everything].map((detector) => createInspector({ detectors: [detector] }));

it('finds the same whether parts that stand unchanged in later views are judged again or not', () => {
  fc.assert(
    fc.property(MIXTURE, fc.constantFrom('arguments' as const, 'result' as const), (text, surface) => {
      const request = { surface, method: 'tools/call', tool: 't', value: { text }, root: '/x', pathArguments: [] };
      expect(sparing?.inspect(request)).toEqual(thorough?.inspect(request));
    }),
    { numRuns: 20 },
  );
});

it('parts a view without a gap, and calls the same only what stands where it was read', () => {
  fc.assert(
    fc.property(MIXTURE, (text) => {
      const parts = new Parts();
      for (const view of viewsOf(text).views) {
        let covered = 0;
        for (const { from, text: own, same } of parts.of(view)) {
          expect(from).toBeLessThanOrEqual(covered);
          expect(own).toBe(view.text.slice(from, from + own.length));
          if (same !== undefined) expect(own).toBe(same.text);
          if (same !== undefined) expect(view.origin?.placeOf(from)).toBe(same.from);
          covered = from + own.length;
        }
        expect(covered).toBe(view.text.length);
      }
    }),
    { numRuns: 20 },
  );
});

it('has each order of a view whole in one part, wherever it stands', () => {
  const order = 800;
  fc.assert(
    fc.property(MIXTURE, (text) => {
      const parts = new Parts();
      for (const view of viewsOf(text).views) {
        const all = parts.of(view);
        for (const { from } of all.slice(1)) {
          // The last that begins before the one that begins here.
          const start = from - 1;
          const end = Math.min(start + order, view.text.length);
          expect(all.some((part) => part.from <= start && part.from + part.text.length >= end)).toBe(true);
        }
      }
    }),
    { numRuns: 20 },
  );
});

it('most of a long text that is decoded in one place is the same', () => {
  const text = `${'The committee met on Tuesday. '.repeat(900)}%2e%2e%2f${' It will meet again.'.repeat(1_000)}`;
  const [, decoded] = viewsOf(text).views;
  const parts = decoded === undefined ? [] : new Parts().of(decoded);
  expect(parts.filter(({ same }) => same === undefined)).toHaveLength(1);
  expect(parts).toHaveLength(8);
});

it('looks at so much beside a change that a sign which it is in is seen whole', () => {
  const { vocabulary, possible } = compiledPhrases(PHRASES);
  const reading = read(PHRASES.flatMap(({ needs }) => needs.map((group) => group.replaceAll('|', ' '))).join(' '), vocabulary);
  const patterns = [
    ...possible(reading).map(({ pattern }) => pattern().pattern),
    ...[...MARKS, ...otherScripts()].map(({ pattern }) => pattern),
  ];
  expect(patterns.length).toBeGreaterThan(PHRASES.length);
  expect(Math.max(...patterns.map((each) => longestMatch(readPattern(each))))).toBeLessThanOrEqual(LONGEST_SIGN - LONGEST_FORBIDDING);
});
