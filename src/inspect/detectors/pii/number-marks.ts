import { longTexts, type LongTexts } from '../../long-texts.js';
import { isIban, BEGINNING } from './iban.js';
import { longStates } from './long-states.js';
import { NumberAutomaton } from './number-automaton.js';
import { KIND_OF, OTHER } from './number-kinds.js';
import { CARD_BITS, IBAN_BIT, IDS, NUMBER_PATTERNS, SSN_BIT, type PossibleId } from './number-patterns.js';
import { numberStates } from './written-states.js';

/** Which numbers a part of a text may be, by its digits, letters and signs alone. */
export interface PossibleNumbers {
  /** Of the patterns a bit each, and a number for all of them together; -1 where there are too many to be remembered. */
  readonly bits: bigint;
  readonly number: number;
  readonly iban: boolean;
  readonly ibanAlone: boolean;
  readonly cards: boolean;
  readonly ssn: boolean;
  readonly ids: readonly PossibleId[];
}

/** As many are remembered. */
const MOST_REMEMBERED = 1_024;

/** Made when a text first has as many digits as a number has. */
let made: NumberAutomaton | undefined;

/**
 * In turn where in a part of a text a number may end, and what `possibleNumbers` takes for it: everything that one of them can be, and little else. The
 * part is cut where no number is. Some marks stand in longer numbers that are none.
 */
export function numberMarks(text: string, from: number, to: number): readonly number[] {
  const automaton = (made ??= new NumberAutomaton(numberStates(NUMBER_PATTERNS)));
  const texts = longTexts(to - from);
  const { marks, state } = (texts && longMarks(text, from, to, automaton, texts)) ?? shortMarks(text, from, to, automaton);
  if (automaton.at(state + OTHER) < 0) marks.push(to, state + OTHER);
  return marks;
}

interface Marks {
  readonly marks: number[];
  /** Behind the last character. */
  readonly state: number;
}

export function shortMarks(text: string, from: number, to: number, automaton: NumberAutomaton): Marks {
  const kinds = KIND_OF;
  let { table } = automaton;
  const marks: number[] = [];
  let state = NumberAutomaton.start;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const place = state + (code < 128 ? (kinds[code] ?? OTHER) : OTHER);
    state = table[place] ?? 0;
    if (state > 0) continue;
    if (state === 0) {
      state = automaton.at(place);
      table = automaton.table;
    }
    if (state < 0) {
      state = -state;
      if (mayStand(text, at, place)) marks.push(at, place);
    }
  }
  return { marks, state };
}

/** The same of a longer text; undefined where there is no room for its states. */
export function longMarks(text: string, from: number, to: number, automaton: NumberAutomaton, texts: LongTexts): Marks | undefined {
  const marks: number[] = [];
  const state = longStates(text, from, to, automaton, texts, (at, place) => {
    if (mayStand(text, at, place)) marks.push(at, place);
  });
  return state === undefined ? undefined : { marks, state };
}

/** Whether a mark counts: words and hashes begin as an account does everywhere. */
function mayStand(text: string, at: number, place: number): boolean {
  return !possibleAt(place).ibanAlone || isIban(text, at - BEGINNING);
}

/** By the patterns of marks, a bit each. */
const known = new Map<bigint, PossibleNumbers>();
/** By what marks take, and by two of those. */
const ofPlaces: (PossibleNumbers | undefined)[] = [];
const together = new Map<number, PossibleNumbers>();

/** What the marks say from the one at `first` in the list on, as far as to `end` in the text, and which is the next; undefined where there is none. */
export function possibleNumbers(
  marks: readonly number[],
  first: number,
  end: number,
): { readonly possible: PossibleNumbers | undefined; readonly next: number } {
  let all: PossibleNumbers | undefined;
  let last = 0;
  let next = first;
  for (; next < marks.length && (marks[next] ?? 0) <= end; next += 2) {
    const place = marks[next + 1] ?? 0;
    if (place === last) continue;
    last = place;
    const possible = possibleAt(place);
    all = all === undefined || all === possible ? possible : both(all, possible);
  }
  return { possible: all, next };
}

function possibleAt(place: number): PossibleNumbers {
  return (ofPlaces[place] ??= possibleOf(made?.endedAt(place) ?? 0n));
}

function both(one: PossibleNumbers, other: PossibleNumbers): PossibleNumbers {
  const bits = () => possibleOf(one.bits | other.bits);
  if (one.number < 0 || other.number < 0) return bits();
  const key = one.number * MOST_REMEMBERED + other.number;
  let possible = together.get(key);
  if (possible === undefined) together.set(key, (possible = bits()));
  return possible;
}

function possibleOf(bits: bigint): PossibleNumbers {
  let possible = known.get(bits);
  if (possible !== undefined) return possible;
  possible = {
    bits,
    number: known.size < MOST_REMEMBERED ? known.size : -1,
    iban: (bits & IBAN_BIT) !== 0n,
    ibanAlone: bits === IBAN_BIT,
    cards: (bits & CARD_BITS) !== 0n,
    ssn: (bits & SSN_BIT) !== 0n,
    ids: IDS.filter((_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n),
  };
  if (possible.number >= 0) known.set(bits, possible);
  return possible;
}
