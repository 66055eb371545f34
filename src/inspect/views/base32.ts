import type { Encoded } from '../cut/group-edits.js';
import { asciiClass } from '../traits/runs.js';
import { characterSet, hasAny, type Traits } from '../traits/traits.js';
import { lineAfter, type LinesFrom } from './base64-lines.js';
import { Base32Bytes, base32Bytes, base32Digits } from './base32-bytes.js';
import { linesDecoded, textsDecoded, type Digits, type EncodedIn } from './encoded-texts.js';
import { isMixedBytes } from './mixed-bytes.js';
import { ReadableBytes } from './readable-bytes.js';
import type { View } from './view.js';

/** RFC 4648 §6. */
const DIGIT = asciiClass(/[A-Z2-7]/);
const CAPITALS = characterSet('AZ');
/** Ten bytes of ASCII: a code or a name in capitals decodes to that once in 10,000 times. Of other scripts twice as many, and of what has bytes that are no text. */
const SHORTEST = 16;
const SHORTEST_FOREIGN = 32;
const SHORTEST_MIXED = 40;
const MOST_FILLERS = 6;
const EQUALS = 0x3d;

const BASE32: Digits = {
  name: 'base32-decoded',
  code: { digits: 8, bytes: 5, decoded: base32Bytes, encoded: base32Digits },
  linesFrom,
  encodedBy,
};

export function mayBeBase32(traits: Traits): boolean {
  return traits.runs.length > 0 && hasAny(traits, CAPITALS);
}

/** Runs of Base32 in capitals that hold readable text, over the ends of their lines. */
export function base32Decoded(view: View): View | undefined {
  return textsDecoded(view, BASE32);
}

/** The same where lines may be texts of their own. */
export function base32ListDecoded(view: View): View | undefined {
  return linesDecoded(view, BASE32);
}

function encodedBy({ traits: { runs } }: View): EncodedIn {
  return (text, linesOf) => encodedIn(text, runs, linesOf);
}

function* encodedIn(text: string, runs: readonly number[], linesOf: LinesFrom): Generator<Encoded> {
  let done = 0;
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
      if (end - start >= SHORTEST && isReadable(text, start, end)) {
        const lines = linesOf(text, start, end);
        done = lines.at(-1) ?? end;
        for (let equals = 0; equals < MOST_FILLERS && text.charCodeAt(done) === EQUALS; equals++) done += 1;
        yield { lines, end: done };
      }
      at = Math.max(end, done);
    }
  }
}

/** Most are told by their first bytes. */
function isReadable(text: string, start: number, end: number): boolean {
  const bytes = new Base32Bytes().add(text, start, end);
  const readable = new ReadableBytes();
  return (readable.addBytes(bytes) && (readable.ascii || end - start >= SHORTEST_FOREIGN)) || isMixed(bytes, start, end);
}

/** In turn where each line begins and ends that can be read together with those before, whatever column they end at. */
function linesFrom(text: string, start: number, end: number): readonly number[] {
  const lines = [start, end];
  let next = lineAfter(text, end, DIGIT);
  if (next === undefined) return lines;
  const digits = new Base32Bytes();
  let bytes: ReadableBytes | undefined = new ReadableBytes();
  if (!bytes.addBytes(digits.add(text, start, end))) bytes = undefined;
  for (; next !== undefined; next = lineAfter(text, next.end, DIGIT)) {
    const more = digits.add(text, next.start, next.end);
    if (bytes?.addBytes(more) !== true) {
      bytes = new ReadableBytes();
      if (!bytes.addBytes(more)) bytes = undefined;
      if (bytes === undefined && !isMixed(more, next.start, next.end)) break;
    }
    lines.push(next.start, next.end);
  }
  return lines;
}

function isMixed(bytes: Buffer, start: number, end: number): boolean {
  return end - start >= SHORTEST_MIXED && isMixedBytes(bytes);
}
