import type { Candidates } from './candidates.js';
import type { CheckedHead } from './head.js';
import type { Findings, Place } from './report.js';

/** What the head says of the ends of a log, compared with what stands there. */
export class HeadEnds {
  readonly #findings: Findings;
  readonly #head: CheckedHead;
  #hashAtHead: string | undefined;

  constructor(findings: Findings, head: CheckedHead) {
    this.#findings = findings;
    this.#head = head;
  }

  meet(
    entry: { readonly sequence: number; readonly previoushash: string; readonly entryhash: string },
    place: Place,
    first: boolean,
  ): void {
    const head = this.#head;
    if (head.kind !== 'head') return;
    if (entry.sequence === head.sequence) this.#hashAtHead = entry.entryhash;
    // Where older files are still there the walk began before the head's first entry, whose predecessor the head names all the same.
    if (!first && entry.sequence === head.firstSequence && entry.previoushash !== head.firstPrevious) {
      this.#findings.problem({
        kind: 'changed',
        place,
        from: entry.sequence,
        to: entry.sequence,
        message: `entry ${entry.sequence} does not follow the entry that the head names before it`,
      });
    }
  }

  /** The last entry is the one that the head names, or one behind it. */
  end(reached: number, candidates: Candidates, lastUnended: Place | undefined): void {
    const head = this.#head;
    if (head.kind !== 'head') return;
    if (reached === head.sequence) {
      candidates.chosenBy({ previoushash: head.entryhash, sequence: head.sequence + 1 }, undefined);
      if (lastUnended === undefined) return;
      this.#findings.problem({
        kind: 'truncated',
        place: lastUnended,
        from: reached,
        to: reached,
        message: `entry ${reached} has lost its line feed`,
      });
      return;
    }
    if (this.#hashAtHead !== undefined && this.#hashAtHead !== head.entryhash) {
      this.#findings.problem({
        kind: 'changed',
        from: head.sequence,
        to: head.sequence,
        message: `entry ${head.sequence} is not the one that the head names`,
      });
    }
    const count = reached - head.sequence;
    this.#findings.note({
      kind: 'beyond_head',
      message: `${count} ${count === 1 ? 'entry follows' : 'entries follow'} the one that the head names: their writer was killed before it could say so, or writes just now, or somebody added them`,
    });
  }
}
