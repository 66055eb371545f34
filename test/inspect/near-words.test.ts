import { describe, expect, it } from 'vitest';
import { WAYS } from '../../src/inspect/detectors/secret/written.js';
import { firstCharacters } from '../../src/inspect/patterns/first-characters.js';
import { traitsOf } from '../../src/inspect/traits/traits.js';
import * as fc from '../properties.js';

/** Texts that have matches: anchors and boundaries are left out, of which the generator knows nothing. */
const texts = WAYS.map(({ pattern }) => fc.stringMatching(new RegExp(pattern.source.replaceAll('\\b', '').replaceAll('}?', '}'))));
/** What tears a match, or begins one that goes no further. */
const BESIDE = ['', ' ', '\n', '"', ': ', 'x', 'key', 'api_', 'token=', 'my secret', 'a://b', 'name: ', ' -u ', 'psexec ', 'Ж'];

describe('secrets by what is written around them', () => {
  it.each(WAYS.map((way, i) => [way.pattern.source.slice(0, 40), way, texts[i] ?? fc.string()] as const))(
    'finds at words what /%s…/ finds in the whole text',
    (_, { pattern, near }, matching) => {
      let matches = 0;
      fc.assert(
        fc.property(fc.array(fc.oneof(matching, fc.constantFrom(...BESIDE)), { maxLength: 6 }), (parts) => {
          const text = parts.join('');
          const expected = [...text.matchAll(pattern)].map(({ index, ...groups }) => [index, groups[0]]);
          const found: unknown[] = [];
          near.eachMatch(text, traitsOf(text).places, (match) => found.push([match.index, match[0]]));
          matches += expected.length;
          expect(found).toEqual(expected);
        }),
        { numRuns: 600 },
      );
      expect(matches).toBeGreaterThan(50);
    },
  );
});

describe('what a match may begin with', () => {
  it.each<[RegExp, string | undefined]>([
    [/ab/, 'a'],
    [/a?b/, 'ab'],
    [/a/i, 'aA'],
    [/(?:ab|c)d/, 'ac'],
    [/(?:a|)b/, 'ab'],
    [/\b[x-z]{2}/, 'xyz'],
    [/(?:^|\n|[.!] ?)a/, '\n.!'],
    [/^a|b/, 'b'],
    [/^a|b/m, undefined],
    [/a*/, undefined],
    [/[^a]b/, undefined],
    [/é/, undefined],
    [/\sa/, undefined],
  ])('%s', (pattern, expected) => {
    const first = firstCharacters(pattern);
    const told = first && Array.from(first, (is, code) => (is === 1 ? String.fromCharCode(code) : '')).join('');
    expect(told).toBe(expected && Array.from(expected).toSorted().join(''));
  });
});
