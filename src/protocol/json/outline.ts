import { DEEPEST, MAX_ENVELOPE_MEMBERS } from '../read-limits.js';
import { skipString } from './skip-string.js';

/**
 * The shape of a JSON text from one pass over its structure: strings are skipped, nothing is decoded. It does not judge
 * validity (`JSON.parse` does); on a valid text every field is exact, on any other it still ends, in linear time.
 * That of an object holds until the next text is looked at: every message has one, for a moment, and all are written over the same.
 */
export interface Outline {
  readonly root: 'object' | 'array' | 'other';
  /** The first byte that is no blank. */
  readonly start: number;
  /** Just after the root's closing bracket; -1 when it never closes. */
  readonly end: number;
  readonly tooDeep: boolean;
  /** Members of all objects at all depths. */
  readonly members: number;
  /** Some number is so long, or written with an exponent, that a double might not hold it. */
  readonly oddNumber: boolean;
  /** A byte outside strings that JSON has no use for. */
  readonly foreign: boolean;
  /**
   * Offsets of what stands directly below the root, four a member: name start and end (quotes included), value start and end.
   * An array's elements have -1 as name. Blanks around a value are not part of it.
   */
  readonly top: readonly number[];
  /** How much of `top` is of this text. */
  readonly topEnd: number;
  /** More stood there than was recorded. */
  readonly topCut: boolean;
  /** Start and end of the last name below the root, where the text ends before its value does. */
  readonly unfinished: readonly [number, number] | undefined;
}

/** Digits that every double carries through: a shorter number without exponent needs no closer look. */
const SAFE_NUMBER_LENGTH = 15;

// What a byte means outside a string.
const FOREIGN = 0;
const BLANK = 1;
const OPEN = 2;
const CLOSE = 3;
const COLON = 4;
const COMMA = 5;
const STRING = 6;
const NUMBER = 7;
const LITERAL = 8;

const CLASS = new Uint8Array(256);
for (const [bytes, kind] of [
  [' \t\r\n', BLANK],
  ['{[', OPEN],
  ['}]', CLOSE],
  [':', COLON],
  [',', COMMA],
  ['"', STRING],
  ['-0123456789', NUMBER],
  ['truefalsn', LITERAL],
] as const) {
  for (const byte of bytes) CLASS[byte.charCodeAt(0)] = kind;
}

const objectTop: number[] = Array.from({ length: MAX_ENVELOPE_MEMBERS * 4 }, () => 0);
const ofObject: { -readonly [Name in keyof Outline]: Outline[Name] } = {
  root: 'object',
  start: 0,
  end: 0,
  tooDeep: false,
  members: 0,
  oddNumber: false,
  foreign: false,
  top: objectTop,
  topEnd: 0,
  topCut: false,
  unfinished: undefined,
};

/** `maxElements` bounds what is recorded below an array. */
export function outline(bytes: Buffer, maxDepth: number, maxElements: number): Outline {
  const length = bytes.length;
  let start = 0;
  while (start < length && classOf(bytes[start]) === BLANK) start++;
  const root = bytes[start] === 0x7b ? 'object' : bytes[start] === 0x5b ? 'array' : 'other';
  const limit = (root === 'object' ? MAX_ENVELOPE_MEMBERS : maxElements) * 4;

  const deepest = Math.min(maxDepth, DEEPEST);
  const top = root === 'object' ? objectTop : [];
  let topEnd = 0;
  let topCut = false;
  let depth = 0;
  let tooDeep = false;
  let members = 0;
  let oddNumber = false;
  let foreign = false;
  let end = -1;
  // The member or element below the root that is being read.
  let nameStart = -1;
  let nameEnd = -1;
  let valueStart = -1;
  let valueEnd = -1;

  let i = start;
  while (i < length && end === -1) {
    const at = i;
    switch (classOf(bytes[i])) {
      case BLANK:
        i++;
        continue;
      case OPEN:
        i++;
        depth++;
        if (depth > deepest) tooDeep = true;
        if (depth === 2 && valueStart === -1) valueStart = at;
        continue;
      case COLON:
        i++;
        members++;
        if (depth > 1) continue;
        // What stood before it was a name, not a value.
        nameStart = valueStart;
        nameEnd = valueEnd;
        valueStart = -1;
        continue;
      case CLOSE:
        i++;
        depth--;
        if (depth > 1) continue;
        if (depth === 1) {
          valueEnd = i;
          continue;
        }
        end = i;
        break;
      case COMMA:
        i++;
        if (depth > 1) continue;
        break;
      case STRING:
        i = skipString(bytes, i);
        if (depth > 1) continue;
        if (valueStart === -1) valueStart = at;
        valueEnd = i;
        continue;
      case NUMBER: {
        let exponent = false;
        for (i++; i < length; i++) {
          const byte = bytes[i] ?? 0;
          if (byte === 0x65 || byte === 0x45) exponent = true;
          else if (!((byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2b || byte === 0x2d)) break;
        }
        if (exponent || i - at > SAFE_NUMBER_LENGTH) oddNumber = true;
        if (depth > 1) continue;
        if (valueStart === -1) valueStart = at;
        valueEnd = i;
        continue;
      }
      case LITERAL:
        do i++;
        while (classOf(bytes[i]) === LITERAL);
        if (depth > 1) continue;
        if (valueStart === -1) valueStart = at;
        valueEnd = i;
        continue;
      default:
        foreign = true;
        i++;
        continue;
    }
    // A comma below the root, or the root's end: a member or an element is complete.
    if (valueStart !== -1) {
      if (topEnd < limit) {
        top[topEnd] = nameStart;
        top[topEnd + 1] = nameEnd;
        top[topEnd + 2] = valueStart;
        top[topEnd + 3] = valueEnd;
        topEnd += 4;
      } else topCut = true;
    }
    nameStart = -1;
    nameEnd = -1;
    valueStart = -1;
  }
  const unfinished = end === -1 && nameStart !== -1 ? ([nameStart, nameEnd] as const) : undefined;
  if (root !== 'object') return { root, start, end, tooDeep, members, oddNumber, foreign, top, topEnd, topCut, unfinished };
  ofObject.start = start;
  ofObject.end = end;
  ofObject.tooDeep = tooDeep;
  ofObject.members = members;
  ofObject.oddNumber = oddNumber;
  ofObject.foreign = foreign;
  ofObject.topEnd = topEnd;
  ofObject.topCut = topCut;
  ofObject.unfinished = unfinished;
  return ofObject;
}

function classOf(byte: number | undefined): number {
  return byte === undefined ? FOREIGN : (CLASS[byte] ?? FOREIGN);
}
