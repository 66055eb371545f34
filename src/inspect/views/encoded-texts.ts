import { keptGroups, type Code, type Encoded } from '../cut/group-edits.js';
import { characterSet, hasAny } from '../traits/traits.js';
import { linesOfTexts, type LinesFrom } from './base64-lines.js';
import { writeDecoded } from './decoded-bytes.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

const NEW_LINE = characterSet('\n');

/** A way to write bytes in digits. */
export interface Digits {
  /** Of the views that are made. */
  readonly name: string;
  readonly code: Code;
  /** Which lines belong to those that begin at a place. */
  readonly linesFrom: LinesFrom;
  /** Undefined where nothing can be read. */
  readonly encodedBy: (view: View) => EncodedIn | undefined;
}

/** Which digits of a text can be read, in order. */
export type EncodedIn = (text: string, linesOf: LinesFrom) => Iterable<Encoded>;

/** A view with what its digits hold in their place, over the ends of their lines. */
export function textsDecoded(view: View, digits: Digits): View | undefined {
  return decodedBy(view, digits, () => digits.linesFrom);
}

/** The same where each line that ends with a whole group of digits ends a text: lines may be texts of their own. Undefined where there are none. */
export function linesDecoded(view: View, digits: Digits): View | undefined {
  if (!hasAny(view.traits, NEW_LINE)) return undefined;
  const { code, linesFrom } = digits;
  let areSeveral = false;
  const made = decodedBy(view, digits, () => linesOfTexts(linesFrom, code.digits, () => (areSeveral = true)));
  return areSeveral ? made : undefined;
}

/** Text is decoded again for its places: `linesOf` begins each time. */
function decodedBy(view: View, { name, code, encodedBy }: Digits, linesOf: () => LinesFrom): View | undefined {
  const encodedIn = encodedBy(view);
  if (encodedIn === undefined) return undefined;
  return derived(view, name, (text, output) => decode(text, output, code, encodedIn(text, linesOf())), {
    kept: (text, edits) => keptGroups(text, edits, [...encodedIn(text, linesOf())], code),
  });
}

function decode(text: string, output: Output, code: Code, all: Iterable<Encoded>): boolean {
  let copied = 0;
  for (const { lines, end } of all) {
    output.copy(copied, lines[0] ?? 0);
    writeDecoded(lines, text, code, output);
    copied = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}
