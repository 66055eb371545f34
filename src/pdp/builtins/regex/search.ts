import { BuiltinLimit } from '../builtin.js';
import { holds } from './assertions.js';
import type { Program } from './program.js';

/** Where the groups of a match start and end, in code points: 2 × index and the one after it; −1 for a group that took no part. */
export type Match = readonly number[];

/** What one call of a builtin may cost, in steps of threads: some tenths of a second. A search, a place and a copy of captures count as several. */
export interface Budget {
  steps: number;
}
export const MAX_STEPS = 10_000_000;
/** To be asked once whether it matches, an author's pattern needs about so many for each character of a large text. */
const STEPS_A_CHARACTER = 25;
const MOST_TO_MATCH = 4 * MAX_STEPS;
export const stepsToMatch = (characters: number): number => Math.min(Math.max(MAX_STEPS, STEPS_A_CHARACTER * characters), MOST_TO_MATCH);
const SEARCH_STEPS = 10;
const PLACE_STEPS = 2;
/** Captures that are copied for one step, as a power of two. */
const COPY_SHIFT = 3;

interface Threads {
  readonly places: number[];
  readonly captures: (readonly number[])[];
  readonly seen: Set<number>;
}

/**
 * The leftmost match at or behind `from`, by Pike's algorithm: all threads go forward together, so that time is bounded by the
 * length of the text times that of the program. Throws a `BuiltinLimit` when the budget is spent.
 */
export function search({ instructions, names }: Program, text: readonly number[], from: number, budget: Budget): Match | undefined {
  const nothing: readonly number[] = Array<number>(2 * names.length).fill(-1);
  const copying = nothing.length >> COPY_SHIFT;
  let matched: Match | undefined;
  spend(SEARCH_STEPS);
  let [current, next] = [threads(), threads()];
  for (let at = from; ; at++) {
    spend(PLACE_STEPS + copying);
    if (matched === undefined) follow(current, 0, withSlot(nothing, 0, at), at);
    // A later start may still match, e.g. `\z`.
    if (current.places.length === 0 && matched !== undefined) return matched;
    const codePoint = text[at];
    for (const [index, place] of current.places.entries()) {
      const instruction = instructions[place];
      const captures = current.captures[index] ?? nothing;
      if (instruction?.op === 'match') {
        matched = withSlot(captures, 1, at);
        // Threads behind this one are of lower priority.
        break;
      }
      if (codePoint !== undefined && instruction?.op === 'character' && instruction.accepts(codePoint)) {
        follow(next, place + 1, captures, at + 1);
      }
    }
    if (codePoint === undefined) return matched;
    [current, next] = [next, threads()];
  }

  function spend(steps: number): void {
    budget.steps -= steps;
    if (budget.steps < 0) throw new BuiltinLimit('a regular expression took more steps than it may');
  }

  /** Adds the places that wait for a character and can be reached from `place` without one, in order of priority. */
  function follow(list: Threads, place: number, captures: readonly number[], at: number): void {
    const waiting: [number, readonly number[]][] = [[place, captures]];
    for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
      const [here, own] = top;
      if (list.seen.has(here)) continue;
      list.seen.add(here);
      spend(1);
      const instruction = instructions[here];
      switch (instruction?.op) {
        case 'jump':
          waiting.push([instruction.to, own]);
          break;
        case 'split':
          waiting.push([instruction.second, own], [instruction.first, own]);
          break;
        case 'save':
          spend(copying);
          waiting.push([here + 1, withSlot(own, instruction.slot, at)]);
          break;
        case 'assert':
          if (holds(instruction.what, text[at - 1], text[at])) waiting.push([here + 1, own]);
          break;
        case 'character':
        case 'match':
          list.places.push(here);
          list.captures.push(own);
          break;
        case undefined:
      }
    }
  }
}

function threads(): Threads {
  return { places: [], captures: [], seen: new Set() };
}

function withSlot(captures: readonly number[], slot: number, at: number): readonly number[] {
  const changed = captures.slice();
  changed[slot] = at;
  return changed;
}
