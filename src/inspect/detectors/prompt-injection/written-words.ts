import { fingerprintOf, numberWords, type NumberedWords } from './number-words.js';
import type { Phrase } from './phrases/phrase.js';

/** A name that only esbuild's `define` writes. */
declare const __NUMBERED_WORDS__: string | undefined;

/** To number the words of hundreds of phrases took a tenth of a start, so it is done when the program is built. */
const written = typeof __NUMBERED_WORDS__ === 'string' ? __NUMBERED_WORDS__ : undefined;

/** As they were written into the program, or, where it was not built, as they are now. */
export function numberedWords(phrases: readonly Phrase[], words: readonly string[], text = written): NumberedWords {
  if (text === undefined) return numberWords(phrases, words);
  const known = JSON.parse(text) as NumberedWords;
  if (known.made === fingerprintOf(phrases, words)) return known;
  throw new Error(
    `the program was built with ${known.phrases.length} phrases and ${known.words.length} words beside, and has ${phrases.length} and ${words.length} others: build it again with scripts/build.mjs`,
  );
}
