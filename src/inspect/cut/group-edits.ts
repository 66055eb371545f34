import { changed, encodingOf, groupsOf, keptInBytes, type Change } from './byte-changes.js';
import type { Edit } from './edits.js';

/** Digits that are one text: in turn where each of its lines begins and ends, and where all of it ends with its fillers. */
export interface Encoded {
  readonly lines: readonly number[];
  readonly end: number;
}

/** Four digits for three bytes (Base64), or eight for five (Base32). */
export interface Code {
  readonly digits: number;
  readonly bytes: number;
  readonly decoded: (digits: string) => Buffer;
  /** As `like` is written, which has both ways of it where there are two. */
  readonly encoded: (bytes: Buffer, like: string) => string;
}

/**
 * Edits of a text that leave each stretch of such digits in it one that can be decoded: where a byte of a group changes all digits of that
 * are written anew, filled up with spaces. Every other digit stays the sender's own.
 */
export function keptGroups(text: string, edits: readonly Edit[], stretches: readonly Encoded[], code: Code): readonly Edit[] {
  const all: Edit[] = [];
  let left = edits;
  for (const stretch of stretches) {
    const start = stretch.lines[0] ?? 0;
    const before: Edit[] = [];
    const within: Edit[] = [];
    const behind: Edit[] = [];
    for (const edit of left) {
      if (edit.start >= stretch.end) behind.push(edit);
      else if (edit.end <= start || (edit.start <= start && edit.end >= stretch.end && !edit.isEncoded)) before.push(edit);
      else {
        if (edit.start < start) before.push({ ...edit, end: start });
        within.push({ ...edit, start: Math.max(start, edit.start), end: Math.min(stretch.end, edit.end) });
        if (edit.end > stretch.end) behind.push({ ...edit, start: stretch.end });
      }
    }
    all.push(...before, ...inStretch(text, stretch, within, code));
    left = behind;
  }
  return [...all, ...left];
}

function inStretch(text: string, stretch: Encoded, edits: readonly Edit[], code: Code): readonly Edit[] {
  if (edits.length === 0) return edits;
  const digits = digitsOf(text, stretch.lines);
  const bytes = code.decoded(digits);
  const encoding = encodingOf(bytes);
  const changes = keptInBytes(
    bytes,
    edits.map((edit) => changeOf(edit, stretch, bytes, code)),
    encoding,
  );
  return groupsOf(changes, code.bytes).map((group): Edit => {
    const from = Math.floor((group[0]?.from ?? 0) / code.bytes) * code.bytes;
    const to = Math.min(bytes.length, Math.ceil((group.at(-1)?.to ?? 0) / code.bytes) * code.bytes);
    return {
      start: placeOf(stretch, (from / code.bytes) * code.digits),
      end: to === bytes.length ? stretch.end : placeOf(stretch, (to / code.bytes) * code.digits),
      text: code.encoded(changed(bytes, from, to, group, encoding, code.bytes), digits),
      isEncoded: true,
    };
  });
}

function digitsOf(text: string, lines: readonly number[]): string {
  let digits = '';
  for (let i = 0; i < lines.length; i += 2) digits += text.slice(lines[i], lines[i + 1]);
  return digits;
}

/** Which bytes have something of an edit's digits. */
function changeOf({ start, end, text }: Edit, { lines }: Encoded, bytes: Buffer, code: Code): Change {
  const first = digitAt(lines, start);
  const last = digitAt(lines, end);
  let from = Math.floor(first / code.digits) * code.bytes;
  while (digitOf(from + 1, code) <= first) from += 1;
  let to = Math.floor(last / code.digits) * code.bytes;
  while (digitOf(to, code) < last) to += 1;
  from = Math.min(from, bytes.length);
  return { from, to: Math.max(from, Math.min(to, bytes.length)), text };
}

/** Where the first bit of a byte stands. */
function digitOf(byte: number, { digits, bytes }: Code): number {
  return Math.floor((byte * digits) / bytes);
}

/** How many digits stand before a place. */
function digitAt(lines: readonly number[], place: number): number {
  let count = 0;
  for (let i = 0; i < lines.length; i += 2) {
    const [start, end] = [lines[i] ?? 0, lines[i + 1] ?? 0];
    if (place <= end) return count + Math.max(0, place - start);
    count += end - start;
  }
  return count;
}

function placeOf({ lines, end }: Encoded, digit: number): number {
  let left = digit;
  for (let i = 0; i < lines.length; i += 2) {
    const [from, to] = [lines[i] ?? 0, lines[i + 1] ?? 0];
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return end;
}
