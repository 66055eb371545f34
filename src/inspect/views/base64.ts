import { asciiClass, isIn } from '../runs.js';
import { characterSet, hasAny, type Traits } from '../traits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** RFC 4648 §4 and §5: an index is a value, `-` and `_` are `+` and `/`. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code).replace('-', '+').replace('_', '/'))),
);
const DIGIT = asciiClass(/[A-Za-z0-9+/_-]/);
const SEPARATOR = asciiClass(/[+/_-]/);
const SEPARATORS = characterSet('+/_-');
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

/** In turn where each line begins and ends that belongs to a run. */
type Lines = (text: string, start: number, end: number) => readonly number[];

/** Text is decoded again for its places: `linesOf` begins each time. */
function decoded(view: View, linesOf: () => Lines): View | undefined {
  const { text, traits } = view;
  const digits = digitRuns(text, traits);
  const joined = hasAny(traits, SEPARATORS);
  return hasReadable(text, digits, joined)
    ? derived(view, 'base64-decoded', (source, output) => decode(source, output, digits, joined, linesOf()))
    : undefined;
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

/** Most texts with a run have none that can be read: nothing is made for them. */
function hasReadable(text: string, digits: readonly number[], joined: boolean): boolean {
  for (let i = 0; i < digits.length; i += 2) if (readableFrom(text, digits[i] ?? 0, digits[i + 1] ?? 0, joined) >= 0) return true;
  return false;
}

function decode(text: string, output: Output, digits: readonly number[], joined: boolean, linesOf: Lines): boolean {
  let copied = 0;
  for (let i = 0; i < digits.length; i += 2) {
    const start = digits[i] ?? 0;
    if (start < copied) continue;
    const end = digits[i + 1] ?? 0;
    const at = readableFrom(text, start, end, joined);
    if (at < 0) continue;
    output.copy(copied, at);
    const lines = linesOf(text, at, end);
    write(lines, text, output);
    copied = lines.at(-1) ?? end;
    for (let equals = 0; equals < 2 && text.charCodeAt(copied) === EQUALS; equals++) copied++;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
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
  return bytes.add(text, start, end) && (bytes.ascii || end - start >= SHORTEST_FOREIGN);
}

/**
 * In turn where each line of Base64 begins and ends, from the run at `start` on: tools break it after 60, 64 or 76 digits, wherever a word or
 * a character goes on. The next line belongs to it as long as both together can be read.
 */
function linesFrom(text: string, start: number, end: number): readonly number[] {
  const lines = [start, end];
  let next = lineAfter(text, end);
  if (next === undefined) return lines;
  const bytes = new ReadableBytes();
  bytes.add(text, start, end);
  for (; next !== undefined && bytes.add(text, next.start, next.end); next = lineAfter(text, next.end)) lines.push(next.start, next.end);
  return lines;
}

/** Lines that are all as long as each other, and whole bytes each: they may be texts of their own, or one that ends with a line. */
function isList(lines: readonly number[]): boolean {
  const width = (lines[1] ?? 0) - (lines[0] ?? 0);
  if (lines.length === 2 || width % 4 !== 0) return false;
  for (let i = 2; i < lines.length; i += 2) if ((lines[i + 1] ?? 0) - (lines[i] ?? 0) !== width) return false;
  return true;
}

/** The line behind an end of line, where nothing but digits stands in it, or a longer word of them begins it. */
function lineAfter(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  let start = text.charCodeAt(at) === RETURN ? at + 1 : at;
  if (text.charCodeAt(start) !== NEW_LINE) return undefined;
  start += 1;
  while (BLANK[text.charCodeAt(start)] === 1) start += 1;
  let end = start;
  while (DIGIT[text.charCodeAt(end)] === 1) end += 1;
  const isWhole = end === text.length || LINE_END[text.charCodeAt(end)] === 1 || end - start >= LONG_WORD;
  return end > start && isWhole ? { start, end } : undefined;
}

/** A word of as many letters seldom decodes to what can be read. */
const LONG_WORD = 8;
const RETURN = 0x0d;
const NEW_LINE = 0x0a;
const BLANK = asciiClass(/[ \t]/);
/** What may stand behind the last digit: the end of the line, a filler, or what the text is quoted by. */
const LINE_END = asciiClass(/[\r\n="'`<]/);

/** Bytes as they are decoded: UTF-8 without controls, or UTF-16 of ASCII as PowerShell takes it. */
class ReadableBytes {
  ascii = true;
  #bits = 0;
  #held = 0;
  #count = 0;
  #zeros = 0;
  #expected = 0;

  /** Some more digits. Ends at the first byte that is neither: noise costs a few. */
  add(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      this.#bits = ((this.#bits << 6) | (VALUES[text.charCodeAt(at)] ?? 0)) & 0x3fff;
      this.#held += 6;
      if (this.#held < 8) continue;
      this.#held -= 8;
      if (!this.#takes((this.#bits >> this.#held) & 0xff)) return false;
      this.#count += 1;
    }
    return true;
  }

  #takes(byte: number): boolean {
    if (this.#expected > 0) {
      this.#expected -= 1;
      return (byte & 0xc0) === 0x80;
    }
    const isOdd = this.#count % 2 === 1;
    if (isOdd && this.#zeros === this.#count >> 1 && byte === 0) {
      this.#zeros += 1;
      return true;
    }
    if (this.#zeros > 0 && isOdd) return false;
    if (byte > 0x7e) {
      this.#expected = continuations(byte);
      this.ascii = false;
      return this.#expected > 0 && this.#zeros === 0;
    }
    return byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
  }
}

/** How many bytes have to follow this one (RFC 3629 §4); 0 where it begins nothing. */
function continuations(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Four digits are three bytes, so that each character has its digits: what is cut out of a view must be cut out of what it was read from. */
function write(lines: readonly number[], text: string, output: Output): void {
  let digits = '';
  for (let i = 0; i < lines.length; i += 2) digits += text.slice(lines[i], lines[i + 1]);
  const bytes = Buffer.from(digits, 'base64');
  const wide = bytes[1] === 0;
  const decoded = bytes.toString(wide ? 'utf16le' : 'utf8');
  let byte = 0;
  let line = 0;
  /** What has to be added to the number of a digit for its place. */
  let shift = lines[0] ?? 0;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    const digit = Math.floor((byte * 4) / 3);
    while (digit + shift >= (lines[line + 1] ?? Infinity) && line + 2 < lines.length) {
      shift += (lines[line + 2] ?? 0) - (lines[line + 1] ?? 0);
      line += 2;
    }
    output.unit(unit, digit + shift);
    byte += wide ? 2 : bytesOf(unit);
  }
}

/** In UTF-8; a surrogate is half of four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
