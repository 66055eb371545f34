/** What opens or closes a quotation, by the side that a word stands on. A text of JSON is all quotations, so they are looked for near by only. */
const OPENS = /(?:^|[\s([{|>*_/,:;=—–-])["'“‘`«„]{1,3}(?:[^\s"'“”`][^"“”`\n]{0,59})?$/;
const CLOSES = /^[^"“”`\n]{0,90}?[^\s"'`]["'”’`»“]{1,3}(?:$|[\s)\]}|<*_/,.:;!?—–-])/;
/** As far as either is looked for. */
const NEAR_BEFORE = 66;
const NEAR_BEHIND = 96;

/** Whether a mark stands alone between quotation marks, or as code: `<|im_end|>`. */
export function isNamed(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  return QUOTATION_MARKS.includes(before) && before === text.charAt(text[end] === '\\' ? end + 1 : end);
}
const QUOTATION_MARKS = ['"', "'", '`'];

/** Whether what stands there is put between quotation marks, or as code, on its line: a phrase that is spoken of. */
export function isSpokenOf(text: string, start: number, end: number): boolean {
  return (
    isNamed(text, start, end) ||
    (OPENS.test(text.slice(Math.max(0, start - NEAR_BEFORE), start)) && CLOSES.test(text.slice(end, end + NEAR_BEHIND)))
  );
}
