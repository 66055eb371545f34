import { asciiClass, isIn } from '../../traits/runs.js';
import { changedParts, type View } from '../../views/view.js';

/** What numbers are written with, and what is between them. */
const RUN = asciiClass(/[0-9A-Za-z .:/+()-]/);
/** More than a number has of words beside it that say what it is. */
const BESIDE = 96;

/** In turn where the parts of a view begin and end in which numbers may stand that the view it was made of had not; no chunk is cut. */
export function numberParts(view: View): readonly number[] {
  const changed = changedParts(view, BESIDE);
  const { text } = view;
  const parts: number[] = [];
  for (let i = 0; i < changed.length; i += 2) {
    const last = parts.length - 1;
    const least = parts[last] ?? 0;
    let from = Math.max(least, changed[i] ?? 0);
    while (from > least && isIn(text, from - 1, RUN)) from -= 1;
    let to = Math.max(from, changed[i + 1] ?? 0);
    while (to < text.length && isIn(text, to, RUN)) to += 1;
    if (last > 0 && from === least) parts[last] = to;
    else parts.push(from, to);
  }
  return parts;
}
