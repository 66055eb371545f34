import { asciiClass, isIn } from '../traits/runs.js';
import { escapeDecoder } from './escape-decoder.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Mails break their lines at 76 characters (RFC 2045 §6.7); a setting without a value ends a shorter one. */
const SHORTEST_LINE = 40;
const LONGEST_LINE = 80;
/** Columns of a page stand further in. */
const LONGEST_INDENT = 40;
const WORD = asciiClass(/[A-Za-z0-9]/);
const SMALL = asciiClass(/[a-z]/);
const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HYPHEN = 0x2d;

/** Words that the end of a line parts: in a mail as it was sent (`prev=`, `ious` on the next line), and on a page (`prev-`). */
export function linesJoined(view: View): View | undefined {
  return derived(view, 'lines-joined', joinLines);
}

/** The same where lines end as on Windows. */
export function windowsLinesJoined(view: View): View | undefined {
  return derived(view, 'lines-joined', joinWindowsLines);
}

const joinLines = escapeDecoder(afterSoftEnd, '=\n', '-\n');
const joinWindowsLines = escapeDecoder(afterSoftEnd, '=\r\n', '-\r\n');

function afterSoftEnd(text: string, at: number, output: Output, copied: number): number {
  const next = at + (text.charCodeAt(at + 1) === RETURN ? 3 : 2);
  const end = text.charCodeAt(at) === HYPHEN ? afterHyphen(text, at, next) : afterEquals(text, at, next);
  if (end !== at) output.copy(copied, at);
  return end;
}

/** Small letters on both sides, two before it: a list or a rule of dashes is no word. */
function afterHyphen(text: string, at: number, next: number): number {
  if (!isIn(text, at - 1, SMALL) || !isIn(text, at - 2, LETTER)) return at;
  let end = next;
  while (end - next < LONGEST_INDENT && text.charCodeAt(end) === SPACE) end += 1;
  return isIn(text, end, SMALL) ? end : at;
}

const LETTER = asciiClass(/[A-Za-z]/);

function afterEquals(text: string, at: number, next: number): number {
  if (!isIn(text, at - 1, WORD) || !isIn(text, next, WORD)) return at;
  let start = at;
  let isProse = false;
  while (at - start < LONGEST_LINE && start > 0 && text.charCodeAt(start - 1) !== NEW_LINE) {
    start -= 1;
    if (text.charCodeAt(start) === SPACE) isProse = true;
  }
  const length = at - start;
  // Base64 ends with the same sign.
  return isProse && length >= SHORTEST_LINE && length < LONGEST_LINE ? next : at;
}
