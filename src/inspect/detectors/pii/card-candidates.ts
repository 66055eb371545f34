import { asciiClass, isIn } from '../../traits/runs.js';

/** Digits in a row, with at most one separator between two of them; a card's from the shortest on, and to the longest. */
export const ROW = /[0-9](?:[ .-]?[0-9]){19,}/;
export const SHORTEST_CARD = 12;
export const LONGEST_CARD = 19;
/** How a card stands in a longer row: in one group, as American Express and Diners Club show theirs, and in groups of four. */
export const SHOWN = /[0-9]{12,19}|[0-9]{4}[ .-][0-9]{6}[ .-][0-9]{4,5}|(?:[0-9]{4}[ .-]){3}[0-9]{4}/;
const JOINT = asciiClass(/[ .-]/);

/** Where a card may stand in a text. */
export interface CardCandidate {
  readonly start: number;
  readonly end: number;
}

const NONE: readonly CardCandidate[] = [];

/** In a part of a text, by places in it. Other numbers may stand beside a card with no more than a space between (`2 4111 1111 1111 1111 737`): of several readings the widest first. */
export function cardCandidates(text: string, from = 0, to = text.length): readonly CardCandidate[] {
  let found: CardCandidate[] | undefined;
  for (let at = from; at < to; at++) {
    if (!isDigit(text, at, to)) continue;
    /** In turn where groups of digits begin and end. */
    const groups: number[] = [];
    let digits = 0;
    let next = at;
    do {
      const start = next;
      while (isDigit(text, next, to)) next += 1;
      groups.push(start - from, next - from);
      digits += next - start;
      at = next;
      if (next < to && isIn(text, next, JOINT)) next += 1;
    } while (isDigit(text, next, to));
    if (digits >= SHORTEST_CARD) addReadings(groups, digits, (found ??= []));
  }
  return found ?? NONE;
}

function isDigit(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  return at < to && code >= 0x30 && code <= 0x39;
}

/** All groups, and those that stand as cards are shown. */
function addReadings(groups: readonly number[], digits: number, found: CardCandidate[]): void {
  const count = groups.length / 2;
  if (digits <= LONGEST_CARD) found.push(reading(groups, 0, count));
  for (let group = 0; group < count; group++) {
    const width = widthOf(groups, group);
    if (width >= SHORTEST_CARD && width <= LONGEST_CARD) found.push(reading(groups, group, group + 1));
    if (width !== 4) continue;
    if (widthOf(groups, group + 1) === 6 && isAmong(widthOf(groups, group + 2), 4, 5)) {
      found.push(reading(groups, group, group + 3));
      group += 2;
      continue;
    }
    let end = group + 1;
    while (widthOf(groups, end) === 4) end += 1;
    if (end - group < 4) continue;
    // A list of numbers of four digits is no list of cards, unless it is one of cards alone.
    if ((end - group) % 4 === 0) {
      if (isAmong(widthOf(groups, end), 1, 3)) found.push(reading(groups, end - 4, end + 1));
      for (let at = group; at < end; at += 4) found.push(reading(groups, at, at + 4));
    }
    group = end - 1;
  }
}

function reading(groups: readonly number[], from: number, to: number): CardCandidate {
  return { start: groups[2 * from] ?? 0, end: groups[2 * to - 1] ?? 0 };
}

/** In digits; 0 behind the last group. */
function widthOf(groups: readonly number[], group: number): number {
  return (groups[2 * group + 1] ?? 0) - (groups[2 * group] ?? 0);
}

function isAmong(width: number, least: number, most: number): boolean {
  return width >= least && width <= most;
}
