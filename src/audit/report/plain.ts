/**
 * Text of a log for a terminal: names, reasons and arguments are the client's and the server's. Control characters, escape sequences,
 * direction overrides and invisible characters are written out, so that a log cannot paint over itself.
 */
export function plain(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** C0, DEL, C1; format characters (zero width, bidirectional overrides, tags); line and paragraph separators; lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** At most `width` characters, with an ellipsis where there were more. */
export function cut(text: string, width: number): string {
  const characters = text.length <= width ? undefined : Array.from(text);
  return characters === undefined || characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
