const SHORTEST_WORD = 3;
export const LONGEST_WORD = 48;
/** Of the hash of a start. */
const BITS = 17;
/** Groups are bits of one number. */
const MOST_GROUPS = 31;

interface Literal {
  readonly word: string;
  readonly group: number;
}

/** By a hash of the first four units of a word a bit: whether one may begin so. Small enough to stay near the processor. */
export const STARTS = new Int32Array(1 << (BITS - 5));
/** Each a power of two, and more than twice as many as there are starts. */
const PLACE_BITS = 14;
const PLACES = 1 << PLACE_BITS;
/** Starts, each from the place of its hash on, and beside each the number of the last word that begins so; 0 where none does. */
export const startAt = new Int32Array(PLACES);
export const lastAt = new Uint16Array(PLACES);
/** By number a word, and the number of the one before that begins as it does. */
const words: (Literal | undefined)[] = [undefined];
const before: number[] = [0];
let groups = 0;

/**
 * Declares words that somebody looks for, and returns the bit that the traits of a text have where one of them stands in it, letter case
 * aside. Words have three characters or more, of ASCII; a NUL stands for any control, what is beyond ASCII, and what is before a text. To be
 * called where a module is loaded: before any text is read.
 */
export function literals(list: Iterable<string>): number {
  if (groups >= MOST_GROUPS) throw new Error(`more than ${MOST_GROUPS} groups of words`);
  const group = 1 << groups++;
  for (const each of list) {
    const word = each.toLowerCase();
    if (word.length < SHORTEST_WORD) throw new Error(`"${word}" is too short to be looked for in every text`);
    if (word.length > LONGEST_WORD) throw new Error(`"${word}" is longer than words are looked for`);
    const literal = { word, group };
    const first = (word.charCodeAt(0) << 24) | (word.charCodeAt(1) << 16) | (word.charCodeAt(2) << 8);
    if (word.length > SHORTEST_WORD) add(literal, first | word.charCodeAt(SHORTEST_WORD));
    else for (let i = 0; i < NEXT.length; i++) add(literal, first | (NEXT[i] ?? 0));
  }
  return group;
}

/** A start has four folded units, the first in the highest byte. */
function add(literal: Literal, start: number): void {
  const hash = hashOf(start);
  STARTS[hash >>> 5] = (STARTS[hash >>> 5] ?? 0) | (1 << hash);
  if (2 * words.length >= PLACES) throw new Error(`words begin in more than ${PLACES / 2} ways`);
  const place = placeOf(start);
  before.push(lastAt[place] ?? 0);
  startAt[place] = start;
  lastAt[place] = words.push(literal) - 1;
}

/** Where a start is, or would be. */
function placeOf(start: number): number {
  let place = hashOf(start) >>> (BITS - PLACE_BITS);
  while (lastAt[place] !== 0 && startAt[place] !== start) place = (place + 1) & (PLACES - 1);
  return place;
}

/** As units are compared: capitals as small letters, controls and all beyond ASCII as one. */
export function fold(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code | 0x20;
  return code < 0x20 || code >= 0x80 ? 0 : code;
}

/** Every unit that may follow a word of three. */
const NEXT = [...new Set(Array.from({ length: 128 }, (_, code) => fold(code)))];

/** The place in `STARTS`: which number, by its upper bits, and which bit of it, by the lower five. */
export function hashOf(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - BITS);
}

/**
 * Adds to a list of places (in turn where words begin, and the groups of those that do) the words that end their first four units at one of
 * the first `count` of some places of a text, which have these `starts`. Those come in order, and behind those before.
 */
export function addPlaces(
  places: number[] | undefined,
  text: string,
  ends: Int32Array,
  starts: Int32Array,
  count: number,
): number[] | undefined {
  let all = places;
  for (let i = 0; i < count; i++) {
    const number = lastAt[placeOf(starts[i] ?? 0)] ?? 0;
    if (number === 0) continue;
    const at = (ends[i] ?? 0) - SHORTEST_WORD;
    const groups = literalsAt(number, text, at);
    if (groups === 0) continue;
    (all ??= []).push(at, groups);
  }
  return all;
}

/** The groups of the words that stand at any of some places. */
export function groupsAt(places: readonly number[] | undefined): number {
  if (places === undefined) return 0;
  let groups = 0;
  for (let i = 1; i < places.length; i += 2) groups |= places[i] ?? 0;
  return groups;
}

/** How many words are declared, and one more. */
export function countOfWords(): number {
  return words.length;
}

/** The groups of the words, from the one with this number back, that begin alike and stand at a place. */
export function literalsAt(last: number, text: string, at: number): number {
  let found = 0;
  for (let number = last; number !== 0; number = before[number] ?? 0) {
    const literal = words[number];
    if (literal !== undefined && (found & literal.group) === 0 && stands(literal.word, text, at)) found |= literal.group;
  }
  return found;
}

function stands(word: string, text: string, at: number): boolean {
  // The start is known to stand there.
  for (let i = SHORTEST_WORD + 1; i < word.length; i++) if (fold(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  return true;
}
