import { asciiClass, isIn } from '../../traits/runs.js';

const LETTER = asciiClass(/[A-Za-z]/);
const ALPHANUMERIC = asciiClass(/[0-9A-Za-z]/);
const SEPARATOR = asciiClass(/[ .:/+()-]/);
/** Of a unit below 128 a bit for what a group is made of, and one for what stands between two: one look where a chunk is read. */
const IN_GROUP = 1;
const BETWEEN = 2;
const PARTS = Uint8Array.from(ALPHANUMERIC, (is, code) => (is === 1 ? IN_GROUP : SEPARATOR[code] === 1 ? BETWEEN : 0));
/** `DE89`, `PAN ABCDE1234F`: so many letters, and a space or a hyphen, stand before the first digit. */
const MOST_LETTERS = 6;
/** Groups after the first, and what one of them may have. */
const MOST_GROUPS = 10;
const LONGEST_GROUP = 12;
/** A card has five at most, an IBAN as most countries have it six. */
const GROUPS_OF_A_NUMBER = 7;
const MOST_SEPARATORS = 2;

/**
 * Chunks with digits in them, as numbers are written: letters in front, groups, separators. From digit to digit: a text without any is passed
 * over, whatever its words are. A chunk of more groups than a number has is cut, and the next begins before the cut, so that no number is cut with it;
 * otherwise chunks do not overlap. The letters in front belong to the first digit behind the chunk before. Between `from` and `to`, which cut no chunk;
 * `visit` returns false to stop. Returns where the next chunk may begin.
 */
export function eachChunk(text: string, from: number, to: number, visit: (start: number, end: number) => boolean): number {
  let free = from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) continue;
    const start = startOf(text, at, free);
    const { end, next } = extentOf(text, at);
    free = next;
    if (!visit(start, end)) return free;
    at = next - 1;
  }
  return to;
}

/** A place from which the chunks up to `place` are those that there are from `least` on: nothing before it is in one with what is behind. */
export function startOfChunks(text: string, place: number, least: number): number {
  let start = place;
  /** Of the group that begins here, as far as it was read. */
  let length = 0;
  for (; start > least; start--) {
    const isOfGroup = isIn(text, start - 1, ALPHANUMERIC);
    if (isOfGroup) {
      length += 1;
      continue;
    }
    // A long group goes on behind no other, and letters are not in front of letters.
    const isLong = length > LONGEST_GROUP && isIn(text, start, LETTER);
    if (isLong || !isIn(text, start - 1, SEPARATOR)) break;
    length = 0;
  }
  return start;
}

function startOf(text: string, digit: number, free: number): number {
  const before = text.charCodeAt(digit - 1);
  const letters = digit > free && (before === 0x20 || before === 0x2d) ? digit - 1 : digit;
  let start = letters;
  while (start > free && letters - start < MOST_LETTERS && isIn(text, start - 1, LETTER)) start -= 1;
  return start === letters ? digit : start;
}

/** Where the chunk ends, and where the next may begin. */
function extentOf(text: string, digit: number): { readonly end: number; readonly next: number } {
  let end = digit + 1;
  while (partAt(text, end) === IN_GROUP) end += 1;
  let before = end;
  for (let groups = 0; groups < MOST_GROUPS; groups++) {
    let group = end;
    let part = partAt(text, group);
    while (part === BETWEEN && group - end < MOST_SEPARATORS) part = partAt(text, ++group);
    let next = group;
    while (part === IN_GROUP && next - group < LONGEST_GROUP) part = partAt(text, ++next);
    // What is longer is a chunk of its own, and not to be cut.
    if (group === end || next === group || part === IN_GROUP) return withParenthesis(text, end);
    end = next;
    if (groups === MOST_GROUPS - GROUPS_OF_A_NUMBER) before = end;
  }
  return partAt(text, end) === BETWEEN ? { end, next: before } : withParenthesis(text, end);
}

function partAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (PARTS[code] ?? 0) : 0;
}

function withParenthesis(text: string, at: number): { readonly end: number; readonly next: number } {
  const end = text[at] === ')' ? at + 1 : at;
  return { end, next: end };
}
