import { unpack, type Packed } from '../../packed.js';
import { fingerprintOf, numberWords, type NumberedWords } from './number-words.js';
import type { Phrase } from './phrases/phrase.js';

/** A name that only esbuild's `define` writes. */
declare const __NUMBERED_WORDS__: string | undefined;

/** To number the words of hundreds of phrases took a tenth of a start, so it is done when the program is built. */
const written: Packed | undefined = typeof __NUMBERED_WORDS__ === 'string' ? () => __NUMBERED_WORDS__ : undefined;

/** As JSON in the program. Lists are told by their places in `lists`. */
interface WrittenWords extends Pick<NumberedWords, 'made' | 'hashes' | 'words'> {
  readonly lists: readonly (readonly number[])[];
  /** Of each its needs; the words that it begins with, -1 where they are not told; and in turn those behind them with how far they are at most. */
  readonly phrases: readonly (readonly [needs: readonly number[], begins: number, ...later: readonly number[]])[];
}

/** As they were written into the program, or, where it was not built, as they are now. */
export function numberedWords(phrases: readonly Phrase[], words: readonly string[], text = written && unpack(written())): NumberedWords {
  if (text === undefined) return numberWords(phrases, words);
  const known = JSON.parse(text) as WrittenWords;
  if (known.made === fingerprintOf(phrases, words)) return readWords(known);
  throw new Error(
    `the program was built with ${known.phrases.length} phrases and ${known.words.length} words beside, and has ${phrases.length} and ${words.length} others: build it again with scripts/build.mjs`,
  );
}

const NO_WORDS: readonly number[] = [];

function readWords({ made, hashes, words, lists, phrases }: WrittenWords): NumberedWords {
  return {
    made,
    hashes,
    words,
    phrases: phrases.map(([needs, begins, ...later]) => ({
      needs: needs.map((list) => lists[list] ?? NO_WORDS),
      begins: lists[begins],
      later: later.flatMap((list, i) => (i % 2 === 0 ? [{ words: lists[list] ?? NO_WORDS, within: later[i + 1] ?? 0 }] : [])),
    })),
  };
}

/** What is written into the program. */
export function writeWords({ made, hashes, words, phrases }: NumberedWords): string {
  const places = new Map<readonly number[], number>();
  const placeOf = (list: readonly number[] | undefined) => {
    if (list === undefined) return -1;
    const place = places.get(list) ?? places.size;
    places.set(list, place);
    return place;
  };
  const rows = phrases.map(
    ({ needs, begins, later }) =>
      [needs.map(placeOf), placeOf(begins), ...later.flatMap(({ words: all, within }) => [placeOf(all), within])] as const,
  );
  return JSON.stringify({ made, hashes, words, lists: [...places.keys()], phrases: rows } satisfies WrittenWords);
}
