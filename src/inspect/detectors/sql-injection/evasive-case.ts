import { eachMatch } from '../../patterns/matches.js';
import type { Span } from './tautology.js';

const KEYWORD =
  /\b(?:select|union|insert|replace|update|delete|drop|alter|values|order|group|having|where|from|like|sleep|benchmark|exec|concat)\b/gi;
/** How people write a word: `select`, `SELECT`, `Select`. */
const TYPED = /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/;
/** More keywords nobody needs to see that the first ones are plain. */
const MOST = 16;

/** A keyword in capitals and small letters as nobody types them (`SeLeCt`): only somebody who wants a filter to miss it. */
export function evasiveCase(text: string): Span | undefined {
  let seen = 0;
  let found: Span | undefined;
  eachMatch(KEYWORD, text, ({ index, 0: word }) => {
    if (++seen > MOST) return false;
    if (TYPED.test(word)) return true;
    found = { start: index, end: index + word.length };
    return false;
  });
  return found;
}
