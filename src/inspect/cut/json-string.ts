import { firstFrom } from '../first-from.js';
import type { Edit } from './edits.js';

/** Edits of what a string says, so that it still can be read. */
type Keep = (value: string, edits: readonly Edit[]) => readonly Edit[];

/** Edits of a string of JSON, which begins at `start` with its quote: no escape is cut in two, and what is put in is escaped. */
export function inString(token: string, start: number, edits: readonly Edit[], keep: Keep): readonly Edit[] {
  const places = placesOf(token);
  const value = JSON.parse(token) as string;
  const inValue = edits.flatMap((edit): readonly Edit[] => {
    const from = unitBefore(places, edit.start - start);
    const to = unitFrom(places, edit.end - start);
    return from < to ? [{ ...edit, start: from, end: to }] : [];
  });
  return keep(value, inValue).map((edit) => ({
    ...edit,
    start: start + (places[edit.start] ?? 0),
    end: start + (places[edit.end] ?? 0),
    text: JSON.stringify(edit.text).slice(1, -1),
  }));
}

/** Where in the token each unit of what it says begins, and the closing quote. */
function placesOf(token: string): Uint32Array {
  const places = new Uint32Array(token.length);
  let count = 0;
  for (let at = 1; at < token.length; count++) {
    places[count] = at;
    if (token[at] === '\\') at += token[at + 1] === 'u' ? 6 : 2;
    else at += 1;
  }
  return places.subarray(0, count);
}

/** The unit in which a place of the token is; the first for one before. */
function unitBefore(places: Uint32Array, at: number): number {
  return Math.max(0, firstFrom(places.length, (unit) => places[unit] ?? 0, at + 1) - 1);
}

/** The first unit that begins there or behind; the closing quote for what is behind all. */
function unitFrom(places: Uint32Array, at: number): number {
  return Math.min(
    places.length - 1,
    firstFrom(places.length, (unit) => places[unit] ?? 0, at),
  );
}
