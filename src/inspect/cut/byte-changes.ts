import { isBigEndian } from '../views/readable-bytes.js';
import type { Edit } from './edits.js';
import { keptJson } from './json-edits.js';

/** Bytes that go, and what comes. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type Encoding = 'utf8' | 'utf16le' | 'utf16be';

/** As who decodes Base64 to text reads it. */
export function encodingOf(bytes: Buffer): Encoding {
  const isBig = isBigEndian(bytes[0], bytes[1]);
  return isBig === undefined ? 'utf8' : isBig ? 'utf16be' : 'utf16le';
}

/** No character is cut in two, and what holds JSON still does. */
export function keptInBytes(bytes: Buffer, changes: readonly Change[], encoding: Encoding): readonly Change[] {
  const whole = changes.map((change) => wholeCharacters(bytes, change, encoding));
  if (encoding !== 'utf8') return whole;
  const text = bytes.toString('utf8');
  // Bytes that are no text have no places in it.
  if (Buffer.byteLength(text) !== bytes.length) return whole;
  const edits: Edit[] = [];
  let unit = 0;
  let byte = 0;
  for (const { from, to, text: instead } of whole) {
    const start = unit + bytes.toString('utf8', byte, Math.max(byte, from)).length;
    const end = start + bytes.toString('utf8', Math.max(byte, from), Math.max(byte, to)).length;
    edits.push({ start, end, text: instead, isEncoded: true });
    unit = end;
    byte = Math.max(byte, to);
  }
  return keptJson(text, edits).map(({ start, end, text: instead }) => {
    const from = Buffer.byteLength(text.slice(0, start));
    return { from, to: from + Buffer.byteLength(text.slice(start, end)), text: instead };
  });
}

function wholeCharacters(bytes: Buffer, { from, to, text }: Change, encoding: Encoding): Change {
  let [start, end] = [from, to];
  if (encoding === 'utf8') {
    while (start > 0 && isWithin(bytes[start])) start -= 1;
    while (end < bytes.length && isWithin(bytes[end])) end += 1;
  } else {
    start -= start % 2;
    end = Math.min(bytes.length, end + (end % 2));
  }
  return { from: start, to: end, text };
}

/** Of UTF-8 a byte that is none of a character's first. */
function isWithin(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Those together that change some of the same so many bytes. */
export function groupsOf(changes: readonly Change[], size: number): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last !== undefined && Math.floor(change.from / size) < Math.ceil((last.at(-1)?.to ?? 0) / size)) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** Bytes with their changes, filled up to groups of so many. */
export function changed(bytes: Buffer, from: number, to: number, changes: readonly Change[], encoding: Encoding, size: number): Buffer {
  const parts: Buffer[] = [];
  let at = from;
  for (const { from: start, to: end, text } of changes) {
    if (start >= at) parts.push(bytes.subarray(at, start), written(text, encoding));
    at = Math.max(at, end);
  }
  parts.push(bytes.subarray(at, to));
  const whole = Buffer.concat(parts);
  const space = written(' ', encoding);
  // In front of what stays: behind it stands what was there.
  const fillers: Buffer[] = [];
  for (let length = whole.length; length % size !== 0; length += space.length) fillers.push(space);
  if (fillers.length === 0) return whole;
  const kept = to - at;
  return Buffer.concat([whole.subarray(0, whole.length - kept), ...fillers, whole.subarray(whole.length - kept)]);
}

function written(text: string, encoding: Encoding): Buffer {
  const bytes = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
  return encoding === 'utf16be' ? bytes.swap16() : bytes;
}
