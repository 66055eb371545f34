import type { Outcome } from './decision.js';
import type { InputDocument } from './input-document.js';

/** What an answer follows from, and the answer. */
export interface Answer {
  /** The document, as far as it is read. */
  readonly read: object;
  readonly outcome: Outcome;
}

/** Each holds some hundred bytes. */
const MOST = 512;

/**
 * Answers to documents that agree in their settled members (`SettledMembers`), one for each place that a first path leads to, and one for documents without
 * paths: calls come back to the same files, and comparing a document with one before costs a third of writing it out, which `DecisionMemo` asks for. It is for who asks
 * to compare: the place alone does not tell that a document is the same.
 */
export class RecentAnswers {
  readonly #byPlace = new Map<string, Answer>();

  at(input: InputDocument): Answer | undefined {
    return this.#byPlace.get(placeOf(input));
  }

  add(input: InputDocument, answer: Answer): void {
    if (this.#byPlace.size >= MOST) this.#byPlace.clear();
    this.#byPlace.set(placeOf(input), answer);
  }

  /** The settled members are others. */
  clear(): void {
    if (this.#byPlace.size > 0) this.#byPlace.clear();
  }
}

/** Empty for a path that leads nowhere that anybody can tell, too. */
function placeOf({ paths }: InputDocument): string {
  for (const pointer in paths) return paths[pointer]?.resolved ?? '';
  return '';
}
