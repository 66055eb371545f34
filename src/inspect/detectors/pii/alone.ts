import { asciiClass, isIn } from '../../traits/runs.js';

const WORD = asciiClass(/\w/);
const ALPHANUMERIC = asciiClass(/[0-9A-Za-z]/);
const JOINER = asciiClass(/[./-]/);

/** Not a part of a longer number, word, decimal or path. A comma ends a column. */
export function isAlone(text: string, start: number, length: number): boolean {
  if (isIn(text, start - 1, WORD) || isIn(text, start + length, WORD)) return false;
  if (isIn(text, start - 1, JOINER) && isIn(text, start - 2, ALPHANUMERIC)) return false;
  return !(isIn(text, start + length, JOINER) && isIn(text, start + length + 1, ALPHANUMERIC));
}
