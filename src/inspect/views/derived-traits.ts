import { LONGEST_WORD } from '../traits/literals.js';
import { traitsOf, type Traits } from '../traits/traits.js';
import { TOKEN_CLASS } from '../traits/unit-kinds.js';
import { isIn } from '../traits/runs.js';

const BEYOND_ASCII = /[\u0080-\uffff]/;
/** Of a text that is worth being told by its parts. */
const SHORTEST = 4_096;

/**
 * The traits of a text that was made of another, by those of the other: `stretches` stand in it as they were (`Origin`), and only what is
 * between and beside them is read. Of digits and signs it may say too much: what was decoded away.
 */
export function derivedTraits(text: string, of: Traits, stretches: readonly number[] | undefined): Traits {
  if (stretches === undefined || text.length < SHORTEST || lengthOf(stretches) * 2 < text.length) return traitsOf(text);
  const windows = changed(text, stretches);
  let { ascii, signs, others, digits, literals } = of;
  const runs: number[] = [];
  const places: number[] = [];
  const kept = new Kept(of, stretches);
  for (let i = 0; i < windows.length; i += 2) {
    const from = windows[i] ?? 0;
    const to = windows[i + 1] ?? 0;
    kept.until(from, runs, places);
    const own = traitsOf(text.slice(from, to + LONGEST_WORD));
    signs |= own.signs;
    others |= own.others;
    digits += own.digits;
    literals |= own.literals;
    ascii &&= own.ascii;
    addBefore(to - from, from, own, runs, places);
    kept.from(to);
  }
  kept.until(text.length + 1, runs, places);
  // What was beyond ASCII may be what was decoded.
  return { ascii: ascii || !BEYOND_ASCII.test(text), signs, others, digits, literals, runs, places };
}

/** What begins in a window, which ends between two runs. */
function addBefore(end: number, from: number, { runs, places }: Traits, toRuns: number[], toPlaces: number[]): void {
  for (let i = 0; i < runs.length && (runs[i] ?? 0) < end; i += 2) toRuns.push(from + (runs[i] ?? 0), from + (runs[i + 1] ?? 0));
  for (let i = 0; i < places.length && (places[i] ?? 0) < end; i += 2) toPlaces.push(from + (places[i] ?? 0), places[i + 1] ?? 0);
}

function lengthOf(stretches: readonly number[]): number {
  let length = 0;
  for (let i = 2; i < stretches.length; i += 3) length += stretches[i] ?? 0;
  return length;
}

/** In turn where what has to be read begins and ends: what is in no stretch, words and runs that reach into it, and nothing cut. */
function changed(text: string, stretches: readonly number[]): readonly number[] {
  const windows: number[] = [];
  let gap = 0;
  for (let i = 0; i <= stretches.length; i += 3) {
    const end = stretches[i] ?? text.length;
    // Two stretches side by side in the text need not have been so in what they were copied from.
    add(windows, text, gap, end);
    gap = end + (stretches[i + 2] ?? 0);
  }
  return windows;
}

function add(windows: number[], text: string, start: number, end: number): void {
  const last = windows.length - 1;
  const before = windows[last] ?? 0;
  let from = Math.max(0, start - LONGEST_WORD);
  // Back no further than to the window before: of one long run each change would be looked back from to its beginning.
  while (from > before && isIn(text, from - 1, TOKEN_CLASS)) from -= 1;
  const joins = last > 0 && from <= before;
  let to = joins ? Math.max(end, before) : end;
  while (to < text.length && isIn(text, to, TOKEN_CLASS)) to += 1;
  if (joins) windows[last] = to;
  else windows.push(from, to);
}

/** Runs and places of the other text, where they stand in this one. */
class Kept {
  readonly #of: Traits;
  readonly #stretches: readonly number[];
  #stretch = 0;
  #run = 0;
  #place = 0;
  #from = 0;

  constructor(of: Traits, stretches: readonly number[]) {
    this.#of = of;
    this.#stretches = stretches;
  }

  /** What begins before is known otherwise. */
  from(at: number): void {
    this.#from = at;
  }

  /** Adds what begins before `end`. */
  until(end: number, toRuns: number[], toPlaces: number[]): void {
    const { runs, places } = this.#of;
    for (; this.#stretch < this.#stretches.length; this.#stretch += 3) {
      const at = this.#stretches[this.#stretch] ?? 0;
      if (at >= end) return;
      const source = this.#stretches[this.#stretch + 1] ?? 0;
      const length = this.#stretches[this.#stretch + 2] ?? 0;
      const shift = at - source;
      // Within the stretch: what begins behind it is in the next ones.
      const first = Math.min(Math.max(at, this.#from), at + length) - shift;
      const last = Math.min(at + length, end) - shift;
      while (this.#run < runs.length && (runs[this.#run] ?? 0) < first) this.#run += 2;
      for (; this.#run < runs.length && (runs[this.#run] ?? 0) < last; this.#run += 2)
        toRuns.push((runs[this.#run] ?? 0) + shift, (runs[this.#run + 1] ?? 0) + shift);
      while (this.#place < places.length && (places[this.#place] ?? 0) < first) this.#place += 2;
      for (; this.#place < places.length && (places[this.#place] ?? 0) < last; this.#place += 2)
        toPlaces.push((places[this.#place] ?? 0) + shift, places[this.#place + 1] ?? 0);
      if (end < at + length) return;
    }
  }
}
