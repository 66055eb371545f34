/** What characters a text has, from one scan over it: so that whoever needs some does not have to look for them again. */
export interface Traits {
  readonly ascii: boolean;
  /** How many of 0 to 9. */
  readonly digits: number;
  /** Which units below 128 it has, 32 to a number, the lowest first. */
  readonly low: number;
  readonly signs: number;
  readonly upper: number;
  readonly lower: number;
}

export function traitsOf(text: string): Traits {
  let ascii = true;
  let digits = 0;
  let low = 0;
  let signs = 0;
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A shift takes the last five bits of its count.
    if (code >= 96) {
      if (code < 128) lower |= 1 << code;
      else ascii = false;
    } else if (code < 32) {
      low |= 1 << code;
    } else if (code < 64) {
      signs |= 1 << code;
      if (code >= 48 && code < 58) digits += 1;
    } else {
      upper |= 1 << code;
    }
  }
  return { ascii, digits, low, signs, upper, lower };
}

/** Characters below 128. */
export type CharacterSet = Pick<Traits, 'low' | 'signs' | 'upper' | 'lower'>;

export function characterSet(characters: string): CharacterSet {
  const { low, signs, upper, lower } = traitsOf(characters);
  return { low, signs, upper, lower };
}

/** Whether the text has any of the set. */
export function hasAny(traits: CharacterSet, set: CharacterSet): boolean {
  return ((traits.low & set.low) | (traits.signs & set.signs) | (traits.upper & set.upper) | (traits.lower & set.lower)) !== 0;
}

/** Whether it has all of them. */
export function hasAll(traits: CharacterSet, set: CharacterSet): boolean {
  return (
    (set.low & ~traits.low) === 0 &&
    (set.signs & ~traits.signs) === 0 &&
    (set.upper & ~traits.upper) === 0 &&
    (set.lower & ~traits.lower) === 0
  );
}
