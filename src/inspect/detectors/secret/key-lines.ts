/** What stands between two lines of a key: an end of line, as it is or escaped, and how texts quote, number and join lines. */
const BETWEEN = /(?:\\[nr]|[^A-Za-z0-9+/=]){1,32}(?:[0-9]{1,6}[\t:|] {0,2})?/y;
const LINE = /[A-Za-z0-9+/]+={0,2}/y;
/** An RSA key of 16,384 bits has 200. */
const MOST_LINES = 256;

/**
 * Where Base64 ends that begins with the line from `start` to `end`: lines of the same length, and a shorter one. All of a key has to be
 * masked, and its first line alone tells what it is.
 */
export function endOfLines(text: string, start: number, end: number): number {
  const width = end - start;
  let last = end;
  for (let line = 0; line < MOST_LINES; line++) {
    const next = endOfNext(text, last, width);
    if (next === undefined) return last;
    last = next.end;
    if (next.isLast) return last;
  }
  return last;
}

function endOfNext(text: string, from: number, width: number): { readonly end: number; readonly isLast: boolean } | undefined {
  BETWEEN.lastIndex = from;
  if (!BETWEEN.test(text)) return undefined;
  LINE.lastIndex = BETWEEN.lastIndex;
  const [line] = LINE.exec(text) ?? [''];
  // In a diff a line is one longer, where it was added.
  const added = line.startsWith('+') && line.length % 4 === 1 ? 1 : 0;
  const length = line.length - added;
  // Four digits are three bytes: a word is seldom as long, and a line is never longer than those before it.
  if (length === 0 || length > width || length % 4 !== 0) return undefined;
  return { end: LINE.lastIndex, isLast: length < width };
}
