import type { Surface } from '../../inspector.js';
import { Cased } from '../../letter-case.js';
import { compile } from './compile.js';
import { firstMatch, firstOf, type Place } from './first-match.js';
import { countAll, either, type LeftOut } from './left-out.js';
import { MarkSearch } from './mark-search.js';
import { REVERSED_WORDS, ROT13_WORDS } from './obfuscation.js';
import { MARKS } from './phrases/marks.js';
import { otherScripts } from './phrases/other-scripts.js';
import type { Reading } from './reading.js';
import { saidByPeople } from './said-by-people.js';
import { ScriptSearch } from './script-search.js';
import { isNamed } from './spoken-of.js';
import { tabledPhrases } from './written-phrases.js';

const DISGUISED_WORDS = [...REVERSED_WORDS, ...ROT13_WORDS];
const WORDS = [...DISGUISED_WORDS, ...MARKS.flatMap(({ words = [] }) => words)];
const PLACED = MARKS.flatMap(({ begins, words = [] }) => (typeof begins === 'object' ? words : []));
/** Written into what is built, with these words. */
export const WORDS_BESIDE = [...WORDS, ...PLACED];
export const tabled = tabledPhrases(WORDS, PLACED);
const { possible, vocabulary, numbersOf } = compile(tabled.table, tabled.phrases);
export { vocabulary };
export const disguisedNumbers = Array.from(numbersOf.subarray(0, DISGUISED_WORDS.length));

/** Each with the numbers of its words. */
export const MARK_SEARCHES: readonly MarkSearch[] = MARKS.map(
  (mark) =>
    new MarkSearch(
      mark,
      mark.words?.map((word) => numbersOf[WORDS.indexOf(word)] ?? 0),
    ),
);

/** Most sessions see one alphabet. */
let scriptSearch: ScriptSearch | undefined;

/** A phrase or a mark in a text. */
export interface Hit {
  readonly rule: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

/** There are none in any place. */
export const NO_HITS: readonly Hit[] = [];
/** There may be some in another place. */
const NO_HITS_HERE: readonly Hit[] = [];

/** Whether a text has any sign, however little it says. */
export function hasSign(text: string, reading: Reading, where: Surface): boolean {
  return hitsIn(text, reading, where).length > 0;
}

/** Whether a text has the words of an order, as far from each other as signs and tags between them may hold them. */
export function mayBeApart(reading: Reading): boolean {
  let points = 0;
  const strongest = new Map<string, number>();
  for (const { rule, weight } of possible(reading, APART)) {
    const most = strongest.get(rule) ?? 0;
    // Of one kind others count by half.
    points += most === 0 ? weight : Math.max(weight, most) - most + Math.min(weight, most) / 2;
    strongest.set(rule, Math.max(most, weight));
    if (points >= LEAST_APART) return true;
  }
  return false;
}
const APART = 400;
/** What a mark beside it adds makes no order of less. */
const LEAST_APART = 9;

/** What `leftOut` holds of is passed over for the next place where the same sign stands. */
export function hitsIn(text: string, reading: Reading, where: Surface, leftOut: LeftOut = countAll): readonly Hit[] {
  let hits: Hit[] | undefined;
  let none = NO_HITS;
  const cased = new Cased(text, reading.ascii);
  for (const phrase of possible(reading)) {
    if (phrase.surface !== undefined && phrase.surface !== where) {
      none = NO_HITS_HERE;
      continue;
    }
    const match = firstMatch(phrase, cased, reading, leftOut);
    if (match !== null) (hits ??= []).push(hitOf(phrase, match));
  }
  for (const search of MARK_SEARCHES) {
    if (!search.mayStand(reading)) continue;
    const { mark } = search;
    if (mark.surface !== undefined && mark.surface !== where) {
      none = NO_HITS_HERE;
      continue;
    }
    const match = search.first(text, reading, either(saidByPeople(mark.rule), leftOut === countAll ? isNamed : leftOut));
    if (match !== null) (hits ??= []).push(hitOf(mark, match));
  }
  if (reading.scripts !== 0) {
    scriptSearch ??= new ScriptSearch(otherScripts());
    for (const phrase of scriptSearch.possible(text, reading.scripts)) {
      const match = firstOf(phrase.pattern, text, either(saidByPeople(phrase.rule), leftOut));
      if (match !== null) (hits ??= []).push(hitOf(phrase, match));
    }
  }
  return hits ?? none;
}

function hitOf({ rule, weight }: { readonly rule: string; readonly weight: number }, { start, end }: Place): Hit {
  return { rule, weight, start, end };
}
