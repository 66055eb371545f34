import type { Cased } from '../../letter-case.js';
import type { CompiledPhrase } from './compile.js';
import { either, MOST_LEFT_OUT, type LeftOut } from './left-out.js';
import type { Places } from './places.js';
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

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The first match of a pattern that may begin anywhere. */
export function firstOf(pattern: RegExp, text: string, leftOut: LeftOut): Place | null {
  let from = 0;
  for (let i = 0; i <= MOST_LEFT_OUT; i++) {
    const match = pattern.exec(from === 0 ? text : text.slice(from));
    if (match === null) return null;
    const start = from + match.index;
    const end = start + match[0].length;
    if (i === MOST_LEFT_OUT || !leftOut(text, start, end)) return { start, end };
    from = Math.max(end, start + 1);
  }
  return null;
}

/** The first match of a phrase. Where its first words stand, and those behind them, is known of the reading: elsewhere it is not tried. */
export function firstMatch(
  { begins, later, pattern, isForbiddable, unless }: CompiledPhrase,
  cased: Cased,
  { places }: Reading,
  leftOut: LeftOut,
): Place | null {
  const { text } = cased;
  if (begins === undefined) return firstOf(pattern().pattern, text, either(unless, leftOut));
  const ends = later && placesOf(later.words, places);
  if (ends?.length === 0) return null;
  const { first, starts, next } = places;
  let earliest: Place | null = null;
  for (const number of begins) {
    /** The next of the later words. */
    let end = 0;
    for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) {
      const start = starts[i - 1] ?? 0;
      if (earliest !== null && start >= earliest.start) break;
      if (later !== undefined && ends !== undefined) {
        while (end < ends.length && (ends[end] ?? 0) <= start) end += 1;
        if (end === ends.length) break;
        if ((ends[end] ?? 0) > start + later.within) continue;
      }
      const match = pattern().execAt(cased, start);
      if (match === null || (isForbiddable && isForbidden(text, match.index))) continue;
      const behind = match.index + match[0].length;
      if (unless?.(text, match.index, behind) === true || leftOut(text, match.index, behind)) continue;
      earliest = { start: match.index, end: behind };
      break;
    }
  }
  return earliest;
}

/** Where any of some words stand, in order. */
function placesOf(words: Uint16Array, { first, starts, next }: Places): readonly number[] {
  const found: number[] = [];
  for (const number of words) for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) found.push(starts[i - 1] ?? 0);
  return words.length === 1 ? found : found.sort(ascending);
}

function ascending(one: number, other: number): number {
  return one - other;
}
