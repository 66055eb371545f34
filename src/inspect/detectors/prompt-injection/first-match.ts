import type { CompiledPhrase } from './compile.js';
import type { Reading } from './reading.js';

/** What turns an order that stands behind it into its opposite, in the languages that put it there. */
const FORBIDS = /(?:\b(?:never|dont|nunca|jamais|nao|non|no|jangan|huwag)|\b(?:do|should|must|may|shall) not|n['’]t|\bnot to) (?:ever )?$/i;
/** `if you don't`: what stands behind it is demanded. */
const THREATENS = /\b(?:if|unless)(?: \w{1,10}){1,3}(?:n['’]t| dont| not) (?:ever )?$/i;
export const LONGEST_FORBIDDING = 56;

function isForbidden(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_FORBIDDING), at);
  return FORBIDS.test(before) && !THREATENS.test(before);
}

/** The first match of a phrase. Where its first words stand is known of the reading: elsewhere it is not tried. */
export function firstMatch({ begins, pattern, isForbiddable }: CompiledPhrase, text: string, { places }: Reading): RegExpExecArray | null {
  const expected = pattern();
  if (begins === undefined) return expected.exec(text);
  const { first, starts, next } = places;
  let earliest: RegExpExecArray | null = null;
  for (const number of begins) {
    for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) {
      const start = starts[i - 1] ?? 0;
      if (earliest !== null && start >= earliest.index) break;
      expected.lastIndex = start;
      const match = expected.exec(text);
      if (match === null || (isForbiddable && isForbidden(text, match.index))) continue;
      earliest = match;
      break;
    }
  }
  return earliest;
}
