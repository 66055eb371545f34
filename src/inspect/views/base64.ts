import { isUtf8 } from 'node:buffer';
import { keptGroups, type Code, type Encoded } from '../cut/group-edits.js';
import { asciiClass, isIn } from '../runs.js';
import { characterSet, hasAny, type Traits } from '../traits.js';
import { DIGIT, isList, linesFrom } from './base64-lines.js';
import type { Output } from './output.js';
import { utf8Sequence } from './lenient-utf8.js';
import { isMixedText } from './mixed-bytes.js';
import { isBigEndian, ReadableBytes } from './readable-bytes.js';
import { derived, type View } from './view.js';

const SEPARATOR = asciiClass(/[+/_-]/);
const SEPARATORS = characterSet('+/_-');
const NEW_LINE = characterSet('\n');
const EQUALS = 0x3d;
/** Twelve bytes of ASCII: fewer than one in 100,000 words decodes to that by chance. Of other scripts it takes eighteen. */
const SHORTEST = 16;
const SHORTEST_FOREIGN = 24;
/** A word may stand behind these as behind a space: `/aWdub3Jl…`. */
const MOST_STARTS = 4;
const DEEPEST_START = 256;

/** Runs of Base64 that hold readable text, over the ends of their lines. A hash, a key, a picture or a word does not. */
export function base64Decoded(view: View): View | undefined {
  return decoded(view, () => linesFrom);
}

/** The same with lines that are all as long as each other: each may be a text of its own. Undefined where there are none. */
export function listDecoded(view: View): View | undefined {
  if (!hasAny(view.traits, NEW_LINE)) return undefined;
  let isListed = false;
  const made = decoded(view, () => {
    /** Where the last list ends: its lines are not read anew for each of them. */
    let listEnd = 0;
    return (text, start, end) => {
      if (start < listEnd) return [start, end];
      const lines = linesFrom(text, start, end);
      if (!isList(lines)) return lines;
      isListed = true;
      listEnd = lines.at(-1) ?? end;
      return [start, end];
    };
  });
  return isListed ? made : undefined;
}

const CODE: Code = {
  digits: 4,
  bytes: 3,
  decoded: (digits) => Buffer.from(digits, 'base64'),
  encoded: (bytes, like) => bytes.toString(/[-_]/.test(like) ? 'base64url' : 'base64'),
};

/** In turn where each line begins and ends that belongs to a run. */
type Lines = (text: string, start: number, end: number) => readonly number[];

/** Text is decoded again for its places: `linesOf` begins each time. */
function decoded(view: View, linesOf: () => Lines): View | undefined {
  const { text, traits } = view;
  const digits = digitRuns(text, traits);
  const joined = hasAny(traits, SEPARATORS);
  const first = firstReadable(text, digits, joined);
  return first === undefined
    ? undefined
    : derived(view, 'base64-decoded', (source, output) => decode(source, output, encodedIn(source, digits, joined, first, linesOf())), {
        kept: (source, edits) => keptGroups(source, edits, [...encodedIn(source, digits, joined, first, linesOf())], CODE),
      });
}

/** Without these the runs that the text is known to have are those of Base64. */
const BESIDE = characterSet('.~');

/** In turn where each run of Base64's digits starts and ends that is long enough: within the runs that the text is known to have. */
function digitRuns(text: string, traits: Traits): readonly number[] {
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

function decode(text: string, output: Output, all: Iterable<Encoded>): boolean {
  let copied = 0;
  for (const { lines, end } of all) {
    output.copy(copied, lines[0] ?? 0);
    write(lines, text, output);
    copied = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** What can be read, in order. */
function* encodedIn(text: string, digits: readonly number[], joined: boolean, first: Readable, linesOf: Lines): Generator<Encoded> {
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

/** Four digits are three bytes, so that each character has its digits: what is cut out of a view must be cut out of what it was read from. */
function write(lines: readonly number[], text: string, output: Output): void {
  let digits = '';
  for (let i = 0; i < lines.length; i += 2) digits += text.slice(lines[i], lines[i + 1]);
  const bytes = Buffer.from(digits, 'base64');
  const isBig = isBigEndian(bytes[0], bytes[1]);
  const wide = isBig !== undefined;
  if (isBig === true) bytes.subarray(0, bytes.length & ~1).swap16();
  const isText = wide || isUtf8(bytes);
  const decoded = wide ? bytes.toString('utf16le') : isText ? bytes.toString('utf8') : '';
  if (isText && output.add(decoded)) return;
  let line = 0;
  /** What has to be added to the number of a digit for its place. */
  let shift = lines[0] ?? 0;
  const placeOf = (byte: number): number => {
    const digit = Math.floor((byte * 4) / 3);
    while (digit + shift >= (lines[line + 1] ?? Infinity) && line + 2 < lines.length) {
      shift += (lines[line + 2] ?? 0) - (lines[line + 1] ?? 0);
      line += 2;
    }
    return digit + shift;
  };
  if (!isText) return writeMixed(bytes, placeOf, output);
  let byte = 0;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    output.unit(unit, placeOf(byte));
    byte += wide ? 2 : bytesOf(unit);
  }
}

/** What is no UTF-8 is Latin-1, byte for byte. */
function writeMixed(bytes: Buffer, placeOf: (byte: number) => number, output: Output): void {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const { code, length } = lead < 0x80 ? { code: lead, length: 1 } : utf8Sequence(lead, (index) => bytes[at + index] ?? -1);
    output.point(code, placeOf(at));
    at += length;
  }
}

/** In UTF-8; a surrogate is half of four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
