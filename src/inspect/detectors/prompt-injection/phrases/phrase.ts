import type { Surface } from '../../../inspector.js';
import { neededWords } from '../phrase-pattern.js';

/**
 * One feature of a text that talks to a model instead of to its reader.
 *
 * `phrase` is words: a space is any gap between words (punctuation, line breaks), `(a|b)` alternatives, `_3` up to three words
 * in between, a trailing `*` the rest of a word. `needs` is what must be there at all: groups of whole words, one of each
 * group; it keeps the phrase from being tried on texts that cannot match. Ten points are an injection by themselves.
 */
export interface Phrase {
  readonly rule: string;
  readonly weight: number;
  readonly needs: readonly string[];
  readonly phrase: string;
  /** It tells only there. */
  readonly surface?: Surface;
}

/** One row of a table. */
export const p = (rule: string, weight: number, needs: readonly string[], phrase: string): Phrase => ({ rule, weight, needs, phrase });

/** One row that needs a word of each of its groups. None of them may begin with a group that is left to choice. */
export const row = (rule: string, weight: number, phrase: string): Phrase => ({
  rule,
  weight,
  // Read when the program is built, and no more at a start.
  get needs() {
    return neededWords(phrase);
  },
  phrase,
});

/** Of rows those that tell only in what servers return. */
export const inResults = (rows: readonly Phrase[]): readonly Phrase[] =>
  rows.map((each) => ({
    rule: each.rule,
    weight: each.weight,
    // Not before it is asked for.
    get needs() {
      return each.needs;
    },
    phrase: each.phrase,
    surface: 'result',
  }));
