import type { Findings, Place } from './report.js';

/** An entry that may be the last one of the chain so far; without a place it is what the head or the first entry names before the log. */
export interface Candidate {
  readonly entryhash: string;
  readonly place: Place | undefined;
}

const MOST_CANDIDATES = 100;

/**
 * What the next entry may follow. There are several when somebody wrote a second one with the same number; none where its text is lost, and any
 * hash will do.
 */
export class Candidates {
  readonly #findings: Findings;
  #all: readonly Candidate[] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get first(): Candidate | undefined {
    return this.#all[0];
  }

  get last(): Candidate | undefined {
    return this.#all.at(-1);
  }

  are(...candidates: readonly Candidate[]): void {
    this.#all = candidates;
  }

  /** Two entries say that they are this one; the next entry, or the head, knows which. False for a copy, and where there is nothing to choose from. */
  add(candidate: Candidate): boolean {
    const copy = this.#all.some(({ entryhash }) => entryhash === candidate.entryhash);
    if (copy || this.#all.length === 0 || this.#all.length >= MOST_CANDIDATES) return false;
    this.#all = [...this.#all, candidate];
    return true;
  }

  /** `entry` names the one before it: the other candidates were inserted, and if it names none of them, that one was rewritten. */
  chosenBy(entry: { readonly previoushash: string; readonly sequence: number }, place: Place | undefined): void {
    const chosen = this.#all.find(({ entryhash }) => entryhash === entry.previoushash);
    const number = entry.sequence - 1;
    for (const candidate of this.#all) {
      if (candidate === chosen) continue;
      if (chosen !== undefined && candidate.place !== undefined) {
        this.#findings.inserted(candidate.place, `the chain does not go through this entry ${number}`, number);
        continue;
      }
      const where = candidate.place ?? place;
      this.#findings.problem({
        kind: 'changed',
        from: number,
        to: number,
        ...(where === undefined ? {} : { place: where }),
        message:
          candidate.place === undefined
            ? `entry ${entry.sequence} does not follow the entry that the head names before it`
            : `entry ${number} was rewritten: what comes after it was chained to another text`,
      });
    }
  }
}
