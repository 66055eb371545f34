import { describe, expect, it } from 'vitest';
import { AnyCase, Cased } from '../../src/inspect/letter-case.js';
import * as fc from '../properties.js';
import { detectorPatterns } from './detector-patterns.js';

const placeOf = (match: RegExpExecArray | null) => match && { index: match.index, length: match[0].length };

describe('a pattern in any letter case finds what it finds by its flag', () => {
  it.each<[RegExp, string, string]>([
    [/\bselect\b/i, 'a SeLeCt b', 'letters'],
    [/HKLM\\RUN/i, 'hklm\\run', 'capitals of the pattern'],
    [/[A-F]{2}\W\S/i, 'xEf -', 'a range, and escapes that are capitals themselves'],
    [/[^A-C]/i, 'abCx', 'all but a range'],
    [/[!-Z]/i, 'abc', 'a range over signs and letters'],
    [/[\w-z]/i, '-Z', 'a hyphen that is no range'],
    [/é/i, 'É', 'a letter beyond ASCII'],
    [/\x41\u0042/i, 'ab', 'letters by their numbers'],
    [/[\x60'"]RM\x60/i, "'rm`", 'a grave accent by its number'],
    [/\\X60/i, '\\x60', 'a backslash before what looks like one'],
    [/k/i, '\u212a', 'the sign of kelvins, which is no k'],
    [/s/i, 'ſ', 'the long s, which is no s'],
    [/i/i, 'İI', 'a letter that is two in small letters'],
    [/x/i, 'ÀÉX', 'the place behind letters beyond ASCII'],
    [/(?<Name>a)/i, 'A', 'a group with a name'],
    [/A/, 'aA', 'a pattern without the flag'],
    [/K/iu, '\u212a', 'a pattern that folds as Unicode does'],
    [/\p{Lu}/iu, 'a', 'a property of characters'],
  ])('%s in %j: %s', (pattern, text) => {
    expect(placeOf(new AnyCase(pattern).exec(new Cased(text)))).toEqual(placeOf(pattern.exec(text)));
  });

  it('with each unit in its place, and none beyond ASCII made one of it', () => {
    const moved = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((unit) => {
      const { small } = new Cased(`A${unit}A`);
      return small.length !== 3 || !/^a[^]a$/.test(small) || (unit > '\u007f' && small.charAt(1) <= '\u007f');
    });
    expect(moved).toEqual([]);
  });

  it('and so do those of the detectors, in their own text and in others', async () => {
    const patterns = (await detectorPatterns())
      .filter(({ flags }) => flags.includes('i') && !flags.includes('g'))
      .map(({ source, flags }) => new RegExp(source, flags.replace('y', '')));
    expect(patterns.length).toBeGreaterThan(200);
    const letters = fc.constantFrom(...Array.from('aAkKsSiI \'";|$(=-\u212aſİéÉ'));
    fc.assert(
      fc.property(fc.constantFrom(...patterns), fc.string({ unit: letters, maxLength: 8 }), fc.nat(), (pattern, more, seed) => {
        const words = pattern.source.replace(/\\[bwWsSdD]|[[\](){}^$?*+|\\]/g, ' ');
        const start = seed % Math.max(1, words.length);
        const text = `${words.slice(start, start + 80)}${more}`.toUpperCase();
        expect(placeOf(new AnyCase(pattern).exec(new Cased(text)))).toEqual(placeOf(pattern.exec(text)));
      }),
      { numRuns: 1_000 },
    );
  });
});
