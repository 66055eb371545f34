import { asciiClass, isIn } from '../runs.js';
import { escapeDecoder } from './escape-decoder.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Mails break their lines at 76 characters (RFC 2045 §6.7); a setting without a value ends a shorter one. */
const SHORTEST_LINE = 40;
const LONGEST_LINE = 80;
const WORD = asciiClass(/[A-Za-z0-9]/);
const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** Words that the end of a line parts in a mail as it was sent: `prev=` and `ious` on the next line. */
export function linesJoined(view: View): View | undefined {
  return derived(view, 'lines-joined', joinLines);
}

const joinLines = escapeDecoder(afterSoftEnd, '=\n', '=\r\n');

function afterSoftEnd(text: string, at: number, output: Output, copied: number): number {
  const end = at + (text.charCodeAt(at + 1) === RETURN ? 3 : 2);
  if (!isIn(text, at - 1, WORD) || !isIn(text, end, WORD)) return at;
  let start = at;
  let isProse = false;
  while (at - start < LONGEST_LINE && start > 0 && text.charCodeAt(start - 1) !== NEW_LINE) {
    start -= 1;
    if (text.charCodeAt(start) === SPACE) isProse = true;
  }
  const length = at - start;
  // Base64 ends with the same sign.
  if (!isProse || length < SHORTEST_LINE || length >= LONGEST_LINE) return at;
  output.copy(copied, at);
  return end;
}
