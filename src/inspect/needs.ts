import { readPattern, type Pattern } from './pattern.js';
import { characterSet, hasAny, type CharacterSet, type Traits } from './traits.js';

/** A text from which on a prefilter is worth being made: all of them together cost some milliseconds, once. */
const LONG = 256;

/** What a pattern needs, made when a long text first asks for it. */
export class Needs {
  readonly #pattern: RegExp;
  #sets: readonly CharacterSet[] | undefined;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
  }

  /** False where the pattern cannot match: the text lacks a character that every match has. */
  mayBeIn({ text, traits }: { readonly text: string; readonly traits: Traits }): boolean {
    if (this.#sets === undefined) {
      if (text.length < LONG) return true;
      this.#sets = needsOf(this.#pattern);
    }
    for (const each of this.#sets) if (!hasAny(traits, each)) return false;
    return true;
  }
}

/** Letters and spaces are in nearly every text, and what is beyond ASCII is not told apart: to look for them spares nothing. */
const COMMON = /[a-z ]|[^\p{ASCII}]/iu;
/** As many as tell most texts apart. */
const MOST_SETS = 3;

/**
 * The signs and digits that every match of a pattern has, so that one scan over a text answers for all patterns: of each of these sets a
 * match has a character. Empty where nothing can be said.
 */
export function needsOf(pattern: RegExp): readonly CharacterSet[] {
  return clausesOf(readPattern(pattern))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST_SETS)
    .map(characterSet);
}

/** Characters, of which a match has at least one. */
type Clause = string;

const NONE: readonly Clause[] = [];

function clausesOf(pattern: Pattern): readonly Clause[] {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.flatMap(clausesOf);
    case 'alternatives':
      return united(pattern.branches.map(clausesOf));
    case 'repeated':
      return pattern.least === 0 ? NONE : clausesOf(pattern.part);
    case 'character':
      return pattern.members === undefined || pattern.members === '' || COMMON.test(pattern.members) ? NONE : [pattern.members];
    case 'place':
      break;
  }
  return NONE;
}

/** What one of several alternatives needs: for each its rarest need. */
function united(branches: readonly (readonly Clause[])[]): readonly Clause[] {
  const rarest = branches.map((each) => each.toSorted((a, b) => a.length - b.length)[0]);
  return rarest.includes(undefined) ? NONE : [rarest.join('')];
}

/** The rules of a table, each with what its pattern needs. */
export function withNeeds<Rule extends { readonly pattern: RegExp }>(
  rules: readonly Rule[],
): readonly (Rule & { readonly needs: Needs })[] {
  return rules.map((rule) => ({ ...rule, needs: new Needs(rule.pattern) }));
}
