/** A caller gets more while it has less than so many times what is free. */
const TIMES_THE_FREE = 4;

/**
 * What there is only so much of, and who has it: nobody leaves nothing for others. How much is too much depends on what is free (the dynamic
 * thresholds of shared buffers, Choudhury and Hahne 1998): one caller alone gets four fifths of it all, two get four ninths each, and who has
 * nothing gets what it asks for while there is so much. `undefined` are all those of whom nobody knows yet who they are.
 */
export class Shares {
  readonly #most: number;
  readonly #of = new Map<string | undefined, number>();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** False: there is not so much, or the caller has its share already. */
  take(caller: string | undefined, amount: number): boolean {
    const free = this.#most - this.#taken;
    const own = this.#of.get(caller) ?? 0;
    if (amount > free || own >= TIMES_THE_FREE * free) return false;
    this.#add(caller, amount);
    return true;
  }

  /** From one who has it to another. False: that one has its share already, and nothing has changed. */
  move(from: string | undefined, to: string | undefined, amount: number): boolean {
    this.give(from, amount);
    if (this.take(to, amount)) return true;
    this.#add(from, amount);
    return false;
  }

  give(caller: string | undefined, amount: number): void {
    this.#add(caller, -amount);
  }

  #add(caller: string | undefined, amount: number): void {
    const own = (this.#of.get(caller) ?? 0) + amount;
    this.#taken += amount;
    if (own > 0) this.#of.set(caller, own);
    else this.#of.delete(caller);
  }
}
