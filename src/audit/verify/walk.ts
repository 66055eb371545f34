import { isJsonObject } from '../../protocol/json.js';
import type { Line } from '../format/lines.js';
import { RECOVERED_TYPE } from '../format/log-format.js';
import { BadLines } from './bad-lines.js';
import { Candidates } from './candidates.js';
import { readEntry, type ReadEntry } from './entry.js';
import { Gaps } from './gaps.js';
import type { CheckedHead } from './head.js';
import { Findings, type Place } from './report.js';
import { namedByOverflow, saidOfLog, type NamedEntry } from './said-of-log.js';

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
  /** The entries of the overflow that this log names, in their order. */
  readonly overflow: NamedEntry[] = [];
  readonly #head: CheckedHead;
  /** By their numbers, the hashes of entries that another log says it has. */
  readonly #named: ReadonlyMap<number, string>;
  readonly #gaps = new Gaps();
  /** The entry that the next one must follow: its number, and what may be its hash. */
  #sequence: number | undefined;
  readonly #candidates = new Candidates(this.findings);
  readonly #bad = new BadLines(this.findings);
  #hashAtHead: string | undefined;
  #lastUnended: Place | undefined;

  /** `named`: entries that another log says it has. */
  constructor(head: CheckedHead, named: readonly NamedEntry[] = []) {
    this.#head = head;
    // Of two with one number the first was there before somebody began another.
    this.#named = new Map(named.toReversed().map(({ sequence, entryhash }) => [sequence, entryhash]));
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
    if (entry.ofLog) this.#recovered(line, place);
    if (entry.ofLog) this.#names(namedByOverflow(line.bytes), place);
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
      this.findings.problem(headProblem(head.kind, log));
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
      this.#compareWithHead(head, reached);
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
    let named = 0;
    for (const sequence of this.#named.keys()) named = Math.max(named, sequence);
    if (reached < named) {
      this.findings.problem({
        kind: 'truncated',
        from: reached + 1,
        to: named,
        message: `${entriesText(reached + 1, named)}, which the log that overflowed names, ${reached + 1 === named ? 'is' : 'are'} cut off the end`,
      });
    }
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
    if (this.#head.kind === 'head') this.#compareWithEnds(this.#head, entry, place);
    this.#compareWithNamed(entry, place);
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

  #compareWithEnds(head: Extract<CheckedHead, { kind: 'head' }>, entry: Entry, place: Place): void {
    if (entry.sequence === head.sequence) this.#hashAtHead = entry.entryhash;
    // Where older files are still there the walk began before the head's first entry, whose predecessor the head names all the same.
    if (entry.sequence === head.firstSequence && this.entries > 0 && entry.previoushash !== head.firstPrevious) {
      this.findings.problem({
        kind: 'changed',
        place,
        from: entry.sequence,
        to: entry.sequence,
        message: `entry ${entry.sequence} does not follow the entry that the head names before it`,
      });
    }
  }

  #compareWithNamed(entry: Entry, place: Place): void {
    const named = this.#named.get(entry.sequence);
    if (named === undefined || entry.entryhash === named) return;
    this.findings.problem({
      kind: 'changed',
      place,
      from: entry.sequence,
      to: entry.sequence,
      message: `entry ${entry.sequence} is not the one that the log that overflowed names`,
    });
  }

  /** An overflow only grows: where it is named with a lower number than before, somebody has taken it away, and another was begun. */
  #names(named: NamedEntry | undefined, place: Place): void {
    if (named === undefined) return;
    const before = this.overflow.at(-1);
    this.overflow.push(named);
    if (before === undefined || named.sequence > before.sequence) return;
    this.findings.problem({
      kind: 'removed',
      place,
      message: `the overflow, which had come to entry ${before.sequence}, is missing before this line: another was begun, which has come to entry ${named.sequence}`,
    });
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

  #compareWithHead(head: Extract<CheckedHead, { kind: 'head' }>, reached: number): void {
    if (reached === head.sequence) {
      this.#candidates.chosenBy({ previoushash: head.entryhash, sequence: head.sequence + 1 }, undefined);
      if (this.#lastUnended !== undefined) {
        this.findings.problem({
          kind: 'truncated',
          place: this.#lastUnended,
          from: reached,
          to: reached,
          message: `entry ${reached} has lost its line feed`,
        });
      }
      return;
    }
    if (this.#hashAtHead !== undefined && this.#hashAtHead !== head.entryhash) {
      this.findings.problem({
        kind: 'changed',
        from: head.sequence,
        to: head.sequence,
        message: `entry ${head.sequence} is not the one that the head names`,
      });
    }
    const count = reached - head.sequence;
    this.findings.note({
      kind: 'beyond_head',
      message: `${count} ${count === 1 ? 'entry follows' : 'entries follow'} the one that the head names: their writer was killed before it could say so, or writes just now, or somebody added them`,
    });
  }

  #recovered(line: Line, place: Place): void {
    const data = saidOfLog(line.bytes, RECOVERED_TYPE);
    if (data === undefined) return;
    const torn = data['torn'];
    const bad = this.#bad.last;
    if (bad !== undefined && isJsonObject(torn) && torn['bytes'] === bad.bytes && torn['sha256'] === bad.sha256) {
      this.#bad.explainLast();
      this.findings.note({
        kind: 'torn',
        place: bad.place,
        message: `a killed writer left ${bad.bytes} bytes of a line; entry on line ${place.line} accounts for them`,
      });
    }
    this.findings.note({ kind: 'recovered', place, message: `the log was picked up again: ${JSON.stringify(data)}` });
  }
}

function entriesText(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`;
}

function headProblem(kind: 'missing' | 'unreadable', log: string) {
  const code = kind === 'missing' ? ('head_missing' as const) : ('head_unreadable' as const);
  return { kind: code, message: `the head file of \`${log}\` is ${kind}: whether entries were cut off its end cannot be told` };
}
