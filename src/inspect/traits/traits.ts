import { longTexts } from './long-texts.js';
import { longTraits } from './long-traits.js';
import { shortTraits, type CharacterSet, type Traits } from './short-traits.js';

export { SHORTEST_RUN, type CharacterSet, type Traits } from './short-traits.js';

/** What a text has, from one scan over it. */
export function traitsOf(text: string): Traits {
  const texts = longTexts(text.length);
  return texts === undefined ? shortTraits(text) : longTraits(text, texts);
}

/** Of a text of which nothing is known. */
export const ANY_CHARACTER: CharacterSet = { signs: -1, others: -1 };

export function characterSet(characters: string): CharacterSet {
  const { signs, others } = traitsOf(characters);
  return { signs, others };
}

/** Whether the text has any of the set. */
export function hasAny(traits: CharacterSet, set: CharacterSet): boolean {
  return ((traits.signs & set.signs) | (traits.others & set.others)) !== 0;
}

/** Whether it has all of them. */
export function hasAll(traits: CharacterSet, set: CharacterSet): boolean {
  return (set.signs & ~traits.signs) === 0 && (set.others & ~traits.others) === 0;
}
