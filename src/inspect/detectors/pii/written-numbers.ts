/** Of the printable characters of ASCII all behind `"`, but for the one that JSON escapes. */
const FIRST = 0x23;
const BACKSLASH = 0x5c;
const LAST = 0x7e;
const BASE = LAST - FIRST;

/** A number below 8,281 in two characters, so that one of many is read where it stands. */
export function writeNumber(number: number): string {
  if (number >= BASE * BASE) throw new Error(`${number} has no place in two characters`);
  return digit(Math.floor(number / BASE)) + digit(number % BASE);
}

/** The number that so many stand before. */
export function numberAt(text: string, index: number): number {
  return valueAt(text, 2 * index) * BASE + valueAt(text, 2 * index + 1);
}

function digit(value: number): string {
  const code = FIRST + value;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code > BACKSLASH ? code - 1 : code) - FIRST;
}
