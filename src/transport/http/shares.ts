/** A caller gets more while it has less than so many times what is free. */
const TIMES_THE_FREE = 4;

/**
 * What there is only so much of, and who has it: nobody leaves nothing for others. How much is too much depends on what is free (the dynamic
 * thresholds of shared buffers, Choudhury and Hahne 1998): one caller alone gets four fifths of it all, two get four ninths each, and who has
 * nothing gets what it asks for while there is so much. `undefined` are all those of whom nobody knows yet who they are.
 */
export class Shares {
  readonly #most: number;
  readonly #times: number;
  readonly #of = new Map<string | undefined, number>();
  #taken = 0;

  /** `one`: there are no others to be left anything. */
  constructor(most: number, callers: 'one' | 'several' = 'several') {
    this.#most = most;
    this.#times = callers === 'one' ? Number.POSITIVE_INFINITY : TIMES_THE_FREE;
  }

  /** False: there is not so much, or the caller has its share already. */
  allows(caller: string | undefined, amount: number): boolean {
    const free = this.#most - this.#taken;
    return amount <= free && (this.#of.get(caller) ?? 0) < this.#times * free;
  }

  take(caller: string | undefined, amount: number): boolean {
    if (!this.allows(caller, amount)) return false;
    this.add(caller, amount);
    return true;
  }

  /** For who had been allowed it a moment before, whoever came between. */
  add(caller: string | undefined, amount: number): void {
    const own = (this.#of.get(caller) ?? 0) + amount;
    this.#taken += amount;
    if (own > 0) this.#of.set(caller, own);
    else this.#of.delete(caller);
  }

  /** From one who has it to another. False: that one has its share already, and nothing has changed. */
  move(from: string | undefined, to: string | undefined, amount: number): boolean {
    this.give(from, amount);
    if (this.take(to, amount)) return true;
    this.add(from, amount);
    return false;
  }

  give(caller: string | undefined, amount: number): void {
    this.add(caller, -amount);
  }
}
