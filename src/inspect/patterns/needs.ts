import { readPattern, type Pattern } from './pattern.js';
import { asciiClass } from '../traits/runs.js';
import { characterSet, type CharacterSet } from '../traits/traits.js';

/** Letters and spaces are in nearly every text, and what is beyond ASCII is not told apart: to look for them spares nothing. */
const COMMON = /[a-z ]|[^\p{ASCII}]/iu;
/** Of units below 128 the same: most of a pattern is words. */
const COMMON_CLASS = asciiClass(/[a-z ]/i);
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
    case 'text':
      return rareIn(pattern.text);
    case 'character':
      return pattern.members === undefined || pattern.members === '' || COMMON.test(pattern.members) ? NONE : [pattern.members];
    case 'place':
      break;
  }
  return NONE;
}

function rareIn(text: string): readonly Clause[] {
  let rare: Clause[] | undefined;
  for (let i = 0; i < text.length; i++) if (COMMON_CLASS[text.charCodeAt(i)] === 0) (rare ??= []).push(text.charAt(i));
  return rare ?? NONE;
}

/** What one of several alternatives needs: for each its rarest need. */
function united(branches: readonly (readonly Clause[])[]): readonly Clause[] {
  const rarest = branches.map((each) => each.toSorted((a, b) => a.length - b.length)[0]);
  return rarest.includes(undefined) ? NONE : [rarest.join('')];
}
