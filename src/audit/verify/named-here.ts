import { entriesText } from './entries-text.js';
import type { Findings, NamedEntry, Place } from './report.js';

/** Entries of this chain that the log which it stands beside says it has. */
export class NamedHere {
  readonly #findings: Findings;
  /** Their hashes by their numbers. */
  readonly #named: ReadonlyMap<number, string>;
  readonly #last: number;
  #compared = false;

  constructor(findings: Findings, named: readonly NamedEntry[]) {
    this.#findings = findings;
    // Of two with one number the first was there before somebody began another.
    this.#named = new Map(named.toReversed().map(({ sequence, entryhash }) => [sequence, entryhash]));
    this.#last = named.reduce((last, { sequence }) => Math.max(last, sequence), 0);
  }

  compare({ sequence, entryhash }: { readonly sequence: number; readonly entryhash: string }, place: Place): void {
    const named = this.#named.get(sequence);
    if (named === undefined) return;
    this.#compared = true;
    if (entryhash === named) return;
    this.#findings.problem({
      kind: 'changed',
      place,
      from: sequence,
      to: sequence,
      message: `entry ${sequence} is not the one that its log names`,
    });
  }

  /** The last entry of the chain is this one. */
  end(reached: number): void {
    const last = this.#last;
    if (reached < last) {
      this.#findings.problem({
        kind: 'truncated',
        from: reached + 1,
        to: last,
        message: `${entriesText(reached + 1, last)}, which its log names, ${reached + 1 === last ? 'is' : 'are'} cut off the end`,
      });
    } else if (last > 0 && !this.#compared) {
      this.#findings.note({
        kind: 'not_compared',
        message: `entry ${last}, the last that its log names, is older than what is kept: whether this is the same chain cannot be told`,
      });
    }
  }
}
