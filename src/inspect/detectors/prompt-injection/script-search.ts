import { unitsOf } from '../../units.js';
import { folded, foldedWord, neededWordsOf, SHORTEST_WORD, type WordNeed } from './needed-words.js';
import type { ScriptPhrase } from './phrases/script.js';

const TABLE_SIZE = 8192;
const MASK = TABLE_SIZE - 1;
const NONE: readonly ScriptPhrase[] = [];

/** Whether the words that were found are what is needed. */
type Condition = (found: Uint8Array) => boolean;

/** Which phrases of other scripts a text may hold, by one pass over it that finds the words of all. Made when a text first has such a script. */
export class ScriptSearch {
  readonly #phrases: readonly (readonly [ScriptPhrase, Condition | undefined])[];
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By unit, whether a word begins with it, in one case or the other. */
  readonly #begins = new Uint8Array(1 << 16);
  /** By the hash of two units, and of three, the list of words that begin so, and one more; 0 where none does. */
  readonly #byTwo = new Uint16Array(TABLE_SIZE);
  readonly #byThree = new Uint16Array(TABLE_SIZE);
  readonly #lists: number[][] = [];
  readonly #found: Uint8Array;

  constructor(phrases: readonly ScriptPhrase[]) {
    this.#phrases = phrases.map((phrase) => {
      const needs = [neededWordsOf(phrase.pattern), phrase.oneOf && { any: phrase.oneOf.map(foldedWord) }].filter(
        (need) => need !== undefined,
      );
      return [phrase, needs.length === 0 ? undefined : this.#conditionOf({ all: needs })];
    });
    this.#found = new Uint8Array(this.#words.length);
    const first = new Set(this.#words.map((word) => word.charCodeAt(0)));
    for (let unit = 128; unit < this.#begins.length; unit++) if (first.has(folded(unit))) this.#begins[unit] = 1;
  }

  /** In their order, of a text with these scripts. */
  possible(text: string, scripts: number): readonly ScriptPhrase[] {
    this.#findWords(text);
    let possible: ScriptPhrase[] | undefined;
    for (const [phrase, condition] of this.#phrases) {
      if ((scripts & phrase.scripts) === 0 || (condition !== undefined && !condition(this.#found))) continue;
      (possible ??= []).push(phrase);
    }
    return possible ?? NONE;
  }

  #conditionOf(need: WordNeed): Condition {
    if (typeof need === 'string') {
      const number = this.#numberOf(need);
      return (found) => found[number] === 1;
    }
    if ('any' in need) {
      const any = need.any.map((each) => this.#conditionOf(each));
      return (found) => any.some((holds) => holds(found));
    }
    const all = need.all.map((each) => this.#conditionOf(each));
    return (found) => all.every((holds) => holds(found));
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    const two = hashOf(word.charCodeAt(0), word.charCodeAt(1));
    const table = word.length === SHORTEST_WORD ? this.#byTwo : this.#byThree;
    const hash = (word.length === SHORTEST_WORD ? two : hashOf(two, word.charCodeAt(SHORTEST_WORD))) & MASK;
    const list = table[hash] ?? 0;
    if (list === 0) table[hash] = this.#lists.push([number]);
    else this.#lists[list - 1]?.push(number);
    return number;
  }

  #findWords(text: string): void {
    this.#found.fill(0);
    const units = unitsOf(text);
    const [begins, byTwo, byThree] = [this.#begins, this.#byTwo, this.#byThree];
    const end = text.length;
    for (let i = 0; i < end; i++) {
      const unit = units === undefined ? text.charCodeAt(i) : (units[i] ?? 0);
      if (begins[unit] !== 1) continue;
      const two = hashOf(folded(unit), folded(text.charCodeAt(i + 1)));
      const list = byTwo[two & MASK] ?? 0;
      if (list !== 0) this.#look(list, text, i);
      const longer = byThree[hashOf(two, folded(text.charCodeAt(i + SHORTEST_WORD))) & MASK] ?? 0;
      if (longer !== 0) this.#look(longer, text, i);
    }
  }

  /** Which words of a list stand at a place. */
  #look(list: number, text: string, at: number): void {
    for (const number of this.#lists[list - 1] ?? []) {
      if (this.#found[number] === 0 && standsAt(text, at, this.#words[number] ?? '')) this.#found[number] = 1;
    }
  }
}

function hashOf(before: number, unit: number): number {
  return (Math.imul(before, 31) + unit) | 0;
}

function standsAt(text: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (folded(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  return true;
}
