import { isIban, BEGINNING } from './iban.js';
import { NumberAutomaton } from './number-automaton.js';
import { KIND_OF, OTHER } from './number-kinds.js';
import { CARD_BITS, IBAN_BIT, IDS, NUMBER_PATTERNS, SSN_BIT, type PossibleId } from './number-patterns.js';
import { numberStates } from './written-states.js';

/** Which numbers a part of a text may be, by its digits, letters and signs alone. */
export interface NumberKinds {
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
const MOST_KINDS = 1_024;

/** Made when a text first has as many digits as a number has. */
let made: NumberAutomaton | undefined;

/**
 * In turn where in a part of a text a number may end, and what `kindsOf` takes for it: everything that one of them can be, and little else. The
 * part is cut where no number is. Some marks stand in longer numbers that are none.
 */
export function numberMarks(text: string, from: number, to: number): readonly number[] {
  const automaton = (made ??= new NumberAutomaton(numberStates(NUMBER_PATTERNS)));
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
      // Words and hashes begin so everywhere.
      if (!kindsAt(place).ibanAlone || isIban(text, at - BEGINNING)) marks.push(at, place);
    }
  }
  if (automaton.at(state + OTHER) < 0) marks.push(to, state + OTHER);
  return marks;
}

/** By the patterns of marks, a bit each. */
const known = new Map<bigint, NumberKinds>();
/** By what marks take, and by two of those. */
const ofPlaces: (NumberKinds | undefined)[] = [];
const together = new Map<number, NumberKinds>();

/** What the marks say from the one at `first` in the list on, as far as to `end` in the text, and which is the next; undefined where there is none. */
export function kindsOf(
  marks: readonly number[],
  first: number,
  end: number,
): { readonly kinds: NumberKinds | undefined; readonly next: number } {
  let all: NumberKinds | undefined;
  let last = 0;
  let next = first;
  for (; next < marks.length && (marks[next] ?? 0) <= end; next += 2) {
    const place = marks[next + 1] ?? 0;
    if (place === last) continue;
    last = place;
    const kinds = kindsAt(place);
    all = all === undefined || all === kinds ? kinds : both(all, kinds);
  }
  return { kinds: all, next };
}

function kindsAt(place: number): NumberKinds {
  return (ofPlaces[place] ??= kindsOfBits(made?.endedAt(place) ?? 0n));
}

function both(one: NumberKinds, other: NumberKinds): NumberKinds {
  const bits = () => kindsOfBits(one.bits | other.bits);
  if (one.number < 0 || other.number < 0) return bits();
  const key = one.number * MOST_KINDS + other.number;
  let kinds = together.get(key);
  if (kinds === undefined) together.set(key, (kinds = bits()));
  return kinds;
}

function kindsOfBits(bits: bigint): NumberKinds {
  let kinds = known.get(bits);
  if (kinds !== undefined) return kinds;
  kinds = {
    bits,
    number: known.size < MOST_KINDS ? known.size : -1,
    iban: (bits & IBAN_BIT) !== 0n,
    ibanAlone: bits === IBAN_BIT,
    cards: (bits & CARD_BITS) !== 0n,
    ssn: (bits & SSN_BIT) !== 0n,
    ids: IDS.filter((_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n),
  };
  if (kinds.number >= 0) known.set(bits, kinds);
  return kinds;
}
