import { KIND_BITS } from './number-kinds.js';
import { FIRST_STATE, type NumberStates } from './number-states.js';

const FIRST_SIZE = 128;

/**
 * Reads a text for all patterns at once: one look into a table for each character. The table has the states that texts came to, some hundred of
 * some thousand, by numbers of its own: it is small, and what is used of it lies together.
 */
export class NumberAutomaton {
  /** By state, times 2 to the `KIND_BITS`, and kind of character the next state, as often; negative where patterns end before that character; 0 for what is not known. */
  table = new Int32Array(FIRST_SIZE << KIND_BITS);
  readonly #all: NumberStates;
  /** Which those are that have a number here. */
  readonly #states: number[] = [FIRST_STATE, FIRST_STATE];
  readonly #numbers = new Map<number, number>([[FIRST_STATE, 1]]);

  constructor(states: NumberStates) {
    this.#all = states;
  }

  /** Before a text, and behind what is in no number. */
  static readonly start = 1 << KIND_BITS;

  /** What the table says at a place, looked up where it is not known. */
  at(place: number): number {
    const known = this.table[place] ?? 0;
    if (known !== 0) return known;
    const next = this.#numberOf(this.#all.behind(this.#stateAt(place), kindAt(place))) << KIND_BITS;
    const entry = this.endedAt(place) === 0n ? next : -next;
    this.table[place] = entry;
    return entry;
  }

  /** The patterns that end at a place of the table: a bit each, by their order. */
  endedAt(place: number): bigint {
    return this.#all.endedBefore(this.#stateAt(place), kindAt(place));
  }

  #stateAt(place: number): number {
    return this.#states[place >> KIND_BITS] ?? FIRST_STATE;
  }

  #numberOf(state: number): number {
    let number = this.#numbers.get(state);
    if (number !== undefined) return number;
    number = this.#states.push(state) - 1;
    this.#numbers.set(state, number);
    if (number << KIND_BITS >= this.table.length) {
      const { table } = this;
      this.table = new Int32Array(2 * table.length);
      this.table.set(table);
    }
    return number;
  }
}

function kindAt(place: number): number {
  return place & ((1 << KIND_BITS) - 1);
}
