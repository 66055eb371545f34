import type { Edit } from './edits.js';

/** Pairs of digits from `start` to `end`, one sign at most between two of them. */
export interface HexPairs {
  readonly start: number;
  readonly end: number;
}

/** Edits of a text of which those within hexadecimal are in hexadecimal, separated as the pairs are. */
export function keptHex(text: string, edits: readonly Edit[], stretches: readonly HexPairs[]): readonly Edit[] {
  let next = 0;
  return edits.map((edit) => {
    while ((stretches[next]?.end ?? Infinity) <= edit.start) next += 1;
    const { start, end } = stretches[next] ?? { start: Infinity, end: Infinity };
    const isWithin = edit.start >= start && edit.end <= end;
    return isWithin && (edit.isEncoded || edit.start > start || edit.end < end) ? { ...edit, text: written(text, edit, start, end) } : edit;
  });
}

function written(text: string, edit: Edit, start: number, end: number): string {
  const sign = text.slice(start + 2, start + 3);
  const separator = end - start > 2 && /[ :]/.test(sign) ? sign : '';
  const pairs = Array.from(Buffer.from(edit.text), (byte) => byte.toString(16).padStart(2, '0')).join(separator);
  return edit.end < end && text.slice(edit.end - 1, edit.end) === separator ? pairs + separator : pairs;
}
