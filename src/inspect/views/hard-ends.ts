import { asciiClass, isIn } from '../traits/runs.js';
import { characterSet, hasAll, type Traits } from '../traits/traits.js';
import { TOKEN_CLASS } from '../traits/unit-kinds.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Columns at which terminals, mails and programs that fold lines end one, in the middle of a word too. */
const WIDTHS = new Set([64, 70, 72, 75, 76, 78, 79, 80, 100, 120, 132, 160]);
const NARROWEST = Math.min(...WIDTHS);
/** The same by how many characters a line has before its end, of which one may be a carriage return. */
const MAY_FOLD = Uint8Array.from({ length: Math.max(...WIDTHS) + 2 }, (_, width) => (WIDTHS.has(width) || WIDTHS.has(width - 1) ? 1 : 0));
/** No credential that tells its kind by its shape is shorter. */
const SHORTEST = 16;
/** More of a token than this is what a file holds. */
const LONGEST = 480;
/** A key may take so many lines, and no more of them are looked at before an end. */
const MOST_LINES = 6;
const LINES = characterSet('\n');
const RETURN = 0x0d;
const DIGITS = asciiClass(/[0-9]/);
const LETTERS = asciiClass(/[A-Za-z]/);

/** A short text has no line that is long enough, and another. */
export function mayBeFolded(traits: Traits, text: string): boolean {
  return text.length > NARROWEST && traits.digits > 0 && hasAll(traits, LINES);
}

/** Tokens of letters and digits that the last column of a line parts: a key in the output of a terminal, or in a folded text. */
export function foldedLinesJoined(view: View): View | undefined {
  return derived(view, 'lines-joined', joinFolded);
}

/** Most lines are told by how long they are. */
function joinFolded(text: string, output: Output): boolean {
  let copied = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    if (MAY_FOLD[at - start] === 1 && isFold(text, at, MOST_LINES)) {
      output.copy(copied, text.charCodeAt(at - 1) === RETURN ? at - 1 : at);
      copied = at + 1;
    }
    start = at + 1;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Whether a line ends at its last column, within a token that begins in it, or in one above. */
function isFold(text: string, at: number, lines: number): boolean {
  if (lines === 0 || !isIn(text, at + 1, TOKEN_CLASS)) return false;
  const end = text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
  if (!isIn(text, end - 1, TOKEN_CLASS)) return false;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  if (!WIDTHS.has(end - start)) return false;
  let from = end;
  while (from > start && isIn(text, from - 1, TOKEN_CLASS)) from -= 1;
  // Lines that are all token are a file in Base64, or a list of hashes.
  if (from === start && (start === 0 || !isFold(text, start - 1, lines - 1))) return false;
  let to = at + 1;
  while (to - at <= LONGEST && isIn(text, to, TOKEN_CLASS)) to += 1;
  const length = end - from + (to - at - 1);
  return length >= SHORTEST && to - at <= LONGEST && has(text, from, to, DIGITS) && has(text, from, to, LETTERS);
}

function has(text: string, from: number, to: number, members: Uint8Array): boolean {
  for (let at = from; at < to; at++) if (isIn(text, at, members)) return true;
  return false;
}
