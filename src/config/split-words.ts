import { UserError } from '../errors/exit.js';

/**
 * A command in one text as its words, quoted as a shell would have it: `'…'` keeps everything, `"…"` everything but `\"` and `\\`. Nothing is
 * expanded and nothing is run by a shell. On Windows `\` outside of quotes is part of a path. Throws a `UserError` for a quote without its end.
 */
export function splitWords(text: string, platform: NodeJS.Platform = process.platform): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'" || char === '"') {
      const { value, end } = quoted(text, at);
      word = (word ?? '') + value;
      at = end;
    } else if (char === '\\' && platform !== 'win32' && at + 1 < text.length) word = (word ?? '') + text.charAt(++at);
    else word = (word ?? '') + char;
  }
  return word === undefined ? words : [...words, word];
}

function quoted(text: string, from: number): { readonly value: string; readonly end: number } {
  const quote = text.charAt(from);
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return { value, end: at };
    if (char === '\\' && quote === '"' && /["\\]/.test(text.charAt(at + 1))) value += text.charAt(++at);
    else value += char;
  }
  throw new UserError(`the command \`${text}\` has a ${quote} without its end`);
}
