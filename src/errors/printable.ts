let hidden: RegExp | undefined;

/**
 * What moves a cursor, changes colours, turns the direction of writing or is not seen. Line feeds and tabs are our own layout; behind an emoji a
 * variation selector says how it is drawn. Most starts have nothing of it to print, and V8 reads these classes of Unicode for long.
 */
export function hiddenCharacters(): RegExp {
  return (hidden ??=
    /(?!\n|\t|(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu);
}

/** Text with pieces of somebody else's (a policy's lines, file names, arguments) as a terminal may have it: hidden characters are written out. */
export function printable(text: string): string {
  return text.replace(hiddenCharacters(), (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same with one character for each, so that what stands under it stays under it. */
export function printableInPlace(text: string): string {
  return text.replace(hiddenCharacters(), '\ufffd');
}
