import { longTexts } from '../../traits/long-texts.js';
import { readLong } from './long-reading.js';
import { readShort, type Reading } from './short-reading.js';
import type { Vocabulary } from './vocabulary.js';

export type { Reading } from './short-reading.js';

/** Which words of the vocabulary a text has, and what it shows of disguises, from one pass over it. */
export function read(text: string, vocabulary: Vocabulary): Reading {
  const texts = longTexts(text.length);
  return texts === undefined || text.length > texts.passes.longestText.value
    ? readShort(text, vocabulary)
    : readLong(text, vocabulary, texts);
}

/** A bit for each character below 128 that is in no word; some share theirs. A text without a bit has none of its characters. */
export function signMask(characters: string): number {
  let mask = 0;
  for (const character of characters) if (/[^\w\u0080-\uffff]/.test(character)) mask |= 1 << character.charCodeAt(0);
  return mask;
}
