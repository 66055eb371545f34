import { asciiClass } from '../../traits/runs.js';
import type { Output } from '../../views/output.js';
import { numberOf, type Vocabulary } from './vocabulary.js';

/** What stands for a letter, and the letter. */
const LEET: ReadonlyMap<number, number> = new Map(
  Array.from(['0o', '1i', '3e', '4a', '5s', '7t', '@a', '$s', '!i'], ([sign = '', letter = '']) => [
    sign.charCodeAt(0),
    letter.charCodeAt(0),
  ]),
);
const SIGN = Uint8Array.from({ length: 128 }, (_, code) => LEET.get(code) ?? 0);
const LETTER = asciiClass(/[a-z]/i);
const WORD = asciiClass(/\w/);
/** Those that are in no word. */
const SIGNS = ['@', '$', '!'];
const SHORTEST_LEET = 3;
/** A word goes on behind it, and is known by what is before it too. */
const UNDERSCORE = 0x5f;

/** Whether a unit below 128 stands for a letter. */
export function isLeet(code: number): boolean {
  return (SIGN[code] ?? 0) !== 0;
}

/** `1gn0r3` → `ignore`: words with a letter in which signs stand for letters. */
export function unleet(text: string, output: Output): boolean {
  let copied = 0;
  for (let start = 0; start < text.length; start++) {
    let end = start;
    let letters = 0;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (LETTER[code] === 1) letters += 1;
      else if ((SIGN[code] ?? 0) === 0) break;
    }
    const length = end - start;
    if (letters > 0 && letters < length && length >= SHORTEST_LEET) {
      output.copy(copied, start);
      for (let at = start; at < end; at++) output.unit(SIGN[text.charCodeAt(at)] || text.charCodeAt(at), at);
      copied = end;
    }
    start = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Whether what begins at a place of a text is a word of the vocabulary with signs for some of its letters. */
export function hidesWordAt(text: string, start: number, vocabulary: Vocabulary): boolean {
  const before = text.charCodeAt(start - 1);
  if (WORD[before] === 1 || isLeet(before)) return false;
  let hash = 0;
  let letters = 0;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const isLetter = LETTER[code] === 1;
    const unit = isLetter ? code | 0x20 : (SIGN[code] ?? 0);
    if (unit === 0) break;
    hash = (Math.imul(hash, 31) + unit) | 0;
    if (isLetter) letters += 1;
  }
  const length = end - start;
  if (letters === 0 || letters === length || length < SHORTEST_LEET) return false;
  const next = text.charCodeAt(end);
  return (WORD[next] !== 1 || next === UNDERSCORE) && numberOf(hash, vocabulary) >= 0;
}

/** Whether it is so anywhere, of what has signs that are in no word: `p@ssword`. */
export function hidesSignedWord(text: string, vocabulary: Vocabulary): boolean {
  for (const sign of SIGNS) {
    let known = 0;
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, known)) {
      let start = at;
      while (start > known && isPart(text.charCodeAt(start - 1))) start -= 1;
      if (hidesWordAt(text, start, vocabulary)) return true;
      known = at + 1;
      while (known < text.length && isPart(text.charCodeAt(known))) known += 1;
    }
  }
  return false;
}

function isPart(code: number): boolean {
  return LETTER[code] === 1 || isLeet(code);
}
