import { AnyCase } from '../letter-case.js';
import { PatternIndex } from './pattern-index.js';
import type { CharacterSet } from '../traits/traits.js';

/** A rule, and its pattern as it is searched for. */
interface Row<Rule> {
  readonly rule: Rule;
  readonly pattern: AnyCase;
}

/** Rules with a pattern each, and which of them a text may have a match of. */
export class PatternTable<Rule extends { readonly pattern: RegExp }> {
  readonly rows: readonly Row<Rule>[];
  readonly #index: PatternIndex;

  /** `name` of a large table, which is read when the program is built. */
  constructor(rules: readonly Rule[], name?: string) {
    this.rows = rules.map((rule) => ({ rule, pattern: new AnyCase(rule.pattern) }));
    this.#index = new PatternIndex(
      this.rows.map(({ pattern }) => pattern.pattern),
      name,
    );
  }

  /** The places of such rows, in order. `traits` are those of the text, or of one that it is a part of. */
  possible(text: string, traits: CharacterSet): readonly number[] {
    return this.#index.possible(text, traits);
  }
}
