import { besideOf, type Beside } from '../format/layout.js';
import { KEPT_TYPE, OVERFLOW_TYPE } from '../format/log-format.js';
import type { Findings, NamedEntry, Place } from './report.js';
import { saidOfLog } from './said-of-log.js';

/** Of more the oldest are forgotten: a log names a few for each of its files. */
const MOST_NAMED = 10_000;

/** What a log names of the chains beside it, in the order in which it does. */
export class NamedBeside {
  readonly entries: NamedEntry[] = [];
  readonly #findings: Findings;
  readonly #last = new Map<Beside, NamedEntry>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** A chain only grows: where it is named with a lower number than before, or with the same and another text, somebody has taken it away, and another was begun. */
  take(line: Buffer, place: Place): void {
    const named = namedIn(line);
    if (named === undefined) return;
    const before = this.#last.get(named.beside);
    this.#last.set(named.beside, named);
    this.entries.push(named);
    if (this.entries.length > MOST_NAMED) this.entries.shift();
    if (before === undefined || named.sequence > before.sequence) return;
    if (named.sequence === before.sequence && named.entryhash === before.entryhash) return;
    this.#findings.problem({
      kind: 'removed',
      place,
      message: `the chain \`${named.beside}\`, which had come to entry ${before.sequence}, is missing before this line: another was begun, which has come to entry ${named.sequence}`,
    });
  }
}

/** A log may have another name by now, and the chains beside it with it: only which of them it is counts. */
function namedIn(line: Buffer): NamedEntry | undefined {
  const { file, entry, hash } = saidOfLog(line, OVERFLOW_TYPE) ?? saidOfLog(line, KEPT_TYPE) ?? {};
  if (typeof file !== 'string' || typeof entry !== 'string' || typeof hash !== 'string' || !/^\d{12}$/.test(entry)) return undefined;
  const beside = besideOf(file);
  return beside && { beside, sequence: Number(entry), entryhash: hash };
}
