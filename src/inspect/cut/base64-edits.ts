import { changed, encodingOf, groupsOf, keptInBytes, type Change } from './byte-changes.js';
import type { Edit } from './edits.js';

/** Digits of Base64 that are one text: in turn where each of its lines begins and ends, and where all of it ends with its fillers. */
export interface Encoded {
  readonly lines: readonly number[];
  readonly end: number;
}

/**
 * Edits of a text that leave each stretch of Base64 in it one that can be decoded: four digits are three bytes, and where one of these changes all four
 * are written anew, filled up with spaces. Every other digit stays the sender's own.
 */
export function keptBase64(text: string, edits: readonly Edit[], stretches: readonly Encoded[]): readonly Edit[] {
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
    all.push(...before, ...inStretch(text, stretch, within));
    left = behind;
  }
  return [...all, ...left];
}

function inStretch(text: string, stretch: Encoded, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0) return edits;
  const digits = digitsOf(text, stretch.lines);
  const bytes = Buffer.from(digits, 'base64');
  const encoding = encodingOf(bytes);
  const changes = keptInBytes(
    bytes,
    edits.map((edit) => changeOf(edit, stretch, bytes)),
    encoding,
  );
  const isForUrls = /[-_]/.test(digits);
  return groupsOf(changes).map((group): Edit => {
    const from = Math.floor((group[0]?.from ?? 0) / 3) * 3;
    const to = Math.min(bytes.length, Math.ceil((group.at(-1)?.to ?? 0) / 3) * 3);
    const written = changed(bytes, from, to, group, encoding).toString('base64');
    return {
      start: placeOf(stretch, from),
      end: to === bytes.length ? stretch.end : placeOf(stretch, to),
      text: isForUrls ? written.replaceAll('+', '-').replaceAll('/', '_') : written,
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
function changeOf({ start, end, text }: Edit, { lines }: Encoded, bytes: Buffer): Change {
  const first = digitAt(lines, start);
  const last = digitAt(lines, end);
  const from = 3 * Math.floor(first / 4) + Math.min(first % 4, 2);
  const to = Math.min(bytes.length, 3 * Math.floor(last / 4) + (last % 4));
  return { from: Math.min(from, bytes.length), to: Math.max(from, to), text };
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

/** Where the first digit of three bytes stands. */
function placeOf({ lines, end }: Encoded, byte: number): number {
  let left = (byte / 3) * 4;
  for (let i = 0; i < lines.length; i += 2) {
    const [from, to] = [lines[i] ?? 0, lines[i + 1] ?? 0];
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return end;
}
