import { expect, test } from 'vitest';
import { asciiClass, hasRun, runs } from '../../src/inspect/traits/runs.js';
import * as fc from '../properties.js';

const word = asciiClass(/[a-z0-9_]/);

test('the same runs as a regular expression finds, in texts of words and gaps of every length', () => {
  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '7', '_'), maxLength: 20 }),
    fc.constantFrom(' ', '-', 'é', '\u{1f600}', '  '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 12 }), (pieces, length) => {
      const text = pieces.join('');
      const expected = [...text.matchAll(new RegExp(`[a-z0-9_]{${length},}`, 'g'))].map((match) => [
        match.index,
        match.index + match[0].length,
      ]);
      expect([...runs(text, word, length)]).toEqual(expected);
      expect(hasRun(text, word, length)).toBe(expected.length > 0);
    }),
  );
});
