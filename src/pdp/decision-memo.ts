import type { Outcome } from './decision.js';

/** Characters of one reduced input: what is longer holds arguments, which seldom come twice. */
const LONGEST_INPUT = 4 * 1024;
/** Characters of inputs and answers in each of two generations. */
const GENERATION = 512 * 1024;

/**
 * Answers of a policy by its reduced input, in bounded memory. Sound only where an answer follows from that text alone. What was not asked
 * for during a whole generation is forgotten.
 */
export class DecisionMemo {
  #young = new Map<string, Outcome>();
  #old = new Map<string, Outcome>();
  #size = 0;

  get(input: string): Outcome | undefined {
    const known = this.#young.get(input);
    if (known !== undefined) return known;
    const aged = this.#old.get(input);
    if (aged !== undefined) this.put(input, aged);
    return aged;
  }

  /** False for what is too long to be remembered. */
  put(input: string, outcome: Outcome): boolean {
    if (input.length > LONGEST_INPUT) return false;
    const size = input.length + JSON.stringify(outcome).length;
    if (size > GENERATION) return false;
    if (this.#size + size > GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#young.set(input, outcome);
    this.#size += size;
    return true;
  }
}
