import { DIGIT, LETTER } from './number-kinds.js';
import type { NumberPattern } from './number-patterns.js';
import { positionsOf, type Positions } from './number-positions.js';

/** All that what was read of a text says of what comes: numbers from `FIRST_STATE` on. */
export interface NumberStates {
  /** The state when a character of a kind comes behind it. */
  readonly behind: (state: number, kind: number) => number;
  /** The patterns that end before such a character: a bit each, by their order. */
  readonly endedBefore: (state: number, kind: number) => bigint;
}

/** Before a text, and behind what is in no number. */
export const FIRST_STATE = 0;

interface State {
  /** Which positions of the patterns the last character can be, in order. */
  readonly positions: Uint16Array;
  /** Whether that was a digit or a letter. */
  readonly inWord: boolean;
}

const START: State = { positions: new Uint16Array(0), inWord: false };
const NONE: readonly number[] = [];

/** Worked out of the patterns, each state when it is first come to. There are some thousand. */
export class PatternStates implements NumberStates {
  readonly #patterns: readonly NumberPattern[];
  readonly #positions: Positions;
  readonly #states: State[] = [START];
  readonly #byKey = new Map<string, number>([[keyOf(START), FIRST_STATE]]);
  /** What numbers begin with, but for rows. */
  readonly #first: readonly number[];
  readonly #firstOfRow: readonly number[];
  readonly #rowBegins: number;
  /** By position in which reading it was last added. */
  readonly #added: Uint32Array;
  #reading = 0;

  constructor(patterns: readonly NumberPattern[]) {
    this.#patterns = patterns;
    this.#positions = positionsOf(patterns.map(({ pattern }) => pattern));
    const { kinds, first } = this.#positions;
    this.#first = first.filter((_, number) => patterns[number]?.stands !== 'row').flat();
    this.#firstOfRow = first.filter((_, number) => patterns[number]?.stands === 'row').flat();
    this.#rowBegins = this.#firstOfRow[0] ?? kinds.length;
    this.#added = new Uint32Array(kinds.length);
  }

  /** How many were come to. */
  get size(): number {
    return this.#states.length;
  }

  behind(state: number, kind: number): number {
    const { positions, inWord } = this.#states[state] ?? START;
    const { next } = this.#positions;
    const found: number[] = [];
    this.#reading += 1;
    for (const position of positions) this.#add(next[position] ?? NONE, kind, found);
    if (!inWord) {
      const isUnderWay = found.some((position) => position >= this.#rowBegins);
      this.#add(this.#first, kind, found);
      if (!isUnderWay) this.#add(this.#firstOfRow, kind, found);
    }
    return this.#numberOf({ positions: Uint16Array.from(found).sort(), inWord: isOfWord(kind) });
  }

  endedBefore(state: number, kind: number): bigint {
    let ended = 0n;
    for (const position of this.#states[state]?.positions ?? NONE) {
      const number = this.#positions.patterns[position] ?? 0;
      const pattern = this.#patterns[number];
      if (pattern !== undefined && this.#endsAt(position, pattern, kind)) ended |= 1n << BigInt(number);
    }
    return ended;
  }

  #add(list: readonly number[], kind: number, found: number[]): void {
    for (const position of list) {
      if ((((this.#positions.kinds[position] ?? 0) >> kind) & 1) === 0 || this.#added[position] === this.#reading) continue;
      this.#added[position] = this.#reading;
      found.push(position);
    }
  }

  #endsAt(position: number, pattern: NumberPattern, kind: number): boolean {
    if (pattern.stands !== 'row') return this.#positions.ends[position] === true && (pattern.stands === 'start' || !isOfWord(kind));
    const digits = this.#positions.digits[position] ?? 0;
    return kind !== DIGIT && digits >= pattern.least && digits <= pattern.most;
  }

  #numberOf(state: State): number {
    const key = keyOf(state);
    let number = this.#byKey.get(key);
    if (number === undefined) {
      number = this.#states.push(state) - 1;
      this.#byKey.set(key, number);
    }
    return number;
  }
}

function isOfWord(kind: number): boolean {
  return kind === DIGIT || kind === LETTER;
}

function keyOf({ positions, inWord }: State): string {
  return `${positions.join(' ')}${inWord ? '' : ' '}`;
}
