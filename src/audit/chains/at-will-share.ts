import type { AtWill } from '../event.js';

/** Of a file, for the records of one sort of what somebody sends at will (event.ts): a quarter holds those of some days. */
const OF_A_FILE = 1 / 4;
/** Of that, after a start in a file that holds as much already, whoever it is of: the handshake and the lists of a session have room in it. */
const AFTER_A_START = 1 / 16;

/** How much of the file that is being written may still be records of what somebody sends at will. Over it they would push out what was recorded before. */
export class AtWillShares {
  readonly #whole: number;
  readonly #left: Record<AtWill, number>;

  constructor(maxBytes: number, size: number) {
    this.#whole = maxBytes * OF_A_FILE;
    const left = this.#after(size);
    this.#left = { plain: left, notable: left };
  }

  /** A record is never split, so the last one may take more than is left. */
  spent(sort: AtWill): boolean {
    return this.#left[sort] <= 0;
  }

  take(sort: AtWill, bytes: number): void {
    this.#left[sort] -= bytes;
  }

  /** In another file, which holds so much already. */
  renew(size: number): void {
    this.#left.plain = this.#left.notable = this.#after(size);
  }

  #after(size: number): number {
    return Math.max(this.#whole - size, this.#whole * AFTER_A_START);
  }
}
