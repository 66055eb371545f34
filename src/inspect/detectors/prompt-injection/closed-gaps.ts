import { asciiClass, isIn } from '../../traits/runs.js';
import type { Decoder } from '../../views/view.js';
import { LONGEST_GAP } from './phrase-pattern.js';

const WORD = asciiClass(/[A-Za-z0-9]/);
const DIGIT = asciiClass(/[0-9]/);
/** What a tag goes on with behind `<`. */
const BEHIND_SIGN = asciiClass(/[!/?A-Za-z]/);
/** What ends a statement, or begins one; more of them are a row. */
const CODE_SIGN = asciiClass(/[(){};=]/);
const FEWEST_IN_ROW = 8;
/** What has a matter of its own in a page: in a menu, a table, a list that counts or ticks. */
const ITEM = /<\/?(?:li|t[dhr]|p|div|h[1-6]|option|d[td]|button|a|label)\b|\n\s{0,9}(?:[0-9]{1,3}[.)]|[-*+] \[[ xX]\])\s/i;
const TITLE = /^[A-Z][a-z]/;
const [LINE_END, SPACE, OPEN, CLOSE] = [0x0a, 0x20, 0x3c, 0x3e];
/** What is left of a row: its first sign, what parts words, and its last. */
export const LONGEST_CLOSED = 3;
const LONGEST_TAG = 256;
/** No number of a line is longer. */
const LONGEST_NUMBER = 9;
/** Signs beyond ASCII: those of Latin-1, all from U+2000 up to the first letters of Japanese, emoji, forms of presentation. */
const SIGNS: readonly (readonly [first: number, last: number])[] = [
  [0x80, 0xbf],
  [0x2000, 0x2bff],
  [0x3000, 0x3020],
  [0xd83c, 0xd83e],
  [0xdc00, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe6f],
];

/**
 * Rows of signs between two words become two of them: blanks, rulers, emoji, tags of a page, marks and numbers of lines. Who reads passes over them,
 * however many there are. A line end among them stays one.
 */
export const closedUp: Decoder = (text, output) => {
  const { length } = text;
  let copied = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (at > 0) {
      if (code < 128 ? WORD[code] === 1 : !isSign(text, at)) continue;
      // Most of them are a space.
      if (code !== OPEN && code !== LINE_END && isIn(text, at + 1, WORD)) continue;
    }
    const end = behindGap(text, at);
    const gap = gapOf(text, at, end);
    if ((end - at > LONGEST_GAP || gap.hasWord) && !gap.isBorder) {
      output.copy(copied, at);
      const first = text.charCodeAt(at);
      if (first !== OPEN && first !== LINE_END) output.unit(first, at);
      output.unit(gap.hasLineEnd ? LINE_END : SPACE, at);
      const last = text.charCodeAt(end - 1);
      if (last !== CLOSE && last !== LINE_END) output.unit(last, end - 1);
      copied = end;
    }
    at = Math.max(at, end - 1);
  }
  if (copied === 0) return false;
  output.copy(copied, length);
  return true;
};

interface Gap {
  /** A short tag, the number of a line: what would be read as a word of the order. */
  readonly hasWord: boolean;
  readonly hasLineEnd: boolean;
  /** A line of a program ends in it, or another item of a page begins. */
  readonly isBorder: boolean;
}

function gapOf(text: string, from: number, to: number): Gap {
  let hasWord = false;
  let hasLineEnd = false;
  let codeSigns = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_END) hasLineEnd = true;
    else if (code < 128 && WORD[code] === 1) hasWord = true;
    else if (code < 128 && CODE_SIGN[code] === 1) codeSigns += 1;
  }
  const isCode = hasLineEnd && codeSigns > 0 && codeSigns < FEWEST_IN_ROW;
  const isItem = TITLE.test(text.slice(to, to + 2)) && (hasWord || hasLineEnd) && ITEM.test(text.slice(from, to));
  return { hasWord, hasLineEnd, isBorder: isCode || isItem };
}

/** The end of what stands between two words from a place on: signs and tags, and numbers at the beginning of lines. */
function behindGap(text: string, from: number): number {
  let at = from;
  let isAtBegin = from === 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 && WORD[code] === 1) {
      const behind = isAtBegin && DIGIT[code] === 1 ? behindNumber(text, at) : at;
      if (behind === at) return at;
      at = behind;
      continue;
    }
    if (code === OPEN && isIn(text, at + 1, BEHIND_SIGN)) {
      at = behindTag(text, at);
      continue;
    }
    if (code >= 128 && !isSign(text, at)) return at;
    if (code === LINE_END) isAtBegin = true;
    at += 1;
  }
  return at;
}

/** The same place where letters follow: `3rd`, `2x`. */
function behindNumber(text: string, from: number): number {
  let at = from;
  while (isIn(text, at, DIGIT) && at - from <= LONGEST_NUMBER) at += 1;
  return at < text.length && (isIn(text, at, WORD) || text.charCodeAt(at) >= 128) ? from : at;
}

/** A sign that begins no tag is one by itself. */
function behindTag(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_TAG);
  for (let at = from + 1; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE) return at + 1;
    if (code === OPEN) break;
  }
  return from + 1;
}

function isSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? WORD[code] === 0 : SIGNS.some(([first, last]) => code >= first && code <= last);
}
