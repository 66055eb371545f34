import { beforeAll, describe, expect, it } from 'vitest';
import { assembled } from '../../scripts/assembled.mjs';
import { longMarks, NumberReader, shortMarks } from '../../src/inspect/detectors/pii/number-marks.js';
import { NumberAutomaton } from '../../src/inspect/detectors/pii/number-automaton.js';
import { NUMBER_PATTERNS } from '../../src/inspect/detectors/pii/number-patterns.js';
import { numberStates } from '../../src/inspect/detectors/pii/written-states.js';
import { vocabulary } from '../../src/inspect/detectors/prompt-injection/hits.js';
import { readLong } from '../../src/inspect/detectors/prompt-injection/long-reading.js';
import { ScriptWords } from '../../src/inspect/detectors/prompt-injection/script-words.js';
import { PHRASES } from '../../src/inspect/detectors/prompt-injection/phrases/index.js';
import type { Places } from '../../src/inspect/detectors/prompt-injection/places.js';
import { readShort, type Reading } from '../../src/inspect/detectors/prompt-injection/short-reading.js';
import { hashTable, vocabularyOf } from '../../src/inspect/detectors/prompt-injection/vocabulary.js';
import { LongTexts, longTexts } from '../../src/inspect/traits/long-texts.js';
import { longTraits } from '../../src/inspect/traits/long-traits.js';
import { shortTraits } from '../../src/inspect/traits/short-traits.js';
import * as fc from '../properties.js';

let texts: LongTexts;
beforeAll(async () => {
  texts = new LongTexts(Buffer.from(await assembled('inspect/traits/long-texts.wat'), 'base64'));
});

const WORDS = [...new Set(PHRASES.flatMap(({ needs }) => needs.flatMap((group) => group.split('|'))))];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS).map((word) => word.toUpperCase()) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((both) => both.join('_')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1gn0r3', '1nstruct10ns', 'pa55_word', '$ystem', 'i', 'A', '7', '_', '__', 'a_', 'x'.repeat(3_000)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('https://a', 'ghp_', 'AKIA', 'token', 'bearer ', '-----BEGIN ', 'password', 'DE89 3704 0044 0532 0130 00'),
  },
  { weight: 2, arbitrary: fc.stringMatching(/^[0-9]{1,19}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\0', '\ud800', '\udfff', '\uffff', '\u0080', '\u{1f600}', 'é', '\u037f', '\u4e00', '\ud7a3', '\ud7a4'),
  },
  { weight: 6, arbitrary: fc.constantFrom(' ', '\n', '.', '-', ', ', '/', '=', '"', '\r\n', '\t', '(', ') ') },
);
/** Some longer than the pieces that are read at once. */
const anyText = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 60 }), fc.nat(40))
  .map(([pieces, times, from]) => pieces.join('').repeat(times).slice(from, 50_000));

/** What a reading says, without what texts before have left in tables. */
function toldBy({ present, words, places, blocks, ...rest }: Reading, size: number) {
  const numbers = Array.from({ length: size }, (_, number) => number);
  const standing = numbers.filter((number) => present[number] !== 0);
  return {
    ...rest,
    words: [...words],
    present: standing.map((number) => [number, present[number], blocks[number]]),
    places: numbers.map((number) => placesOf(places, number)).filter((list) => list.length > 0),
  };
}

function placesOf({ first, starts, next }: Places, number: number): readonly number[] {
  const found: number[] = [];
  for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) found.push(starts[i - 1] ?? 0);
  return found;
}

/** By word where it stands, by one way of the two. */
function placesOfWords(words: readonly string[], text: string, by: LongTexts | undefined): readonly (readonly number[])[] {
  const all = new ScriptWords(words);
  all.find(text, by);
  return words.map((_, number) => {
    const places: number[] = [];
    all.addPlaces(number, places);
    expect(all.count(number)).toBe(places.length);
    return places;
  });
}

describe('a long text tells what it tells where it is read unit by unit', () => {
  it('of its characters, runs and words that are looked for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(longTraits(text, texts)).toEqual(shortTraits(text));
      }),
      { numRuns: 150 },
    );
  });

  it('of the words of phrases', () => {
    const size = vocabulary.present.length;
    fc.assert(
      fc.property(anyText, (any) => {
        const text = any.slice(0, texts.passes.longestText.value);
        expect(toldBy(readLong(text, vocabulary, texts), size)).toEqual(toldBy(readShort(text, vocabulary), size));
      }),
      { numRuns: 150 },
    );
  });

  it('of the numbers in it', () => {
    const numbers = new NumberReader(new NumberAutomaton(numberStates(NUMBER_PATTERNS)));
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, from) => {
        const start = Math.min(from, text.length);
        expect(longMarks(text, start, text.length, numbers, texts)).toEqual(shortMarks(text, start, text.length, numbers));
      }),
      { numRuns: 150 },
    );
  });

  it('of the words of other scripts', () => {
    const words = ['忽略', '略之前', 'отмени', 'мен', 'правил', 'ignorǎ', '무시'];
    const script = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words, ...words.map((word) => word.toUpperCase())) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('忽', '略', 'отм', 'ени', '\u1c82тмени', '\u2200', '\u21ff', '\ud83d\ude00', '\0', ' ', '\n', 'x'),
      },
    );
    const scripts = fc
      .tuple(fc.array(script, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 30 }))
      .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, texts.passes.longestText.value));
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(scripts, anyText), (any) => {
        const text = any.slice(0, texts.passes.longestText.value);
        const [long, short] = [texts, undefined].map((by) => placesOfWords(words, text, by));
        expect(long).toEqual(short);
        found += short?.flat().length ?? 0;
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it('of more words of other scripts than the list of others has room for, at the end of a text too', () => {
    const words = ['忽略', '略忽', '忽略忽', '略忽略'];
    const text = '忽略'.repeat(texts.passes.longestText.value / 2);
    const places = placesOfWords(words, text, texts);
    expect(places).toEqual(placesOfWords(words, text, undefined));
    expect(places.flat().length).toBeGreaterThan(2 * text.length - 8);
  });

  it.each<readonly [why: string, text: string]>([
    ['a word in each two units, all of them sought', 'a_'.repeat(6_000)],
    ['a letter in each two', 'i '.repeat(6_000)],
    ['one word', 'a'.repeat(12_000)],
    ['a word with digits in each three', 'a1 '.repeat(4_000)],
  ])('of %s', (_why, text) => {
    const sought = vocabularyOf({ ...hashTable([97, 97 * 31 + 95]), sought: Uint8Array.of(1, 1) });
    expect(toldBy(readLong(text, sought, texts), 2)).toEqual(toldBy(readShort(text, sought), 2));
  });

  it('where another has left its words', () => {
    const one = vocabularyOf({ ...hashTable([97]), sought: Uint8Array.of(1) });
    const other = vocabularyOf({ ...hashTable([98]), sought: Uint8Array.of(0) });
    const text = 'a b '.repeat(200);
    for (const each of [one, other, one]) expect(toldBy(readLong(text, each, texts), 1)).toEqual(toldBy(readShort(text, each), 1));
  });
});

it('a number of more states than there is room for is read unit by unit', () => {
  const everyStateNew = new NumberAutomaton(numberStates(NUMBER_PATTERNS));
  everyStateNew.at = () => texts.passes.statesEnd.value;
  expect(longMarks('4111 1111', 0, 9, new NumberReader(everyStateNew), texts)).toBeUndefined();
});

it('the passes are made when a text comes that is long, and then read all that are not short', () => {
  expect(longTexts(100_000)).toBeInstanceOf(LongTexts);
  expect(longTexts(1_000)).toBe(longTexts(100_000));
  expect(longTexts(100)).toBeUndefined();
});
