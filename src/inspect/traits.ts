import { fold, hashOf, literalsEndingAt, literalsIn, STARTS } from './literals.js';
import { asciiClass, runs } from './runs.js';

/**
 * What a text has, from one scan over it, so that whoever looks for something does not look where it cannot be. It may say more than is true,
 * never less: it is a reason to look, not a finding.
 */
export interface Traits extends CharacterSet {
  readonly ascii: boolean;
  /** How many of 0 to 9. */
  readonly digits: number;
  /** In turn where each run of at least `SHORTEST_RUN` characters of `TOKEN` starts and ends. */
  readonly runs: readonly number[];
  /** Of which groups of `literals` a word stands in it, a bit each. */
  readonly literals: number;
}

/** Which characters below 128 there are: signs and digits each by itself, letters but `x` as one, and so capitals, and most controls. */
export interface CharacterSet {
  readonly signs: number;
  readonly others: number;
}

/** What keys, hashes, paths, Base64 and long words are made of. */
const TOKEN = /[A-Za-z0-9_.~/+-]/;
export const TOKEN_CLASS = asciiClass(TOKEN);
/** No credential that tells its kind by its shape is shorter. */
export const SHORTEST_RUN = 15;

const FOLDED = 0x7f;
const IN_TOKEN = 0x80;
const DIGIT = 8;

/** Of a unit below 128: as it is compared, whether tokens have it, whether it is a digit. */
const KINDS = Uint16Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return fold(code) | (TOKEN.test(character) ? IN_TOKEN : 0) | (/\d/.test(character) ? 1 << DIGIT : 0);
});

/** A bit for each of U+0020 to U+003F. */
const SIGNS = Int32Array.from({ length: 128 }, (_, code) => (code >= 32 && code < 64 ? 1 << code : 0));
const ALONE = '@[\\]^_`{|}~\t\n\r\0\u001b\u007f';
const TOGETHER = ['[xX]', '[a-z]', '[A-Z]', '[^]'].map((each) => new RegExp(each));
const OTHERS = Int32Array.from({ length: 128 }, (_, code) => {
  if (code >= 32 && code < 64) return 0;
  const character = String.fromCharCode(code);
  const at = ALONE.indexOf(character);
  return 1 << (at >= 0 ? at : ALONE.length + TOGETHER.findIndex((each) => each.test(character)));
});

const NO_RUNS: readonly number[] = [];
/** Where words may stand. A text with more places is read again. */
const MOST_HITS = 64;
const hitAt = new Int32Array(MOST_HITS);

/** Nearly all that is looked at in a text without findings is looked at here: nothing is called and nothing made while it reads. */
export function traitsOf(text: string): Traits {
  const { length } = text;
  // Of this function alone, so that nothing is read twice.
  const kinds = KINDS;
  const signBits = SIGNS;
  const otherBits = OTHERS;
  const starts = STARTS;
  const places = hitAt;
  let ascii = true;
  let digits = 0;
  let signs = 0;
  let others = 0;
  let start = 0;
  let long = 0;
  let longStart = 0;
  let longEnd = 0;
  /** The last four units, folded, a byte each. */
  let last = 0;
  let hits = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    let kind = 0;
    if (code < 128) {
      kind = kinds[code] ?? 0;
      signs |= signBits[code] ?? 0;
      others |= otherBits[code] ?? 0;
      digits += kind >>> DIGIT;
    } else {
      ascii = false;
    }
    if ((kind & IN_TOKEN) === 0) {
      if (i - start >= SHORTEST_RUN) {
        long += 1;
        longStart = start;
        longEnd = i;
      }
      start = i + 1;
    }
    last = (last << 8) | (kind & FOLDED);
    const hash = hashOf(last);
    if ((((starts[hash >>> 5] ?? 0) >>> hash) & 1) === 1) {
      if (hits < MOST_HITS) places[hits] = i;
      hits += 1;
    }
  }
  // A word of three may end the text.
  const hash = hashOf(last << 8);
  if ((((starts[hash >>> 5] ?? 0) >>> hash) & 1) === 1) {
    if (hits < MOST_HITS) places[hits] = length;
    hits += 1;
  }
  if (length - start >= SHORTEST_RUN) {
    long += 1;
    longStart = start;
    longEnd = length;
  }
  return {
    ascii,
    digits,
    signs,
    others,
    runs: long === 0 ? NO_RUNS : long === 1 ? [longStart, longEnd] : [...runs(text, TOKEN_CLASS, SHORTEST_RUN)].flat(),
    literals: hits === 0 ? 0 : hits <= MOST_HITS ? literalsEndingAt(text, places, hits) : literalsIn(text),
  };
}

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
