import { once } from '../../inspect/once.js';

/** Of one text; what lies beyond is not read. */
const MOST_CHARACTERS = 1024 * 1024;

/** Letters, marks and digits. In scripts that put no spaces between words, two characters that stand together are one. */
const RUN = once(() => /[\p{L}\p{M}\p{N}]+/gu);
const UNSPACED = once(() => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u);
const PLAIN = /^[\x20-\x7e\n\r\t]*$/;
/** `%40` separates as `@` does. */
const ESCAPE = /%[0-9a-f]{2}/gi;

/** True when the text was read whole. */
export function eachWord(text: string, see: (word: string) => void): boolean {
  const read = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
  const plain = PLAIN.test(read);
  const folded = plain
    ? read.toLowerCase()
    : read
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\p{Cf}+/gu, '');
  const split = folded.includes('%') ? folded.replace(ESCAPE, ' ') : folded;
  if (plain) eachPlainWord(split, see);
  else {
    for (const [run] of split.matchAll(RUN())) {
      if (!UNSPACED().test(run)) see(run);
      else for (const pair of pairs(run)) see(pair);
    }
  }
  return read === text;
}

/** The same of ASCII in lower case, where most text is: an expression would cost more than all else that is done with a word. */
function eachPlainWord(text: string, see: (word: string) => void): void {
  let start = -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const inside = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (inside === start >= 0) continue;
    if (inside) start = index;
    else {
      see(text.slice(start, index));
      start = -1;
    }
  }
  if (start >= 0) see(text.slice(start));
}

export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
}

function pairs(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.length === 1 ? characters : characters.slice(1).map((each, index) => `${characters[index] ?? ''}${each}`);
}
