import type { Assertion } from './node.js';

/** Whether an assertion holds between two characters, undefined where the text ends. */
export function holds(what: Assertion, before: number | undefined, behind: number | undefined): boolean {
  return ASSERTIONS[what](before, behind);
}

/** A character that assertions do not tell from the given one: so that a state is kept for each kind, not for each character. */
export function likeBefore(codePoint: number): number {
  if (codePoint === NEWLINE) return NEWLINE;
  return isWord(codePoint) ? WORD : OTHER;
}

const ASSERTIONS: Readonly<Record<Assertion, (before: number | undefined, behind: number | undefined) => boolean>> = {
  'text start': (before) => before === undefined,
  'text end': (_before, behind) => behind === undefined,
  'line start': (before) => before === undefined || before === NEWLINE,
  'line end': (_before, behind) => behind === undefined || behind === NEWLINE,
  'word boundary': (before, behind) => isWord(before) !== isWord(behind),
  'no word boundary': (before, behind) => isWord(before) === isWord(behind),
};
const NEWLINE = 0x0a;
const WORD = 0x61;
const OTHER = 0x20;

function isWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint < 0x80 && /\w/.test(String.fromCharCode(codePoint));
}
