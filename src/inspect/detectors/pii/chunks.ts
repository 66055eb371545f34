import { asciiClass } from '../../runs.js';
import { shapeOf, type NumberShape } from './national-shapes.js';

const LETTER = asciiClass(/[A-Za-z]/);
const ALPHANUMERIC = asciiClass(/[0-9A-Za-z]/);
const SEPARATOR = asciiClass(/[ .:/+()-]/);
/** `DE89`, `PAN ABCDE1234F`: so many letters, and a space or a hyphen, stand before the first digit. */
const MOST_LETTERS = 6;
/** Groups after the first, and what one may have. */
const MOST_GROUPS = 10;
const LONGEST_GROUP = 12;
const MOST_SEPARATORS = 2;

/**
 * Runs with digits in them, as numbers are written: letters in front, groups, separators. From digit to digit: a text without any is passed
 * over, whatever its words are. Runs do not overlap; the letters in front belong to the first digit behind the run before.
 */
export function eachChunk(text: string, visit: (start: number, end: number, shape: NumberShape) => void): void {
  let free = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) continue;
    const start = startOf(text, at, free);
    free = endOf(text, at);
    visit(start, free, shapeOf(text, start, free));
    at = free - 1;
  }
}

function startOf(text: string, digit: number, free: number): number {
  const before = text.charCodeAt(digit - 1);
  const letters = digit > free && (before === 0x20 || before === 0x2d) ? digit - 1 : digit;
  let start = letters;
  while (start > free && letters - start < MOST_LETTERS && isIn(LETTER, text, start - 1)) start -= 1;
  return start === letters ? digit : start;
}

function endOf(text: string, digit: number): number {
  let end = digit + 1;
  while (isIn(ALPHANUMERIC, text, end)) end += 1;
  for (let groups = 0; groups < MOST_GROUPS; groups++) {
    let group = end;
    while (group - end < MOST_SEPARATORS && isIn(SEPARATOR, text, group)) group += 1;
    let next = group;
    while (next - group < LONGEST_GROUP && isIn(ALPHANUMERIC, text, next)) next += 1;
    if (group === end || next === group) break;
    end = next;
  }
  return text[end] === ')' ? end + 1 : end;
}

function isIn(members: Uint8Array, text: string, at: number): boolean {
  return members[text.charCodeAt(at)] === 1;
}
