import { OVERLAP } from '../patterns/overlapping.js';
import type { View } from './view.js';

/**
 * A long view in parts of about so many units, each with `OVERLAP` of the next behind it, so that whatever is no longer is whole in one: all of it is
 * read, in linear time. They are cut between lines where one is near, since what a pattern calls the beginning and the end of a text is that of a line then.
 */
export function partsOf(view: View, length: number): readonly View[] {
  const { text } = view;
  if (text.length <= length) return [view];
  const parts: View[] = [];
  for (let from = 0; from < text.length;) {
    const next = from + length < text.length ? lineBefore(text, from + length) : text.length;
    parts.push(partOf(view, from, lineAfter(text, next + OVERLAP)));
    from = next;
  }
  return parts;
}

/** Where the line begins that a place is in; the place itself where that is too far away. */
function lineBefore(text: string, at: number): number {
  const from = Math.max(0, at - OVERLAP);
  const end = text.slice(from, at).lastIndexOf('\n');
  return end === -1 ? at : from + end + 1;
}

/** Where the line ends that a place is in; the place itself where that is too far away. */
function lineAfter(text: string, at: number): number {
  const end = text.slice(at, at + OVERLAP).indexOf('\n');
  return Math.min(text.length, end === -1 ? at : at + end);
}

function partOf(view: View, from: number, to: number): View {
  const text = view.text.slice(from, to);
  return from === 0 ? { ...view, text } : { ...view, text, origin: { of: view, placeOf: (at) => from + at } };
}
