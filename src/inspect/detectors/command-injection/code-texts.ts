/** A text in quotes, as the languages that call programs have them, and where it ends. */
export interface CodeText {
  readonly text: string;
  readonly end: number;
}

/** The longer first: three quotes begin with one. */
const QUOTES = ['"""', "'''", '"', "'", '`'] as const;

/** The text that begins at a place. One that does not end is none: behind it no other of its kind begins, so that what is read stays in proportion. */
export function codeTextAt(code: string, at: number): CodeText | undefined {
  const quote = QUOTES.find((each) => code.startsWith(each, at));
  if (quote === undefined) return undefined;
  const isOneLine = quote === '"' || quote === "'";
  const from = at + quote.length;
  for (let to = from; to < code.length; to++) {
    const sign = code[to];
    if (sign === '\\') to++;
    else if (sign === '\n' && isOneLine) return undefined;
    else if (sign === quote[0] && code.startsWith(quote, to)) return { text: unescaped(code.slice(from, to)), end: to + quote.length };
  }
  return undefined;
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([^]))/g;

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_whole, hex: string | undefined, sign: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return sign === 'n' ? '\n' : sign === 't' ? '\t' : (sign ?? '');
  });
}
