import { asciiClass, isIn, runs } from '../runs.js';
import { characterSet, hasAll, type Traits } from '../traits.js';
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

/** Printable ASCII has 2 to 7 for its first digit, white space 0. */
export function mayBeHex(traits: Traits): boolean {
  return traits.digits >= FEWEST_PAIRS || (traits.digits >= FEWEST_BEHIND_0X && hasAll(traits, ZERO_X));
}

/** Hexadecimal that holds readable ASCII: `2e2e2f6574…`, `2e 2e 2f`, `2e:2e:2f`, `0x2e2e2f65`. */
export function hexDecoded(view: View): View | undefined {
  return derived(view, 'hex-decoded', decode);
}

function decode(text: string, output: Output): boolean {
  let copied = 0;
  for (const [start, end] of candidates(text)) {
    for (let at = start; at < end - 1;) {
      const last = endOfPairs(text, at, end);
      const pairs = last.count;
      if (pairs >= (isBehind0x(text, at) ? FEWEST_BEHIND_0X : FEWEST_PAIRS) && last.readable) {
        output.copy(copied, isBehind0x(text, at) ? at - 2 : at);
        for (let i = at; i < last.end; i++) {
          if (hexDigit(text, i) < 0) continue;
          output.unit(hexDigit(text, i) * 16 + hexDigit(text, i + 1), i);
          i += 1;
        }
        copied = last.end;
      }
      at = Math.max(last.end, at + 1);
    }
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Runs that are long enough, or stand behind `0x`, in order. */
function candidates(text: string): readonly (readonly [start: number, end: number])[] {
  const long = [...runs(text, PART, SHORTEST)];
  const short: (readonly [number, number])[] = [];
  for (const mark of BEHIND_0X) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      const start = at + mark.length;
      let end = start;
      while (end - start < SHORTEST && isIn(text, end, PART)) end += 1;
      if (end - start >= SHORTEST_BEHIND_0X && end - start < SHORTEST) short.push([start, end]);
    }
  }
  return short.length === 0 ? long : [...long, ...short].toSorted(([one], [other]) => one - other);
}

interface Pairs {
  readonly count: number;
  readonly end: number;
  /** All of them are printable ASCII or white space. */
  readonly readable: boolean;
}

/** Pairs of digits from `at` on, one separator at most between two of them. */
function endOfPairs(text: string, at: number, end: number): Pairs {
  let count = 0;
  let readable = true;
  let index = at;
  for (let next = at; next + 1 < end;) {
    const high = hexDigit(text, next);
    const low = hexDigit(text, next + 1);
    if (high < 0 || low < 0) break;
    const byte = high * 16 + low;
    readable &&= (byte >= 0x20 && byte <= 0x7e) || byte === 0x0a || byte === 0x0d || byte === 0x09;
    count += 1;
    index = next + 2;
    next = hexDigit(text, index) < 0 ? index + 1 : index;
  }
  return { count, end: index, readable };
}

function isBehind0x(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) | 0x20) === 0x78 && text[at - 2] === '0';
}
