import { longTexts, type LongTexts } from '../../traits/long-texts.js';
import { isIban, BEGINNING } from './iban.js';
import { longStates } from './long-states.js';
import { NumberAutomaton } from './number-automaton.js';
import { KIND_OF, OTHER } from './number-kinds.js';
import { NUMBER_PATTERNS } from './number-patterns.js';
import { both, possibleOf, type PossibleNumbers } from './possible-numbers.js';
import { numberStates } from './written-states.js';

/** What the places of one automaton mean: another numbers the states that it comes to in another order. */
export class NumberReader {
  readonly automaton: NumberAutomaton;
  readonly #ofPlaces: (PossibleNumbers | undefined)[] = [];

  constructor(automaton: NumberAutomaton) {
    this.automaton = automaton;
  }

  possibleAt(place: number): PossibleNumbers {
    return (this.#ofPlaces[place] ??= possibleOf(this.automaton.endedAt(place)));
  }
}

/** Made when a text first has as many digits as a number has. */
let made: NumberReader | undefined;
const reader = () => (made ??= new NumberReader(new NumberAutomaton(numberStates(NUMBER_PATTERNS))));

/**
 * In turn where in a part of a text a number may end, and what `possibleNumbers` takes for it: everything that one of them can be, and little else. The
 * part is cut where no number is. Some marks stand in longer numbers that are none.
 */
export function numberMarks(text: string, from: number, to: number): readonly number[] {
  const numbers = reader();
  const texts = longTexts(to - from);
  const { marks, state } = (texts && longMarks(text, from, to, numbers, texts)) ?? shortMarks(text, from, to, numbers);
  if (numbers.automaton.at(state + OTHER) < 0) marks.push(to, state + OTHER);
  return marks;
}

interface Marks {
  readonly marks: number[];
  /** Behind the last character. */
  readonly state: number;
}

export function shortMarks(text: string, from: number, to: number, numbers: NumberReader): Marks {
  const { automaton } = numbers;
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
      if (mayStand(text, at, numbers.possibleAt(place))) marks.push(at, place);
    }
  }
  return { marks, state };
}

/** The same of a longer text; undefined where there is no room for its states. */
export function longMarks(text: string, from: number, to: number, numbers: NumberReader, texts: LongTexts): Marks | undefined {
  const marks: number[] = [];
  const state = longStates(text, from, to, numbers.automaton, texts, (at, place) => {
    if (mayStand(text, at, numbers.possibleAt(place))) marks.push(at, place);
  });
  return state === undefined ? undefined : { marks, state };
}

/** Whether a mark counts: words and hashes begin as an account does everywhere. */
function mayStand(text: string, at: number, possible: PossibleNumbers): boolean {
  return !possible.ibanAlone || isIban(text, at - BEGINNING);
}

/** What the marks say from the one at `first` in the list on, as far as to `end` in the text, and which is the next; undefined where there is none. */
export function possibleNumbers(
  marks: readonly number[],
  first: number,
  end: number,
): { readonly possible: PossibleNumbers | undefined; readonly next: number } {
  const numbers = reader();
  let all: PossibleNumbers | undefined;
  let last = 0;
  let next = first;
  for (; next < marks.length && (marks[next] ?? 0) <= end; next += 2) {
    const place = marks[next + 1] ?? 0;
    if (place === last) continue;
    last = place;
    const possible = numbers.possibleAt(place);
    all = all === undefined || all === possible ? possible : both(all, possible);
  }
  return { possible: all, next };
}
