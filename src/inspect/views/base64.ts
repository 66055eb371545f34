import type { Encoded } from '../cut/group-edits.js';
import { asciiClass, isIn } from '../traits/runs.js';
import { characterSet, hasAny, type Traits } from '../traits/traits.js';
import { DIGIT, linesFrom, type LinesFrom } from './base64-lines.js';
import { linesDecoded, textsDecoded, type Digits, type EncodedIn } from './encoded-texts.js';
import { isMixedText } from './mixed-bytes.js';
import { ReadableBytes } from './readable-bytes.js';
import type { View } from './view.js';

export const SEPARATOR = asciiClass(/[+/_-]/);
const SEPARATORS = characterSet('+/_-');
const EQUALS = 0x3d;
/** Twelve bytes of ASCII: fewer than one in 100,000 words decodes to that by chance. Of other scripts it takes eighteen. */
const SHORTEST = 16;
const SHORTEST_FOREIGN = 24;
/** A word may stand behind these as behind a space: `/aWdub3Jl…`. */
const MOST_STARTS = 4;
export const DEEPEST_START = 256;

const BASE64: Digits = {
  name: 'base64-decoded',
  code: {
    digits: 4,
    bytes: 3,
    decoded: (digits) => Buffer.from(digits, 'base64'),
    encoded: (bytes, like) => bytes.toString(/[-_]/.test(like) ? 'base64url' : 'base64'),
  },
  linesFrom,
  encodedBy,
};

/** Runs of Base64 that hold readable text, over the ends of their lines. A hash, a key, a picture or a word does not. */
export function base64Decoded(view: View): View | undefined {
  return textsDecoded(view, BASE64);
}

/** The same where lines may be texts of their own. */
export function listDecoded(view: View): View | undefined {
  return linesDecoded(view, BASE64);
}

function encodedBy({ text, traits }: View): EncodedIn | undefined {
  const digits = digitRuns(text, traits);
  const joined = hasAny(traits, SEPARATORS);
  const first = firstReadable(text, digits, joined);
  return first && ((source, linesOf) => encodedIn(source, digits, joined, first, linesOf));
}

/** Without these the runs that the text is known to have are those of Base64. */
const BESIDE = characterSet('.~');

/** In turn where each run of Base64's digits starts and ends that is long enough: within the runs that the text is known to have. */
export function digitRuns(text: string, traits: Traits): readonly number[] {
  if (!hasAny(traits, BESIDE)) return traits.runs;
  const found: number[] = [];
  for (let i = 0; i < traits.runs.length; i += 2) {
    const end = traits.runs[i + 1] ?? 0;
    let start = traits.runs[i] ?? 0;
    for (let at = start; at <= end; at++) {
      if (at < end && DIGIT[text.charCodeAt(at)] === 1) continue;
      if (at - start >= SHORTEST) found.push(start, at);
      start = at + 1;
    }
  }
  return found;
}

/** Which of the runs can be read first, and from where. */
interface Readable {
  readonly run: number;
  readonly at: number;
}

/** Most texts with a run have none that can be read: nothing is made for them. */
function firstReadable(text: string, digits: readonly number[], joined: boolean): Readable | undefined {
  for (let run = 0; run < digits.length; run += 2) {
    const at = readableFrom(text, digits[run] ?? 0, digits[run + 1] ?? 0, joined);
    if (at >= 0) return { run, at };
  }
  return undefined;
}

/** What can be read, in order. */
function* encodedIn(text: string, digits: readonly number[], joined: boolean, first: Readable, linesOf: LinesFrom): Generator<Encoded> {
  let done = 0;
  for (let run = first.run; run < digits.length; run += 2) {
    const start = digits[run] ?? 0;
    if (start < done) continue;
    const end = digits[run + 1] ?? 0;
    const at = run === first.run ? first.at : readableFrom(text, start, end, joined);
    if (at < 0) continue;
    const lines = linesOf(text, at, end);
    done = lines.at(-1) ?? end;
    for (let equals = 0; equals < 2 && text.charCodeAt(done) === EQUALS; equals++) done++;
    yield { lines, end: done };
  }
}

/** Whether a text that is Base64 as a whole decodes to what can be read. */
export function holdsText(text: string): boolean {
  return readableFrom(text, 0, text.replace(/={1,2}$/, '').length, true) >= 0;
}

/**
 * Whether what stands at a place is some digits of readable text: `Y0x2e…` has `0x2e` in it. In UTF-8 those four are in the middle of a group
 * and of the one behind, or they would not be readable.
 */
export function isWithinBase64(text: string, at: number): boolean {
  let start = at - 1;
  if (!isIn(text, start, DIGIT)) return false;
  while (at - start < SHORTEST && hasGroup(text, start - 4)) start -= 4;
  let end = at;
  while (end - start < 2 * SHORTEST && isIn(text, end, DIGIT)) end += 1;
  return end - start >= SHORTEST && isReadable(text, start, end);
}

function hasGroup(text: string, start: number): boolean {
  for (let at = start; at < start + 4; at++) if (!isIn(text, at, DIGIT)) return false;
  return true;
}

/** Where in the run readable text begins, -1 for nowhere. `joined`: there may be separators in it. */
function readableFrom(text: string, start: number, end: number, joined: boolean): number {
  if (end - start < SHORTEST) return -1;
  if (isReadable(text, start, end)) return start;
  if (!joined) return -1;
  let tried = 0;
  for (let at = start + 1; at <= Math.min(end - SHORTEST, start + DEEPEST_START) && tried < MOST_STARTS; at++) {
    if (SEPARATOR[text.charCodeAt(at - 1)] !== 1) continue;
    tried += 1;
    if (isReadable(text, at, end)) return at;
  }
  return -1;
}

function isReadable(text: string, start: number, end: number): boolean {
  const bytes = new ReadableBytes();
  return (bytes.add(text, start, end) && (bytes.ascii || end - start >= SHORTEST_FOREIGN)) || isMixedText(text, start, end);
}
