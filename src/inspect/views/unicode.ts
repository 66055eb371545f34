import { unitsOf } from '../traits/units.js';
import { FIRST_TAG, foldedOf, isSingle, LAST_TAG, single } from './folded-units.js';
import { type Output, SHORTEST_STRETCH } from './output.js';
import { derived, type View } from './view.js';

/**
 * What the text looks like: invisible characters gone, tag characters read as the ASCII they mirror, NFKC, look-alikes and
 * accented letters as plain ones. Whitespace of every kind is a space.
 */
export function unicodeFolded(view: View): View | undefined {
  return derived(view, 'unicode-folded', (text, output) => fold(text, output, [0, text.length]));
}

/** The same of some parts alone, of which in turn the beginning and the end are given. */
export function foldedIn(view: View, parts: readonly number[]): View | undefined {
  return derived(view, 'unicode-folded', (text, output) => fold(text, output, parts));
}

function fold(text: string, output: Output, parts: readonly number[]): boolean {
  let copied = 0;
  const visit: Visit = (at, length, plain, code) => {
    output.copy(copied, at);
    output.units(plain, at);
    if (code >= FIRST_TAG && code <= LAST_TAG) output.evasive = true;
    copied = at + length;
  };
  const visitRow: VisitRow = (at, end) => {
    output.copy(copied, at);
    output.mapped(at, end, single);
    copied = end;
  };
  for (let i = 0; i < parts.length; i += 2) {
    const [from = 0, to = text.length] = parts.slice(i, i + 2);
    if (to - from < BLOCK) eachFolded(text, visit, from, to);
    else eachRow(text, visit, visitRow, from, to);
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** It stands for a sentence of eighteen characters; no other becomes more than eight. */
export const LONGEST_FOLDED = '\ufdfa';

/** How long the text becomes, where that may be long; else 0. */
export function foldedLength(text: string): number {
  if (!text.includes(LONGEST_FOLDED)) return 0;
  let length = text.length;
  eachFolded(text, (_, units, plain) => {
    length += plain.length - units;
  });
  return length;
}

const BEYOND_ASCII = /[\u0080-\uffff]/g;
/** Characters of ASCII after which the next of others is searched for: that costs as much as so many are read. */
const FAR = 32;

type Visit = (at: number, length: number, plain: string, code: number) => void;

/** Every character that is read as others, in order, with the units that it has. */
function eachFolded(text: string, visit: Visit, from = 0, to = text.length): void {
  let plainUnits = FAR;
  for (let at = from; at < to; at++) {
    if (plainUnits >= FAR) {
      BEYOND_ASCII.lastIndex = at;
      const found = BEYOND_ASCII.exec(text);
      if (found === null || found.index >= to) return;
      at = found.index;
    }
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      plainUnits += 1;
      continue;
    }
    plainUnits = 0;
    at += foldedAt(text, at, visit) - 1;
  }
}

/** The character at a place; returns how many units it has. */
function foldedAt(text: string, at: number, visit: Visit): number {
  const unit = text.charCodeAt(at);
  const code = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) ?? unit) : unit;
  const length = code > 0xffff ? 2 : 1;
  const plain = foldedOf(code);
  if (plain !== undefined) visit(at, length, plain, code);
  return length;
}

/** Units that are read together. */
const BLOCK = 4_096;
const changes = new Uint16Array(BLOCK + 1);
/** Blocks that are read as short texts are where the first of them is mostly of ASCII. */
const FEW_FOREIGN = 16;
/** Of so many units one is looked at. */
const SAMPLED = 64;

/** From `at` on some units that become one other each, and what is between them. */
type VisitRow = (at: number, end: number) => void;

/** The same of a longer text, where in a row of letters that look like others none is asked by itself whether it is one. */
function eachRow(text: string, visit: Visit, visitRow: VisitRow, from: number, to: number): void {
  let blockEnd = from;
  while (blockEnd < to) {
    BEYOND_ASCII.lastIndex = blockEnd;
    const block = BEYOND_ASCII.exec(text)?.index ?? to;
    if (block >= to) return;
    blockEnd = Math.min(to, block + BLOCK);
    if (!isMostlyForeign(text, block, blockEnd)) {
      blockEnd = Math.min(to, block + FEW_FOREIGN * BLOCK);
      eachFolded(text, visit, block, blockEnd);
      continue;
    }
    const count = findChanges(text.slice(block, blockEnd));
    for (let i = 0; i < count; i++) {
      const at = block + (changes[i] ?? 0);
      if (!isSingle(text.charCodeAt(at))) {
        foldedAt(text, at, visit);
        continue;
      }
      let end = at + 1;
      for (; i + 1 < count; i++) {
        const next = block + (changes[i + 1] ?? 0);
        if (next - end >= SHORTEST_STRETCH || !isSingle(text.charCodeAt(next))) break;
        end = next + 1;
      }
      visitRow(at, end);
    }
  }
}

/** By a few of its units. */
function isMostlyForeign(text: string, from: number, to: number): boolean {
  let foreign = 0;
  for (let at = from; at < to; at += SAMPLED) if (text.charCodeAt(at) >= 0x80) foreign += 1;
  return foreign * 2 * SAMPLED > to - from;
}

/** Lists where units stand that do not stay as they are, or are halves of pairs; how many. */
function findChanges(text: string): number {
  const units = unitsOf(text);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = units === undefined ? text.charCodeAt(i) : (units[i] ?? 0);
    // Written over where there is none.
    changes[count] = i;
    count += single[unit] === unit ? 0 : 1;
  }
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const at = changes[i] ?? 0;
    const unit = text.charCodeAt(at);
    // One that is met for the first time may stay as it is.
    if (!isSingle(unit)) foldedOf(unit);
    if (single[unit] !== unit) changes[kept++] = at;
  }
  return kept;
}
