/** Of a simple command, or of a value that is read as one. */
const MOST_WORDS = 96;
const ENDS = /[;|&\n)]/;
const BLANK = /[ \t]/;

/** The words of the command at the beginning of a text, without their quotes (POSIX.1-2024 XCU 2.2 and 2.3). */
export function wordsOfCommand(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length && words.length < MOST_WORDS; at++) {
    const unit = text.charAt(at);
    if (quote !== '') {
      if (unit === quote) quote = '';
      else if (unit === '\\' && quote === '"') word += text.charAt(++at);
      else word += unit;
    } else if (unit === '"' || unit === "'") {
      quote = unit;
      word ??= '';
    } else if (unit === '\\' && text.charAt(at + 1) === '\n') {
      // The line goes on (XCU 2.2.1).
      at++;
    } else if (unit === '\\' && /[^\w]/.test(text.charAt(at + 1))) {
      word = (word ?? '') + text.charAt(++at);
    } else if (BLANK.test(unit)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (ENDS.test(unit)) break;
    else word = (word ?? '') + unit;
  }
  if (word !== undefined) words.push(word);
  return words;
}
