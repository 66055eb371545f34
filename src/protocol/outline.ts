import { MAX_ENVELOPE_MEMBERS } from './read-limits.js';

/**
 * The shape of a JSON text from one pass over its structure: strings are skipped, nothing is decoded or allocated. It does not
 * judge validity (`JSON.parse` does); on a valid text every field is exact, on any other text it still ends, in linear time.
 */
export interface Outline {
  readonly root: 'object' | 'array' | 'other';
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
  /** More stood there than was recorded. */
  readonly topCut: boolean;
}

/** Digits that every double carries through: a shorter number without exponent needs no closer look. */
const SAFE_NUMBER_LENGTH = 15;

const BACKSLASH = 0x5c;

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

/** `text` holds one character a byte (latin1), so that offsets are byte offsets. `maxTop` bounds what is recorded below an array. */
export function outline(text: string, maxDepth: number, maxTop: number): Outline {
  const length = text.length;
  let start = 0;
  while (start < length && CLASS[text.charCodeAt(start)] === BLANK) start++;
  const first = text.charCodeAt(start);
  const root = first === 0x7b ? 'object' : first === 0x5b ? 'array' : 'other';
  const limit = (root === 'object' ? MAX_ENVELOPE_MEMBERS : maxTop) * 4;

  const top: number[] = [];
  let topCut = false;
  let depth = 0;
  let tooDeep = false;
  let members = 0;
  let oddNumber = false;
  let foreign = false;
  let end = -1;
  // The member or element that is being read below the root.
  let nameStart = -1;
  let nameEnd = -1;
  let valueStart = -1;
  let valueEnd = -1;

  const record = () => {
    if (valueStart === -1) return;
    if (top.length < limit) top.push(nameStart, nameEnd, valueStart, valueEnd);
    else topCut = true;
    nameStart = -1;
    nameEnd = -1;
    valueStart = -1;
  };

  let i = start;
  scan: while (i < length) {
    const at = i;
    switch (CLASS[text.charCodeAt(i)] ?? FOREIGN) {
      case BLANK:
        i++;
        continue;
      case OPEN:
        i++;
        depth++;
        if (depth > maxDepth) {
          tooDeep = true;
          break scan;
        }
        if (depth === 2 && valueStart === -1) valueStart = at;
        continue;
      case CLOSE:
        i++;
        depth--;
        if (depth === 1) valueEnd = i;
        if (depth > 0) continue;
        record();
        end = i;
        break scan;
      case COLON:
        i++;
        members++;
        if (depth === 1) {
          // What stood before it was a name, not a value.
          nameStart = valueStart;
          nameEnd = valueEnd;
          valueStart = -1;
        }
        continue;
      case COMMA:
        i++;
        if (depth === 1) record();
        continue;
      case STRING:
        i = skipString(text, i);
        break;
      case NUMBER: {
        i++;
        let exponent = false;
        for (; i < length; i++) {
          const byte = text.charCodeAt(i);
          if (byte === 0x65 || byte === 0x45) exponent = true;
          else if (!((byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2b || byte === 0x2d)) break;
        }
        if (exponent || i - at > SAFE_NUMBER_LENGTH) oddNumber = true;
        break;
      }
      case LITERAL:
        do i++;
        while (CLASS[text.charCodeAt(i)] === LITERAL);
        break;
      default:
        foreign = true;
        i++;
    }
    if (depth === 1) {
      if (valueStart === -1) valueStart = at;
      valueEnd = i;
    } else if (depth === 0) {
      // A root that is neither object nor array: nothing below it.
      break;
    }
  }
  return { root, end, tooDeep, members, oddNumber, foreign, top, topCut };
}

/** Just after the closing quote of the string that opens at `open`, or the end of the text. */
export function skipString(text: string, open: number): number {
  for (let from = open + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return text.length;
    let backslash = quote - 1;
    while (text.charCodeAt(backslash) === BACKSLASH) backslash--;
    // An even number of backslashes before it: they escape each other, not the quote. (`open` is a quote, so the walk stops there.)
    if ((quote - backslash) % 2 === 1) return quote + 1;
    from = quote + 1;
  }
}
