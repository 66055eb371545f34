import { longTexts } from '../../traits/long-texts.js';
import { longestMatch } from '../../patterns/longest-match.js';
import { readPattern } from '../../patterns/pattern.js';
import { foldedWord, neededWordsOf, type WordNeed } from './needed-words.js';
import type { ScriptPhrase } from './phrases/script.js';
import { ScriptWords } from './script-words.js';

const NONE: readonly ScriptPhrase[] = [];

/** Numbers of words, by what a need is made of. */
type Needed = number | { readonly all: readonly Needed[] } | { readonly any: readonly Needed[] };

interface Sought {
  readonly phrase: ScriptPhrase;
  /** Of each match; undefined where no words can be named. */
  readonly words: Needed | undefined;
  /** Of the text. */
  readonly beside: Needed | undefined;
  /** How many units a match may have. */
  readonly longest: number;
}

/** Which phrases of other scripts a text may hold, by one pass over it that finds the words of all. Made when a text first has such a script. */
export class ScriptSearch {
  readonly #words: ScriptWords;
  readonly #sought: readonly Sought[];

  constructor(phrases: readonly ScriptPhrase[]) {
    const words: string[] = [];
    const numbers = new Map<string, number>();
    const numberOf = (word: string) => {
      const known = numbers.get(word) ?? words.push(word) - 1;
      numbers.set(word, known);
      return known;
    };
    const numbered = (need: WordNeed): Needed => {
      if (typeof need === 'string') return numberOf(need);
      return 'any' in need ? { any: need.any.map(numbered) } : { all: need.all.map(numbered) };
    };
    this.#sought = phrases.map((phrase) => {
      const need = neededWordsOf(phrase.pattern);
      return {
        phrase,
        words: need === undefined ? undefined : numbered(need),
        beside: phrase.oneOf && numbered({ any: phrase.oneOf.map(foldedWord) }),
        longest: UNITS * longestMatch(readPattern(phrase.pattern)),
      };
    });
    this.#words = new ScriptWords(words);
  }

  /** In their order, of a text with these scripts. */
  possible(text: string, scripts: number): readonly ScriptPhrase[] {
    this.#words.find(text, longTexts(text.length));
    let possible: ScriptPhrase[] | undefined;
    for (const sought of this.#sought) {
      if ((sought.phrase.scripts & scripts) !== 0 && this.#mayStand(sought, text)) (possible ??= []).push(sought.phrase);
    }
    this.#words.forget();
    return possible ?? NONE;
  }

  #mayStand({ phrase, words, beside, longest }: Sought, text: string): boolean {
    if (beside !== undefined && this.#countOf(beside) === 0) return false;
    if (words === undefined) return true;
    const count = this.#countOf(words);
    if (count === 0) return false;
    // Of what is mostly near a word nothing is spared.
    if (FEWER * count * longest > text.length) return true;
    const places: number[] = [];
    this.#addPlaces(words, places);
    return standsNear(phrase.pattern, text, places.sort(ascending), longest);
  }

  /** At how many places a match may have words of a need: the fewest that tell of all matches. */
  #countOf(need: Needed): number {
    if (typeof need === 'number') return this.#words.count(need);
    let count = 'any' in need ? 0 : Number.POSITIVE_INFINITY;
    if ('any' in need) for (const each of need.any) count += this.#countOf(each);
    else for (const each of need.all) count = Math.min(count, this.#countOf(each));
    return count;
  }

  #addPlaces(need: Needed, to: number[]): void {
    if (typeof need === 'number') {
      this.#words.addPlaces(need, to);
    } else if ('any' in need) {
      for (const each of need.any) this.#addPlaces(each, to);
    } else {
      const [first = 0, ...others] = need.all;
      let fewest = first;
      for (const each of others) if (this.#countOf(each) < this.#countOf(fewest)) fewest = each;
      this.#addPlaces(fewest, to);
    }
  }
}

/** Characters of a pattern with the flag `u` have two at most. */
const UNITS = 2;
/** To search near places costs less than to search the text where they are so many times less. */
const FEWER = 3;

/** Whether a pattern has a match that reaches no further from one of some places, which are in order, than its longest does. */
function standsNear(pattern: RegExp, text: string, places: readonly number[], longest: number): boolean {
  for (let i = 0; i < places.length;) {
    const from = Math.max(0, (places[i] ?? 0) - longest);
    let to = 0;
    for (; i < places.length && (to === 0 || (places[i] ?? 0) <= to); i++) to = (places[i] ?? 0) + longest;
    if (pattern.test(text.slice(from, to))) return true;
  }
  return false;
}

function ascending(one: number, other: number): number {
  return one - other;
}
