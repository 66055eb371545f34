import { describe, expect, it } from 'vitest';
import { needsOf } from '../../src/inspect/patterns/needs.js';
import { hasAny, traitsOf } from '../../src/inspect/traits/traits.js';
import * as fc from '../properties.js';
import { detectorPatterns } from './detector-patterns.js';

const signs = (pattern: RegExp) =>
  needsOf(pattern).map((set) =>
    Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
      .filter((each) => hasAny(traitsOf(each), set))
      .join(''),
  );

describe('what a pattern needs', () => {
  it.each<[RegExp, readonly string[]]>([
    [/\(\)\s{0,4}\{/, ['(', ')', '{']],
    [/a=[0-9]{2}/, ['=', '0123456789']],
    [/a|=/, []],
    [/(?:;|\|{1,2}|&&)x/, ['&;|']],
    [/(?:=)?x/, []],
    [/(?:=){0,2};/, [';']],
    [/[^;]+:/, [':']],
    [/[\w;]:?/, []],
    [/[\n;]/, ['\n;']],
    [/[.;]/, ['.;']],
    [/(?<sign>;)/, [';']],
    [/[!-#]/, ['!"#']],
    [/(?!=);/, [';']],
    [/\p{L}+;/u, [';']],
    [/[é;]/, []],
    [/^$/, []],
  ])('%s', (pattern, expected) => {
    expect(signs(pattern)).toEqual(expected);
  });

  it('is in every text that the pattern matches, for every pattern of every detector', async () => {
    const patterns = await detectorPatterns();
    for (const { source, flags } of patterns) {
      const plain = new RegExp(source, flags.replace(/[gy]/g, ''));
      const needs = needsOf(plain);
      if (needs.length === 0) continue;
      // fast-check makes no texts for word boundaries; the pattern itself has the last word.
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(source.replaceAll('\\b', ''), flags.includes('u') ? 'u' : '')), (text) => {
          if (plain.test(text))
            expect(
              needs.every((set) => hasAny(traitsOf(text), set)),
              `${source} in ${JSON.stringify(text)}`,
            ).toBe(true);
        }),
        { numRuns: 8 },
      );
    }
  });
});
