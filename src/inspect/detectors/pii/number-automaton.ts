import { DIGIT, KIND_BITS, LETTER } from './number-kinds.js';
import { positionsOf, type Positions } from './number-positions.js';

/** A form of numbers, and where one may stand. */
export type NumberPattern =
  /** Between what is neither digit nor letter; the beginning of a longer one, of which nothing is said. */
  | { readonly pattern: RegExp; readonly stands: 'word' | 'start' }
  /** So many digits of a row, from its first word on. The last pattern of all. */
  | { readonly pattern: RegExp; readonly stands: 'row'; readonly least: number; readonly most: number };

interface State {
  /** Which positions of the patterns the last character can be, in order. */
  readonly positions: Uint16Array;
  /** Whether that was a digit or a letter. */
  readonly inWord: boolean;
}

const START: State = { positions: new Uint16Array(0), inWord: false };
const FIRST_SIZE = 128;
const NONE: readonly number[] = [];

/**
 * Reads a text for all patterns at once: one look into a table for each character. What the table says of a state and a kind of character is
 * worked out when a text first has them one behind the other; texts have some hundred states, and there are some thousand in all.
 */
export class NumberAutomaton {
  /** By state, times 2 to the `KIND_BITS`, and kind of character the next state, as often; negative where patterns end before that character; 0 for what is not known. */
  table = new Int32Array(FIRST_SIZE << KIND_BITS);
  /** At the same places the patterns that end there, a bit each. */
  readonly #ended = new Map<number, bigint>();
  readonly #patterns: readonly NumberPattern[];
  readonly #positions: Positions;
  readonly #states: State[] = [START, START];
  readonly #byKey = new Map<string, number>([[keyOf(START), 1]]);
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

  /** Before a text, and behind what is in no number. */
  static readonly start = 1 << KIND_BITS;

  /** How many states are known. */
  get size(): number {
    return this.#states.length - 1;
  }

  /** What the table says at a place, worked out where it is not known. */
  at(place: number): number {
    const known = this.table[place] ?? 0;
    if (known !== 0) return known;
    const state = this.#states[place >> KIND_BITS] ?? START;
    const kind = place & ((1 << KIND_BITS) - 1);
    const next = this.#numberOf(this.#behind(state, kind)) << KIND_BITS;
    const ended = this.#endsBefore(state, kind);
    if (ended !== 0n) this.#ended.set(place, ended);
    const entry = ended === 0n ? next : -next;
    this.table[place] = entry;
    return entry;
  }

  /** The patterns that end at a place of the table whose entry is negative: a bit each, by their order. */
  endedAt(place: number): bigint {
    return this.#ended.get(place) ?? 0n;
  }

  #behind({ positions, inWord }: State, kind: number): State {
    const { next } = this.#positions;
    const found: number[] = [];
    this.#reading += 1;
    for (const position of positions) this.#add(next[position] ?? NONE, kind, found);
    if (!inWord) {
      const isUnderWay = found.some((position) => position >= this.#rowBegins);
      this.#add(this.#first, kind, found);
      if (!isUnderWay) this.#add(this.#firstOfRow, kind, found);
    }
    return { positions: Uint16Array.from(found).sort(), inWord: isOfWord(kind) };
  }

  #add(list: readonly number[], kind: number, found: number[]): void {
    for (const position of list) {
      if ((((this.#positions.kinds[position] ?? 0) >> kind) & 1) === 0 || this.#added[position] === this.#reading) continue;
      this.#added[position] = this.#reading;
      found.push(position);
    }
  }

  #endsBefore({ positions }: State, kind: number): bigint {
    let ended = 0n;
    for (const position of positions) {
      const number = this.#positions.patterns[position] ?? 0;
      const pattern = this.#patterns[number];
      if (pattern !== undefined && this.#endsAt(position, pattern, kind)) ended |= 1n << BigInt(number);
    }
    return ended;
  }

  #endsAt(position: number, pattern: NumberPattern, kind: number): boolean {
    if (pattern.stands !== 'row') return this.#positions.ends[position] === true && (pattern.stands === 'start' || !isOfWord(kind));
    const digits = this.#positions.digits[position] ?? 0;
    return kind !== DIGIT && digits >= pattern.least && digits <= pattern.most;
  }

  #numberOf(state: State): number {
    const key = keyOf(state);
    let number = this.#byKey.get(key);
    if (number !== undefined) return number;
    number = this.#states.push(state) - 1;
    this.#byKey.set(key, number);
    if (number << KIND_BITS >= this.table.length) {
      const { table } = this;
      this.table = new Int32Array(2 * table.length);
      this.table.set(table);
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
