import { entropy } from './entropy.js';

const SHORTEST = 16;
/** Bits a character of a value that nobody would remember; a hash in hexadecimal has some 3.5. */
const RANDOM = 3.1;
/** Changes of case in letters that nobody wrote. */
const MIXED = 9;
const LETTERS = /^[A-Za-z]{20,}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A value that a machine made: long, of many characters, with digits among its letters. Words, dates and versions joined by hyphens change
 * from letters to digits once or twice; a UUID names a thing more often than it opens one.
 */
export function looksRandom(value: string): boolean {
  if (value.length < SHORTEST || UUID.test(value) || !/[A-Za-z]/.test(value)) return false;
  const hasDigits = /[0-9]/.test(value);
  if (!hasDigits && !isMixed(value)) return false;
  const least = hasDigits ? Math.max(4, value.length / 6) : MIXED;
  return changes(value) >= least && entropy(value) >= RANDOM;
}

/** Letters alone, of which capitals stand where no word begins: `parseHTMLFromURL` has capitals in a row, but no small letter between two. */
function isMixed(value: string): boolean {
  return LETTERS.test(value) && /[A-Z]{2}.*[a-z][A-Z]{2}/.test(value) && /[A-Z][a-z][A-Z]/.test(value);
}

/** How often a small letter, a capital and a digit follow each other, or a sign that joins no words. */
function changes(value: string): number {
  let count = 0;
  let last = 0;
  for (let i = 0; i < value.length; i++) {
    const kind = kindOf(value.charCodeAt(i));
    if (kind === JOINT) continue;
    if (kind !== last && last !== 0) count += 1;
    last = kind;
  }
  return count;
}

/** `lip_detection_threshold_2` is words. */
const JOINT = 5;

function kindOf(code: number): number {
  if (code === 0x2d || code === 0x2e || code === 0x5f) return JOINT;
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 4;
}

/** Chosen by chance: `11111111-1111-…` is none. */
export function isUuid(value: string): boolean {
  return UUID.test(value) && entropy(value) >= UUID_BITS;
}

const UUID_BITS = 2.5;

/** Too short to be told from a word by itself: letters and digits that follow each other more often than in names and versions. */
export function isShortRandom(value: string): boolean {
  return SHORT.test(value) && (value.match(/[0-9]+/g)?.length ?? 0) >= 3 && /[A-Za-z]{2}/.test(value) && entropy(value) >= SHORT_RANDOM;
}

const SHORT = /^[A-Za-z0-9]{12,20}$/;
/** Fewer characters carry fewer bits each. */
const SHORT_RANDOM = 2.7;
