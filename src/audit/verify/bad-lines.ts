import type { ReadEntry } from './entry.js';
import type { Findings, Place } from './report.js';

export type BadLine = Extract<ReadEntry, { kind: 'bad' }> & { readonly place: Place; readonly ended: boolean };

/** Lines in a row that are no entries: more are reported at once, without waiting for the entry that explains them. */
const MOST_BAD = 10_000;

/** Lines that are no intact entries, until the next entry, or the head, tells what stood there. */
export class BadLines {
  readonly #findings: Findings;
  #lines: BadLine[] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get count(): number {
    return this.#lines.length;
  }

  get last(): BadLine | undefined {
    return this.#lines.at(-1);
  }

  add(line: BadLine): void {
    this.#lines.push(line);
    if (this.#lines.length > MOST_BAD) this.giveUp();
  }

  /** The last one is accounted for. */
  explainLast(): void {
    this.#lines.pop();
  }

  /** There was no room for them in the chain. */
  areInserted(): void {
    for (const { place, why } of this.#lines.splice(0)) this.#findings.inserted(place, why);
  }

  /** Nobody can say what they were. */
  giveUp(): void {
    for (const { place, why } of this.#lines.splice(0)) this.#findings.problem({ kind: 'changed', place, message: why });
  }

  /**
   * Says what they were between the entries `current` and `next`: as many as numbers are missing were entries, the others never were.
   * Returns the numbers that are missing beyond that.
   */
  settle(current: number, next: number): { readonly from: number; readonly to: number } | undefined {
    let from = current + 1;
    for (const bad of this.#lines.splice(0)) {
      if (from >= next || (bad.claims !== undefined && (bad.claims <= current || bad.claims >= next))) {
        this.#findings.inserted(bad.place, bad.why, bad.claims);
      } else {
        this.#findings.problem({ kind: 'changed', place: bad.place, from, to: from, message: `entry ${from}: ${bad.why}` });
        from++;
      }
    }
    return from < next ? { from, to: next - 1 } : undefined;
  }
}
