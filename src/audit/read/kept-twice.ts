import { besideOf } from '../format/layout.js';
import type { AuditRow } from './row.js';

/** Of the records that were read last from what is kept. */
const MOST_IDS = 10_000;

/** A record that is kept stands in its file too until that is deleted, just after, or after the next start where the proxy was killed between the two. */
export class KeptTwice {
  readonly #ids = new Set<string>();

  /** The row was there before. */
  has({ file, decision_id }: AuditRow): boolean {
    if (decision_id === undefined) return false;
    if (besideOf(file.replace(/\.r\d+$/, '')) !== 'kept') return this.#ids.delete(decision_id);
    this.#ids.add(decision_id);
    if (this.#ids.size > MOST_IDS)
      for (const oldest of this.#ids) {
        this.#ids.delete(oldest);
        break;
      }
    return false;
  }
}
