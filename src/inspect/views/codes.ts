import { asciiClass, isIn } from '../traits/runs.js';
import { Fall } from './code-scores.js';

/** A list of the codes of characters. */
export interface CodeList {
  readonly codes: readonly number[];
  /** Where each stands. */
  readonly places: readonly number[];
  readonly end: number;
}

/** How a code may be written: in so many digits of a base, behind a mark of it. */
interface Form {
  readonly base: number;
  readonly digits: Uint8Array;
  readonly mark: string;
  readonly fewest: number;
  readonly most: number;
}

const HEX = asciiClass(/[0-9a-fA-F]/);
const FORMS: readonly Form[] = [
  { base: 10, digits: asciiClass(/[0-9]/), mark: '', fewest: 2, most: 3 },
  { base: 16, digits: HEX, mark: '0x', fewest: 2, most: 2 },
  { base: 16, digits: HEX, mark: '', fewest: 2, most: 2 },
  { base: 8, digits: asciiClass(/[0-7]/), mark: '', fewest: 2, most: 4 },
  { base: 2, digits: asciiClass(/[01]/), mark: '', fewest: 7, most: 8 },
];
const WORD = asciiClass(/[0-9A-Za-z]/);
const ZERO = 0x30;
/** Between two numbers: `)+String.fromCharCode(` with some blanks. */
const LONGEST_GAP = 32;

/** The longest list that begins at a place. Of one base, or any. */
export function codesFrom(text: string, at: number, end: number, base?: number): CodeList {
  let longest: CodeList = { codes: [], places: [], end: at };
  for (const form of FORMS) {
    if (base !== undefined && form.base !== base) continue;
    const list = listIn(text, at, end, form);
    if (list.codes.length > longest.codes.length) longest = list;
  }
  return longest;
}

function listIn(text: string, start: number, end: number, form: Form): CodeList {
  const codes: number[] = [];
  const places: number[] = [];
  let last = start;
  let first: string | undefined;
  const fall = new Fall();
  for (let at = start; at >= 0;) {
    const numberEnd = endOfNumber(text, at, form);
    if (numberEnd > end || numberEnd < 0) break;
    const code = Number.parseInt(text.slice(at + form.mark.length, numberEnd), form.base);
    if (!isWritten(code) || !fall.add(code)) break;
    codes.push(code);
    places.push(at);
    last = numberEnd;
    at = nextNumber(text, numberEnd, Math.min(end, numberEnd + LONGEST_GAP), form);
    if (at < 0) break;
    const gap = text.slice(numberEnd, at);
    if (isPairs(form, gap)) break;
    const parting = partingOf(gap);
    first ??= parting;
    if (parting !== first) break;
  }
  return { codes, places, end: last };
}

/** Where a number ends that begins at a place, -1 where none does. */
function endOfNumber(text: string, at: number, { mark, digits, fewest, most }: Form): number {
  if (mark !== '' && (text.charCodeAt(at) !== ZERO || (text.charCodeAt(at + 1) | 0x20) !== 0x78)) return -1;
  const start = at + mark.length;
  let end = start;
  while (end - start <= most && isIn(text, end, digits)) end += 1;
  return end - start < fewest || end - start > most || isIn(text, end, WORD) ? -1 : end;
}

/** Where the next begins behind something that is none. */
function nextNumber(text: string, start: number, end: number, { digits, mark }: Form): number {
  let at = start;
  while (at < end && !(mark === '' ? isIn(text, at, digits) : text.charCodeAt(at) === ZERO)) at += 1;
  return at > start && at < end ? at : -1;
}

/** Pairs of hexadecimal are read as such (`hex.ts`). */
function isPairs({ base, mark }: Form, gap: string): boolean {
  return base === 16 && mark === '' && /^[ :\s]*$/.test(gap);
}

/**
 * What all gaps of a list have alike: the words in it, mostly none, and whether it is the end of a line alone, at which a list in lines ends. Blanks and
 * signs may differ, as at the ends of rows.
 */
function partingOf(gap: string): string {
  if (/^[ \t\r]*\n\s*$/.test(gap)) return '\n';
  let words = '';
  for (let at = 0; at < gap.length; at++) if (isIn(gap, at, WORD)) words += gap.charAt(at);
  return words;
}

/** Whether a code is one of a character that texts have: printable ASCII and white space. */
function isWritten(code: number): boolean {
  return (code >= 0x20 && code <= 0x7e) || code === 0x0a || code === 0x0d || code === 0x09;
}
