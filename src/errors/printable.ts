/** What moves a cursor, changes colours, turns the direction of writing or is not seen. Line feeds and tabs are our own layout. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Text with pieces of somebody else's (a policy's lines, file names, arguments) as a terminal may have it: hidden characters are written out. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same with one character for each, so that what stands under it stays under it. */
export function printableInPlace(text: string): string {
  return text.replace(HIDDEN, '\ufffd');
}
