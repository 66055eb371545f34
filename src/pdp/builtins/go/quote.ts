const SHORT = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
]);
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Go's strconv.Quote and QuoteRune: escapes what does not print, or all that is not ASCII. */
export function quote(text: string, mark: '"' | "'", asciiOnly: boolean): string {
  return mark + Array.from(text.toWellFormed(), (rune) => escape(rune, mark, asciiOnly)).join('') + mark;
}

/** Go's strconv.CanBackquote. */
export function canBackquote(text: string): boolean {
  return Array.from(text).every((rune) => rune === '\t' || (rune >= ' ' && !'`\x7f\ufeff'.includes(rune)));
}

export function isPrintable(rune: string): boolean {
  return PRINTABLE.test(rune);
}

function escape(rune: string, mark: string, asciiOnly: boolean): string {
  if (rune === mark) return `\\${mark}`;
  const short = SHORT.get(rune);
  if (short !== undefined) return short;
  const code = rune.codePointAt(0) ?? 0;
  if (isPrintable(rune) && (code < 0x80 || !asciiOnly)) return rune;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
