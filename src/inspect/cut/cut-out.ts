import { firstFrom } from '../first-from.js';
import { originalSpan, type View } from '../views/view.js';
import { viewsOf } from '../views/views.js';
import { edited, joined, type Edit } from './edits.js';
import { keptJson } from './json-edits.js';

/** Of views that hold what an encoding held, as a whole. */
const ENCODED = /(?:base64|base32|hex)-decoded|decompressed/;

/** A span that goes, what is to stand there instead, and in which view it was found. */
export interface Cut {
  readonly span: readonly [start: number, end: number];
  readonly text: string;
  readonly view: string;
}

/**
 * The text with each cut made so that who decodes it still can: in Base64 and in hexadecimal stands what is put in as they write it, and what was
 * JSON still is, in the text and in what it holds.
 */
export function cutOut(text: string, cuts: readonly Cut[]): string {
  let left = cuts.map(({ span: [start, end], text: instead, view }): Edit => {
    return { start, end, text: instead, isEncoded: ENCODED.test(view) };
  });
  let edits: readonly Edit[] = [];
  let made: View | undefined;
  // From what was decoded last to the text as it came.
  for (let view = viewsOf(text).views.at(-1); view !== undefined; view = view.origin?.of) {
    const further: Edit[] = [];
    const here = made === undefined ? [] : [...editsBelow(made, edits)];
    for (const edit of left) {
      const found = view.origin === undefined ? edit : editIn(view, edit);
      if (found === undefined) further.push(edit);
      else here.push(found);
    }
    left = further;
    const all = joined(here);
    edits = joined(keptJson(view.text, joined(made?.origin?.encoding?.kept?.(view.text, all) ?? all)));
    made = view;
  }
  return edited(text, edits);
}

/** The same in a view, where it can be told there without taking away more or less. */
function editIn(view: View, edit: Edit): Edit | undefined {
  const placeOf = (at: number) => originalSpan(view, at, at)[0];
  const start = firstFrom(view.text.length, placeOf, edit.start);
  const end = firstFrom(view.text.length, placeOf, edit.end);
  return start < end && placeOf(start) === edit.start && placeOf(end) === edit.end ? { ...edit, start, end } : undefined;
}

/** The same in what the view was made of. */
function editsBelow({ origin }: View, edits: readonly Edit[]): readonly Edit[] {
  if (origin === undefined) return edits;
  const { placeOf, encoding } = origin;
  return edits.map((edit) => {
    const instead = encoding?.escaped?.(edit.text) ?? edit.text;
    return { ...edit, start: placeOf(edit.start), end: placeOf(edit.end), text: instead };
  });
}
