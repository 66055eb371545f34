import { literals } from '../traits/literals.js';
import { asciiClass, hasRun, runs } from '../traits/runs.js';
import type { Traits } from '../traits/traits.js';
import { doSpeak, speakingIn } from './code-scores.js';
import { codesFrom, type CodeList } from './codes.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Numbers, and what stands between those of a list. */
const PART = asciiClass(/[0-9a-fA-FxX ,;:|/+\-'"()[\]\t\r\n]/);
/** Calls that make one character of one number each: `chr(105)+chr(103)`. */
const CALLS = ['chr(', 'char(', 'charcode(', 'codepoint(', '[char]'];
const MARKS = literals(CALLS);
const CALL = new RegExp(CALLS.map((each) => each.replace(/[[(\]]/g, '\\$&')).join('|'), 'gi');
const SMALL_X = 0x78;
/** Of a list of sixteen codes with two digits each. */
const FEWEST_DIGITS = 32;
const SHORTEST = 47;

export function mayBeCodes(traits: Traits, text: string): boolean {
  return traits.digits >= FEWEST_DIGITS && ((traits.literals & MARKS) !== 0 || hasRun(text, PART, SHORTEST));
}

/** Lists of the codes of characters: `105,103,110`, `0x69 0x67`, `String.fromCharCode(105, …)`, `chr(105).chr(103)`. */
export function codesDecoded(view: View): View | undefined {
  const hasCalls = (view.traits.literals & MARKS) !== 0;
  return derived(view, 'codes-decoded', (text, output) => decode(text, output, hasCalls));
}

function decode(text: string, output: Output, hasCalls: boolean): boolean {
  let copied = 0;
  for (const { codes, places, end } of listsIn(text, hasCalls)) {
    const start = places[0] ?? 0;
    if (start < copied) continue;
    output.copy(copied, start);
    codes.forEach((code, index) => output.unit(code, places[index] ?? start));
    copied = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** What can be read, in order. */
function listsIn(text: string, hasCalls: boolean): readonly CodeList[] {
  const found: CodeList[] = [];
  for (const [start, end] of runs(text, PART, SHORTEST)) addFrom(text, start, end, found);
  if (!hasCalls) return found;
  let done = 0;
  for (const { index, 0: call } of text.matchAll(CALL)) {
    if (index < done) continue;
    const list = codesFrom(text, index + call.length, text.length);
    done = list.end;
    if (doSpeak(list.codes)) found.push(list);
  }
  return found.toSorted((one, other) => (one.places[0] ?? 0) - (other.places[0] ?? 0));
}

/** Lists between two places. */
function addFrom(text: string, from: number, end: number, found: CodeList[]): void {
  for (let at = from, next = speakingIn(text, at, end); next !== undefined; next = speakingIn(text, at, end)) {
    const { start, base } = next;
    const isMarked = start >= at + 2 && text[start - 2] === '0' && (text.charCodeAt(start - 1) | 0x20) === SMALL_X;
    const list = codesFrom(text, isMarked ? start - 2 : start, end, base);
    const isSaid = doSpeak(list.codes);
    if (isSaid) found.push(list);
    // The last number of one that says nothing may begin another.
    at = isSaid || list.places.length < 2 ? Math.max(list.end, start + 1) : (list.places.at(-1) ?? end);
  }
}
