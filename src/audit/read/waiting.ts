import { EVALUATION, INVOKED, joined, type AuditRow } from './row.js';

/** Calls whose answer is awaited. More are in flight only where answers never came; then the oldest are rows without one. */
const MOST_WAITING = 10_000;
/** Likewise of the lines that they stand in: a record holds arguments of up to 64 KB, and takes three times that in memory. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

interface WaitingRow {
  readonly row: AuditRow;
  readonly open: boolean;
  readonly bytes: number;
}

/** Joins evaluations with what came of them, and lets rows out in the order of the evaluations. */
export class Waiting {
  /** In order; a Map keeps it. The key is the decision's id, or a number for rows that await nothing. */
  readonly #rows = new Map<string | number, WaitingRow>();
  /** Of the lines that they stand in. */
  #bytes = 0;
  /** Let out before their answer came: it is not a row of its own then. */
  readonly #givenUp = new Set<string>();
  #next = 0;
  readonly #forAnswers: boolean;

  constructor({ forAnswers }: { readonly forAnswers: boolean }) {
    this.#forAnswers = forAnswers;
  }

  *take(row: AuditRow, type: string, bytes: number): Generator<AuditRow, void, undefined> {
    const id = row.decision_id;
    if (type === INVOKED && id !== undefined) {
      if (this.#givenUp.delete(id)) return;
      const first = this.#rows.get(id);
      if (first?.open === true) this.#rows.set(id, { ...first, row: joined(first.row, row), open: false });
      else this.#add(this.#next++, { row, open: false, bytes });
    } else {
      const awaits =
        this.#forAnswers &&
        type === EVALUATION &&
        id !== undefined &&
        row.tool !== undefined &&
        row.kind !== 'response' &&
        !this.#rows.has(id);
      this.#add(awaits ? id : this.#next++, { row, open: awaits, bytes });
    }
    yield* this.#letOut();
  }

  *rest(): Generator<AuditRow, void, undefined> {
    for (const { row } of this.#rows.values()) yield row;
    this.#rows.clear();
  }

  #add(key: string | number, waiting: WaitingRow): void {
    this.#rows.set(key, waiting);
    this.#bytes += waiting.bytes;
  }

  *#letOut(): Generator<AuditRow, void, undefined> {
    for (const [key, { row, open, bytes }] of this.#rows) {
      if (open && this.#rows.size <= MOST_WAITING && this.#bytes <= MOST_WAITING_BYTES) return;
      if (open && typeof key === 'string' && this.#givenUp.size < 10 * MOST_WAITING) this.#givenUp.add(key);
      this.#rows.delete(key);
      this.#bytes -= bytes;
      yield row;
    }
  }
}
