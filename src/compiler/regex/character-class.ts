import { nearMiss } from '../../errors/near-miss.js';
import { codePointOf, readEscape } from './escape-sequence.js';
import type { Pattern } from './pattern.js';
import { PERL_CLASS_WEIGHT, PLAIN, UNICODE_CLASS_WEIGHT, type Piece } from './piece.js';

const POSIX = new Set('alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '));

/** `[…]`, whose bracket stands at `at` and is read. */
export function readClass(pattern: Pattern, at: number): Piece {
  let weight = 1;
  pattern.take('^');
  let first = true;
  for (;;) {
    if (pattern.at >= pattern.text.length)
      pattern.refuse(at, 1, 'this class is not closed', 'add the missing `]`, or write `\\[` for the character');
    if (!first && pattern.take(']')) return { ...PLAIN, weight };
    first = false;
    const from = pattern.at;
    const low = readMember(pattern);
    if (low === undefined) {
      weight += /^\\p/i.test(pattern.text.slice(from, from + 2)) ? UNICODE_CLASS_WEIGHT : PERL_CLASS_WEIGHT;
      continue;
    }
    if (!pattern.sees('-') || pattern.text[pattern.at + 1] === ']' || pattern.at + 1 >= pattern.text.length) continue;
    pattern.at++;
    const high = readMember(pattern);
    if (high === undefined || high < low) {
      const written = pattern.text.slice(from, pattern.at);
      pattern.refuse(
        from,
        written.length,
        `\`${written}\` is not a range`,
        'ranges go from the lower character to the higher; put `-` at the end of the class',
      );
    }
  }
}

/** One character of a class as its code point, or undefined for a whole set such as `\d` or `[:alpha:]`. */
function readMember(pattern: Pattern): number | undefined {
  const at = pattern.at;
  const posix = /^\[:(\^?)([a-z]*):\]/.exec(pattern.text.slice(at, at + 16));
  if (posix !== null) {
    const [written, , name = ''] = posix;
    if (!POSIX.has(name)) {
      const near = nearMiss(name, POSIX);
      pattern.refuse(
        at,
        written.length,
        `\`${written}\` is no class that RE2 knows${near === undefined ? '' : ` (did you mean \`[:${near}:]\`?)`}`,
      );
    }
    pattern.at += written.length;
    return undefined;
  }
  const char = pattern.next();
  if (char !== '\\') return char.codePointAt(0) ?? 0;
  const letter = pattern.peek();
  if (/[AbBzQE]/.test(letter)) pattern.refuse(at, 2, `\`\\${letter}\` cannot stand in a class`);
  readEscape(pattern, at);
  const written = pattern.text.slice(at, pattern.at);
  if (/^\\[dDsSwWpP]/.test(written)) return undefined;
  return codePointOf(written);
}
