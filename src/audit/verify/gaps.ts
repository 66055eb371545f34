import type { Place } from './report.js';

interface Gap {
  from: number;
  to: number;
  /** The entry after the gap. */
  readonly place: Place;
}

/** Sequence numbers that were passed over: each turns up later (reordered) or never (removed). */
export class Gaps {
  #gaps: Gap[] = [];

  open(from: number, to: number, place: Place): void {
    this.#gaps.push({ from, to, place });
  }

  /** True when `sequence` was missing until now. */
  close(sequence: number): boolean {
    const index = this.#gaps.findIndex(({ from, to }) => from <= sequence && sequence <= to);
    const gap = this.#gaps[index];
    if (gap === undefined) return false;
    const parts = [
      { from: gap.from, to: sequence - 1, place: gap.place },
      { from: sequence + 1, to: gap.to, place: gap.place },
    ];
    this.#gaps.splice(index, 1, ...parts.filter(({ from, to }) => from <= to));
    return true;
  }

  get remaining(): readonly Readonly<Gap>[] {
    return this.#gaps;
  }
}
