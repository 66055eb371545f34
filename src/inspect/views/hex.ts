import { keptHex, type HexPairs } from '../cut/hex-edits.js';
import { asciiClass, isIn, runs } from '../traits/runs.js';
import { characterSet, hasAll, type Traits } from '../traits/traits.js';
import { hexDigit } from './hex-digits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Digits, and what separates pairs of them. */
const PART = asciiClass(/[0-9a-fA-F :]/);
/** A number of fewer pairs is a number; behind `0x` four are what a database takes for a string. */
const FEWEST_PAIRS = 16;
const FEWEST_BEHIND_0X = 4;
const SHORTEST = 2 * FEWEST_PAIRS;
const SHORTEST_BEHIND_0X = 2 * FEWEST_BEHIND_0X;
const ZERO_X = characterSet('0x');
/** Where a run may begin that is shorter. */
const BEHIND_0X = ['0x', '0X'];
const NO_MARKS: readonly string[] = [];

/** Printable ASCII has 2 to 7 for its first digit, white space 0. */
export function mayBeHex(traits: Traits): boolean {
  return traits.digits >= FEWEST_PAIRS || (traits.digits >= FEWEST_BEHIND_0X && hasAll(traits, ZERO_X));
}

/** Hexadecimal that holds readable ASCII: `2e2e2f6574…`, `2e 2e 2f`, `2e:2e:2f`, `0x2e2e2f65`. */
export function hexDecoded(view: View): View | undefined {
  const marks = hasAll(view.traits, ZERO_X) ? BEHIND_0X : NO_MARKS;
  return derived(view, 'hex-decoded', (text, output) => decode(text, output, marks), {
    kept: (text, edits) => keptHex(text, edits, [...encodedIn(text, marks)]),
  });
}

function decode(text: string, output: Output, marks: readonly string[]): boolean {
  let copied = 0;
  for (const pairs of encodedIn(text, marks)) {
    output.copy(copied, isBehind0x(text, pairs.start) ? pairs.start - 2 : pairs.start);
    write(text, pairs, output);
    copied = pairs.end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** What can be read, in order. */
function* encodedIn(text: string, marks: readonly string[]): Generator<Pairs> {
  for (const [start, end] of candidates(text, marks)) {
    for (let at = start; at < end - 1;) {
      const pairs = pairsAt(text, at, end);
      if (pairs.count >= (isBehind0x(text, at) ? FEWEST_BEHIND_0X : FEWEST_PAIRS) && pairs.readable) yield pairs;
      at = Math.max(pairs.end, at + 1);
    }
  }
}

/** All of them can be read, so that each is one unit. Where nothing separates them they are decoded at once. */
function write(text: string, { start, end, count }: Pairs, output: Output): void {
  if (end - start === 2 * count && output.add(Buffer.from(text.slice(start, end), 'hex').toString('latin1'))) return;
  for (let at = start; at < end; at++) {
    const high = hexDigit(text, at);
    if (high < 0) continue;
    output.unit(high * 16 + hexDigit(text, at + 1), at);
    at += 1;
  }
}

/** Runs that are long enough, or stand behind `0x`, in order. */
function candidates(text: string, marks: readonly string[]): readonly (readonly [start: number, end: number])[] {
  const long = [...runs(text, PART, SHORTEST)];
  const short: (readonly [number, number])[] = [];
  for (const mark of marks) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      const start = at + mark.length;
      let end = start;
      while (end - start < SHORTEST && isIn(text, end, PART)) end += 1;
      if (end - start >= SHORTEST_BEHIND_0X && end - start < SHORTEST) short.push([start, end]);
    }
  }
  return short.length === 0 ? long : [...long, ...short].toSorted(([one], [other]) => one - other);
}

interface Pairs extends HexPairs {
  readonly count: number;
  /** All of them are printable ASCII or white space. */
  readonly readable: boolean;
}

/** Pairs of digits from `at` on, one separator at most between two of them. */
function pairsAt(text: string, at: number, end: number): Pairs {
  let count = 0;
  let readable = true;
  let index = at;
  let next = at;
  let high = hexDigit(text, next);
  while (high >= 0 && next + 1 < end) {
    const low = hexDigit(text, next + 1);
    if (low < 0) break;
    const byte = high * 16 + low;
    readable &&= (byte >= 0x20 && byte <= 0x7e) || byte === 0x0a || byte === 0x0d || byte === 0x09;
    count += 1;
    index = next + 2;
    next = index;
    high = hexDigit(text, next);
    if (high < 0) {
      next += 1;
      high = hexDigit(text, next);
    }
  }
  return { start: at, end: index, count, readable };
}

/** Whether `0x` at a place begins a text in hexadecimal: what reads `0x2e` by itself would take its first pair away. */
export function beginsHexText(text: string, at: number): boolean {
  const start = at + 2;
  let end = start;
  while (hexDigit(text, end) >= 0) end += 1;
  const { count, readable } = pairsAt(text, start, end);
  return count >= FEWEST_BEHIND_0X && readable;
}

function isBehind0x(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) | 0x20) === 0x78 && text[at - 2] === '0';
}
