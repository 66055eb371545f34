/** Of the table; a number for every three characters, some share theirs. */
const BITS = 14;
/** How many numbers there are. */
export const TRIGRAMS = 1 << BITS;
/** Three characters and no more are within `BITS`. */
const SHIFT = 5;

/** Units below 128 in lower case. */
const LOWER = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code | 0x20 : code));

/** The number of three characters in a row, letters of ASCII whatever their case, of the number before it and the third; 0 before the first. */
export function nextTrigram(three: number, code: number): number {
  return ((three << SHIFT) ^ (code < 128 ? (LOWER[code] ?? code) : code)) & (TRIGRAMS - 1);
}

/** The numbers of a text's trigrams, in order. */
export function trigramsOf(text: string): number[] {
  const found: number[] = [];
  let three = 0;
  for (let i = 0; i < text.length; i++) {
    three = nextTrigram(three, text.charCodeAt(i));
    if (i >= 2) found.push(three);
  }
  return found;
}
