import { asciiClass } from '../runs.js';
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

/** Runs of Base64 that hold readable text. A hash, a key, a picture or a word does not. */
export function base64Decoded(view: View): View | undefined {
  const { text, traits } = view;
  const digits = digitRuns(text, traits);
  const joined = hasAny(traits, SEPARATORS);
  return hasReadable(text, digits, joined)
    ? derived(view, 'base64-decoded', (source, output) => decode(source, output, digits, joined))
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

function decode(text: string, output: Output, digits: readonly number[], joined: boolean): boolean {
  let copied = 0;
  for (let i = 0; i < digits.length; i += 2) {
    const start = digits[i] ?? 0;
    const end = digits[i + 1] ?? 0;
    const at = readableFrom(text, start, end, joined);
    if (at < 0) continue;
    output.copy(copied, at);
    write(Buffer.from(text.slice(at, end), 'base64'), at, output);
    copied = end;
    while (copied - end < 2 && text.charCodeAt(copied) === EQUALS) copied++;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Whether a text that is Base64 as a whole decodes to what can be read. */
export function holdsText(text: string): boolean {
  return readableFrom(text, 0, text.replace(/={1,2}$/, '').length, true) >= 0;
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

/** UTF-8 without controls, or UTF-16 of ASCII as PowerShell takes it. Ends at the first byte that is neither: noise costs a few. */
function isReadable(text: string, start: number, end: number): boolean {
  let bits = 0;
  let held = 0;
  let count = 0;
  let zeros = 0;
  let expected = 0;
  let ascii = true;
  for (let at = start; at < end; at++) {
    bits = ((bits << 6) | (VALUES[text.charCodeAt(at)] ?? 0)) & 0x3fff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    if (expected > 0) {
      if ((byte & 0xc0) !== 0x80) return false;
      expected -= 1;
    } else if (count % 2 === 1 && zeros === count >> 1 && byte === 0) {
      zeros += 1;
    } else if (zeros > 0 && count % 2 === 1) {
      return false;
    } else if (byte > 0x7e) {
      expected = continuations(byte);
      if (expected === 0 || zeros > 0) return false;
      ascii = false;
    } else if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
      return false;
    }
    count += 1;
  }
  return ascii || end - start >= SHORTEST_FOREIGN;
}

/** How many bytes have to follow this one (RFC 3629 §4); 0 where it begins nothing. */
function continuations(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Four digits are three bytes, so that each character has its digits: what is cut out of a view must be cut out of what it was read from. */
function write(bytes: Buffer, at: number, output: Output): void {
  const wide = bytes[1] === 0;
  const decoded = bytes.toString(wide ? 'utf16le' : 'utf8');
  let byte = 0;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    output.unit(unit, at + Math.floor((byte * 4) / 3));
    byte += wide ? 2 : bytesOf(unit);
  }
}

/** In UTF-8; a surrogate is half of four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
