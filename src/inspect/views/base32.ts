import { isUtf8 } from 'node:buffer';
import { keptGroups, type Code, type Encoded } from '../cut/group-edits.js';
import { asciiClass, isIn } from '../runs.js';
import { characterSet, hasAny, type Traits } from '../traits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** RFC 4648 §6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const DIGIT = asciiClass(/[A-Z2-7]/);
const CAPITALS = characterSet('AZ');
/** Ten bytes of ASCII: a code or a name in capitals decodes to that once in 10,000 times. Of other scripts twice as many. */
const SHORTEST = 16;
const SHORTEST_FOREIGN = 32;
const MOST_FILLERS = 6;
const EQUALS = 0x3d;
const RETURN = 0x0d;
const NEW_LINE = 0x0a;
// eslint-disable-next-line no-control-regex -- what it looks for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
const BEYOND_ASCII = /[\u0080-\uffff]/;

const CODE: Code = { digits: 8, bytes: 5, decoded: bytesOf, encoded: digitsOf };

export function mayBeBase32(traits: Traits): boolean {
  return traits.runs.length > 0 && hasAny(traits, CAPITALS);
}

/** Runs of Base32 in capitals that hold readable text, over the ends of their lines. */
export function base32Decoded(view: View): View | undefined {
  const { runs } = view.traits;
  return derived(view, 'base32-decoded', (text, output) => decode(text, output, runs), {
    kept: (text, edits) => keptGroups(text, edits, [...encodedIn(text, runs)], CODE),
  });
}

function decode(text: string, output: Output, runs: readonly number[]): boolean {
  let copied = 0;
  for (const { lines, end } of encodedIn(text, runs)) {
    output.copy(copied, lines[0] ?? 0);
    write(text, lines, output);
    copied = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

function* encodedIn(text: string, runs: readonly number[]): Generator<Encoded> {
  let done = 0;
  /** Where lines end that cannot be read together: they are not gathered again for each of them. */
  let apart = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const last = runs[run + 1] ?? 0;
    const first = Math.max(done, runs[run] ?? 0);
    // So many digits in a row have one at each so many places.
    for (let at = first + SHORTEST - 1; at < last; at += SHORTEST) {
      if (DIGIT[text.charCodeAt(at)] !== 1) continue;
      let start = at;
      while (start > first && DIGIT[text.charCodeAt(start - 1)] === 1) start -= 1;
      let end = at + 1;
      while (end < last && DIGIT[text.charCodeAt(end)] === 1) end += 1;
      if (end - start >= SHORTEST && isReadable(text, [start, end])) {
        let lines = start < apart ? [start, end] : linesFrom(text, start, end);
        if (lines.length > 2 && !isReadable(text, lines)) {
          apart = lines.at(-1) ?? end;
          lines = [start, end];
        }
        done = lines.at(-1) ?? end;
        for (let equals = 0; equals < MOST_FILLERS && text.charCodeAt(done) === EQUALS; equals++) done += 1;
        yield { lines, end: done };
      }
      at = Math.max(end, done);
    }
  }
}

/** In turn where its lines begin and end: of whole groups each, but for the last. */
function linesFrom(text: string, start: number, end: number): number[] {
  const lines = [start, end];
  for (let at = end, length = end - start; length % 8 === 0;) {
    const from = lineFrom(text, at);
    let to = from;
    while (isIn(text, to, DIGIT)) to += 1;
    if (from === at || to === from) break;
    lines.push(from, to);
    at = to;
    length = to - from;
  }
  return lines;
}

function lineFrom(text: string, at: number): number {
  const end = text.charCodeAt(at) === RETURN ? at + 1 : at;
  return text.charCodeAt(end) === NEW_LINE ? end + 1 : at;
}

function isReadable(text: string, lines: readonly number[]): boolean {
  const digits = joinedDigits(text, lines);
  // Most are told by their first bytes.
  if (bytesOf(digits.slice(0, SHORTEST)).some((byte) => byte < 0x20 && !(byte === 0x09 || byte === 0x0a || byte === 0x0d))) return false;
  const bytes = bytesOf(digits);
  if (!isUtf8(bytes)) return false;
  const decoded = bytes.toString('utf8');
  return !CONTROL.test(decoded) && (digits.length >= SHORTEST_FOREIGN || !BEYOND_ASCII.test(decoded));
}

function write(text: string, lines: readonly number[], output: Output): void {
  const decoded = bytesOf(joinedDigits(text, lines)).toString('utf8');
  if (output.add(decoded)) return;
  let byte = 0;
  let line = 0;
  let before = 0;
  for (const character of decoded) {
    const digit = Math.floor((byte * 8) / 5);
    while (digit - before >= (lines[line + 1] ?? 0) - (lines[line] ?? 0) && line + 2 < lines.length) {
      before += (lines[line + 1] ?? 0) - (lines[line] ?? 0);
      line += 2;
    }
    output.units(character, (lines[line] ?? 0) + digit - before);
    byte += Buffer.byteLength(character);
  }
}

function joinedDigits(text: string, lines: readonly number[]): string {
  let digits = '';
  for (let i = 0; i < lines.length; i += 2) digits += text.slice(lines[i], lines[i + 1]);
  return digits;
}

/** What is left of the last digits is none. */
function bytesOf(digits: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((digits.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let count = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = ((bits << 5) | ALPHABET.indexOf(digits.charAt(i))) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes[count++] = (bits >> held) & 0xff;
  }
  return bytes;
}

/** Of whole groups of five. */
function digitsOf(bytes: Buffer): string {
  let digits = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (held += 8; held >= 5; held -= 5) digits += ALPHABET.charAt((bits >> (held - 5)) & 31);
  }
  return digits;
}
