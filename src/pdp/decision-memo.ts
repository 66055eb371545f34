import type { Outcome } from './decision.js';

/** Characters of one reduced input: what is longer holds arguments, which seldom come twice. */
const LONGEST_INPUT = 4 * 1024;
/** Characters of inputs and answers in each of two generations. */
const GENERATION = 512 * 1024;

interface Generation {
  readonly byInput: Map<string, Kept>;
  /** By their JSON text. */
  readonly distinct: Map<string, Kept>;
}

interface Kept {
  readonly text: string;
  readonly outcome: Outcome;
}

/**
 * Answers of a policy by its reduced input, in bounded memory. Sound only where an answer follows from that text alone. What was not asked
 * for during a whole generation is forgotten. Equal answers are one object: calls that differ in their paths get the same few, and who comes after (the
 * verdict, the records) sees at a glance that it is the one before.
 */
export class DecisionMemo {
  #young = generation();
  #old = generation();
  #size = 0;

  get(input: string): Outcome | undefined {
    const known = this.#young.byInput.get(input);
    if (known !== undefined) return known.outcome;
    const aged = this.#old.byInput.get(input);
    return aged && this.#add(input, aged);
  }

  /** The answer as it is kept, for whoever asks next; undefined for what is too long to be remembered. */
  put(input: string, outcome: Outcome): Outcome | undefined {
    if (input.length > LONGEST_INPUT) return undefined;
    const text = JSON.stringify(outcome);
    return this.#add(input, this.#young.distinct.get(text) ?? this.#old.distinct.get(text) ?? { text, outcome });
  }

  #add(input: string, kept: Kept): Outcome | undefined {
    if (input.length + kept.text.length > GENERATION) return undefined;
    let size = this.#sizeOf(input, kept);
    if (this.#size + size > GENERATION) {
      this.#old = this.#young;
      this.#young = generation();
      this.#size = 0;
      size = this.#sizeOf(input, kept);
    }
    this.#young.byInput.set(input, kept);
    this.#young.distinct.set(kept.text, kept);
    this.#size += size;
    return kept.outcome;
  }

  #sizeOf(input: string, { text }: Kept): number {
    return input.length + (this.#young.distinct.has(text) ? 0 : text.length);
  }
}

function generation(): Generation {
  return { byInput: new Map(), distinct: new Map() };
}
