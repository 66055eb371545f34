import { addPlaces, groupsAt, hashOf, STARTS } from './literals.js';
import { DIGIT, FOLDED, IN_TOKEN, KINDS, OTHERS, SIGNS } from './unit-kinds.js';

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
  /** In turn where a word of `literals` begins, and the groups of those that do, in order. */
  readonly places: readonly number[];
}

/** Which characters below 128 there are: signs and digits each by itself, letters but `x` as one, and so capitals, and most controls. */
export interface CharacterSet {
  readonly signs: number;
  readonly others: number;
}

/** No credential that tells its kind by its shape is shorter. */
export const SHORTEST_RUN = 15;

const NONE: readonly number[] = [];
/** Where words may stand: so many are kept before they are looked at. */
const MOST_HITS = 64;
/** Where runs start and end: so many are kept before a list is made of them. */
const MOST_ENDS = 64;

/**
 * Nearly all that is looked at in a text without findings is looked at here: nothing is called and nothing made while it reads, and what changes
 * from one character to the next, such as where words end, is computed and not asked: a branch that cannot be foreseen costs more than all of it.
 */
export const shortTraits: (text: string) => Traits = reader();

/** Tables of the function that reads are constants of it: those of a module are looked up anew for each character, once modules are one script. */
function reader() {
  const kinds = KINDS;
  const signOf = SIGNS;
  const starts = STARTS;
  const hitList = new Int32Array(MOST_HITS);
  const startList = new Int32Array(MOST_HITS);
  const endList = new Int32Array(MOST_ENDS);
  return (text: string): Traits => {
    const { length } = text;
    /** Each bit that any unit has. */
    let units = 0;
    let digits = 0;
    let signs = 0;
    let all = 0;
    /** Characters of `TOKEN` in a row, up to this one. */
    let run = 0;
    let ends = 0;
    let runs: number[] | undefined;
    /** The last four units, folded, a byte each. */
    let last = 0;
    let hits = 0;
    let places: number[] | undefined;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      let kind = 0;
      units |= code;
      if (code < 128) {
        kind = kinds[code] ?? 0;
        signs |= signOf[code] ?? 0;
        all |= kind;
        digits += (kind >>> DIGIT) & 1;
      }
      const inToken = (kind >>> IN_TOKEN) & 1;
      if (run >= SHORTEST_RUN && inToken === 0) {
        if (ends === MOST_ENDS) {
          runs = appended(runs, endList, ends);
          ends = 0;
        }
        endList[ends] = i - run;
        endList[ends + 1] = i;
        ends += 2;
      }
      run = (run + 1) & -inToken;
      last = (last << 8) | (kind & FOLDED);
      const hash = hashOf(last);
      // Written over where no word may begin.
      hitList[hits] = i;
      startList[hits] = last;
      hits += ((starts[hash >>> 5] ?? 0) >>> hash) & 1;
      if (hits === MOST_HITS) {
        places = addPlaces(places, text, hitList, startList, hits);
        hits = 0;
      }
    }
    if (hits > 0) places = addPlaces(places, text, hitList, startList, hits);
    // A word of three may end the text.
    const hash = hashOf(last << 8);
    if ((((starts[hash >>> 5] ?? 0) >>> hash) & 1) === 1) {
      hitList[0] = length;
      startList[0] = last << 8;
      places = addPlaces(places, text, hitList, startList, 1);
    }
    if (ends > 0) runs = appended(runs, endList, ends);
    if (run >= SHORTEST_RUN) (runs ??= []).push(length - run, length);
    const ascii = units < 128;
    return { ascii, digits, signs, others: all >>> OTHERS, runs: runs ?? NONE, literals: groupsAt(places), places: places ?? NONE };
  };
}

function appended(list: number[] | undefined, more: Int32Array, count: number): number[] {
  const all = list ?? [];
  for (let i = 0; i < count; i++) all.push(more[i] ?? 0);
  return all;
}
