import { holds, likeBefore } from './assertions.js';
import type { Program } from './program.js';

/** Between two characters: where threads wait, and what the character before was as far as assertions ask. */
interface State {
  readonly places: readonly number[];
  readonly before: number | undefined;
  /** By the next code point. */
  readonly ascii: (State | typeof MATCHED | undefined)[];
  readonly others: Map<number, State | typeof MATCHED>;
}
const MATCHED = 'matched';
const ASCII = 0x80;

/** What one pattern may make and keep, in places that were followed: some megabytes and some hundredths of a second. */
const MOST_KEPT = 1_000_000;
/** A state takes the memory of so many, and of so many a move by a character beyond ASCII, of which a text may have ever new ones. */
const STATE_COST = 500;
const MOVE_COST = 12;

/**
 * Whether a program matches anywhere in a text. The sets of threads of Pike's algorithm are kept with the moves between them, so that most
 * characters cost one look-up (a DFA made as it is needed: https://swtch.com/~rsc/regexp/regexp1.html).
 */
export class Automaton {
  readonly #program: Program;
  readonly #asks: boolean;
  #start: State = stateOf([], undefined);
  #states = new Map<string, State>();
  #kept = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#asks = program.instructions.some(({ op }) => op === 'assert');
  }

  /** Undefined where sets of threads hardly come twice: there Pike's algorithm is as fast. */
  matches(text: string): boolean | undefined {
    if (this.#kept > MOST_KEPT / 2) this.#forget();
    let state = this.#start;
    for (let at = 0; at < text.length; at++) {
      let codePoint = text.charCodeAt(at);
      if (codePoint >= 0xd800 && codePoint < 0xdc00) {
        codePoint = text.codePointAt(at) ?? codePoint;
        if (codePoint > 0xffff) at++;
      }
      const next = (codePoint < ASCII ? state.ascii[codePoint] : state.others.get(codePoint)) ?? this.#move(state, codePoint);
      if (next === MATCHED) return true;
      if (this.#kept > MOST_KEPT) return undefined;
      state = next;
    }
    return this.#waiting(state, undefined) === MATCHED;
  }

  #forget(): void {
    this.#start = stateOf([], undefined);
    this.#states = new Map();
    this.#kept = 0;
  }

  #move(state: State, codePoint: number): State | typeof MATCHED {
    const waiting = this.#waiting(state, codePoint);
    const next = waiting === MATCHED ? MATCHED : this.#stateBehind(waiting, codePoint);
    if (codePoint < ASCII) state.ascii[codePoint] = next;
    else {
      state.others.set(codePoint, next);
      this.#kept += MOVE_COST;
    }
    return next;
  }

  #stateBehind(waiting: ReadonlySet<number>, codePoint: number): State {
    const places: number[] = [];
    for (const place of waiting) {
      const instruction = this.#program.instructions[place];
      if (instruction?.op === 'character' && instruction.accepts(codePoint)) places.push(place + 1);
    }
    places.sort((a, b) => a - b);
    const before = this.#asks ? likeBefore(codePoint) : undefined;
    const key = `${before} ${places.join(' ')}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const made = stateOf(places, before);
    this.#states.set(key, made);
    this.#kept += STATE_COST + places.length;
    return made;
  }

  /** The places that are reached without a character: from those of the state, and from the beginning, for a match may start anywhere. */
  #waiting(state: State, behind: number | undefined): ReadonlySet<number> | typeof MATCHED {
    const seen = new Set<number>();
    const open = [...state.places, 0];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const instruction = this.#program.instructions[place];
      if (instruction?.op === 'match') return MATCHED;
      if (instruction?.op === 'jump') open.push(instruction.to);
      else if (instruction?.op === 'split') open.push(instruction.second, instruction.first);
      else if (instruction?.op === 'save') open.push(place + 1);
      else if (instruction?.op === 'assert' && holds(instruction.what, state.before, behind)) open.push(place + 1);
    }
    this.#kept += seen.size;
    return seen;
  }
}

function stateOf(places: readonly number[], before: number | undefined): State {
  return { places, before, ascii: [], others: new Map() };
}
