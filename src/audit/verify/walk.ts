import type { Line } from '../format/lines.js';
import { BadLines } from './bad-lines.js';
import { Candidates } from './candidates.js';
import { entriesText } from './entries-text.js';
import { readEntry, type ReadEntry } from './entry.js';
import { Gaps } from './gaps.js';
import type { CheckedHead } from './head.js';
import { HeadEnds } from './head-ends.js';
import { NamedBeside } from './named-beside.js';
import { NamedHere } from './named-here.js';
import { takeRecovery } from './recovery.js';
import { Findings, type NamedEntry, type Place } from './report.js';

type Entry = Extract<ReadEntry, { kind: 'entry' }>;

/**
 * Walks a log from its first line to its last and compares it with the chain. Completeness does not rest on the names given to problems:
 * a log passes only if every line is an entry whose own hash is right, whose `previoushash` is the entry before, and whose ends are the head's
 * (SHA-256 holding, that is the log as it was written). What the problem is *called* is judged from the sequence numbers around it.
 */
export class Walk {
  readonly findings = new Findings();
  entries = 0;
  first: number | undefined;
  readonly beside = new NamedBeside(this.findings);
  readonly #head: CheckedHead;
  readonly #ends: HeadEnds;
  readonly #here: NamedHere;
  readonly #gaps = new Gaps();
  /** The entry that the next one must follow: its number, and what may be its hash. */
  #sequence: number | undefined;
  readonly #candidates = new Candidates(this.findings);
  readonly #bad = new BadLines(this.findings);
  #lastUnended: Place | undefined;

  /** `named`: entries that another log says it has. */
  constructor(head: CheckedHead, named: readonly NamedEntry[] = []) {
    this.#head = head;
    this.#ends = new HeadEnds(this.findings, head);
    this.#here = new NamedHere(this.findings, named);
  }

  get last(): { readonly sequence: number; readonly entryhash: string } | undefined {
    const entryhash = this.#candidates.first?.entryhash;
    return this.entries === 0 || this.#sequence === undefined || entryhash === undefined
      ? undefined
      : { sequence: this.#sequence, entryhash };
  }

  line(line: Line, file: string): void {
    const place = { file, line: line.number };
    const entry = readEntry(line);
    if (entry.kind === 'bad') {
      this.#bad.add({ ...entry, place, ended: line.ended });
      return;
    }
    if (!line.ended) this.#lastUnended = place;
    if (entry.ofLog) {
      takeRecovery(line.bytes, place, this.#bad, this.findings);
      this.beside.take(line.bytes, place);
    }
    if (this.#sequence === undefined) this.#begin(entry, place);
    this.#follow(entry, place);
    this.entries++;
  }

  /** After the last line: what the head says of the end. */
  end(log: string): void {
    const head = this.#head;
    if (this.#sequence === undefined && head.kind === 'head') this.#beginAtHead(head);
    const unfinished = this.#bad.last?.ended === false ? this.#bad.last : undefined;
    const reached = this.#sequence ?? 0;
    if (head.kind !== 'head') {
      this.findings.problem({
        kind: head.kind === 'missing' ? 'head_missing' : 'head_unreadable',
        message: `the head file of \`${log}\` is ${head.kind}: whether entries were cut off its end cannot be told`,
      });
      this.#bad.giveUp();
    } else if (reached >= head.sequence) {
      if (unfinished !== undefined) {
        this.#bad.explainLast();
        this.findings.note({
          kind: 'unfinished',
          place: unfinished.place,
          message: `the file ends within a line (${unfinished.bytes} bytes): its writer was killed, or writes just now; the next start of the proxy will account for it`,
        });
      }
      this.#bad.areInserted();
      this.#ends.end(reached, this.#candidates, this.#lastUnended);
    } else {
      const missing = this.#bad.settle(reached, head.sequence + 1);
      if (missing !== undefined) {
        const places = this.#candidates.last?.place;
        this.findings.problem({
          kind: 'truncated',
          from: missing.from,
          to: missing.to,
          ...(places === undefined ? {} : { place: places }),
          message: `${entriesText(missing.from, missing.to)}, which the head names, ${missing.from === missing.to ? 'is' : 'are'} cut off the end`,
        });
      }
    }
    this.#here.end(reached);
    for (const { from, to, place } of this.#gaps.remaining) {
      this.findings.problem({
        kind: 'removed',
        from,
        to,
        place,
        message: `${entriesText(from, to)} ${from === to ? 'is' : 'are'} missing before this line`,
      });
    }
  }

  #begin(entry: Entry, place: Place): void {
    const head = this.#head;
    if (head.kind === 'head' && entry.sequence >= head.firstSequence) {
      this.#beginAtHead(head);
      return;
    }
    if (head.kind === 'head') {
      this.findings.note({
        kind: 'older_than_head',
        place,
        message: 'older entries are still there than the head says: a deletion of old files was interrupted',
      });
    }
    this.#sequence = entry.sequence - 1 - this.#bad.count;
    if (this.#bad.count === 0) this.#candidates.are({ entryhash: entry.previoushash, place: undefined });
  }

  #beginAtHead(head: Extract<CheckedHead, { kind: 'head' }>): void {
    this.#sequence = head.firstSequence - 1;
    this.#candidates.are({ entryhash: head.firstPrevious, place: undefined });
  }

  #follow(entry: Entry, place: Place): void {
    this.first ??= entry.sequence;
    this.#ends.meet(entry, place, this.entries === 0);
    this.#here.compare(entry, place);
    const current = this.#sequence ?? 0;
    if (entry.sequence <= current) {
      this.#bad.areInserted();
      this.#again(entry, place);
      return;
    }
    const direct = entry.sequence === current + 1;
    const missing = this.#bad.settle(current, entry.sequence);
    if (missing !== undefined) this.#gaps.open(missing.from, missing.to, place);
    if (direct) this.#candidates.chosenBy(entry, place);
    this.#sequence = entry.sequence;
    this.#candidates.are({ entryhash: entry.entryhash, place });
  }

  /** An entry whose number was passed already. */
  #again(entry: Entry, place: Place): void {
    if (this.#gaps.close(entry.sequence)) {
      this.findings.problem({
        kind: 'reordered',
        place,
        from: entry.sequence,
        to: entry.sequence,
        message: `entry ${entry.sequence} stands after entry ${this.#sequence ?? 0}`,
      });
      return;
    }
    if (entry.sequence === this.#sequence && this.#candidates.add({ entryhash: entry.entryhash, place })) return;
    this.findings.inserted(place, `entry ${entry.sequence} stands here a second time`, entry.sequence);
  }
}
