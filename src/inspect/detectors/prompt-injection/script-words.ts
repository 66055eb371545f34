import type { LongTexts } from '../../traits/long-texts.js';
import { unitsOf } from '../../traits/units.js';
import { folded, foldedUnits, SHORTEST_WORD } from './needed-words.js';

const TABLE_SIZE = 8_192;
const MASK = TABLE_SIZE - 1;
/** What a unit begins: a word of two units, a longer one. */
const OF_TWO = 1;
const LONGER = 2;
/** Units that are kept for the next text: a long one's would be held for as long as we run. */
const MOST_KEPT = 1 << 18;

/** Where words of letters beyond ASCII stand in one text after the other, in any letter case, and within words too. */
export class ScriptWords {
  readonly #words: readonly string[];
  /** By folded unit. */
  readonly #begins = new Uint8Array(1 << 16);
  /** By the hash of two units, and of three, the list of words that begin so, and one more; 0 where none does. */
  readonly #byTwo = new Uint16Array(TABLE_SIZE);
  readonly #byThree = new Uint16Array(TABLE_SIZE);
  readonly #lists: number[][] = [];
  /** By word. */
  readonly #counts: Int32Array;
  /** By word one more than its last place; 0 where it has none. */
  readonly #last: Int32Array;
  /** In turn a place, and one more than where in the list the one before of the same word is. */
  #places: number[] = [];
  /** The text that is read, with two zeros behind it. */
  #units = new Uint16Array(0);

  /** Folded ones, of two units and more. */
  constructor(words: readonly string[]) {
    this.#words = words;
    this.#counts = new Int32Array(words.length);
    this.#last = new Int32Array(words.length);
    for (const [number, word] of words.entries()) {
      const [one, two, three] = [word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(SHORTEST_WORD)];
      const isShort = word.length === SHORTEST_WORD;
      this.#begins[one] = (this.#begins[one] ?? 0) | (isShort ? OF_TWO : LONGER);
      if (isShort) this.#add(this.#byTwo, hashOf(one, two), number);
      else this.#add(this.#byThree, hashOf(hashOf(one, two), three), number);
    }
  }

  #add(table: Uint16Array, hash: number, number: number): void {
    const list = table[hash & MASK] ?? 0;
    if (list === 0) table[hash & MASK] = this.#lists.push([number]);
    else this.#lists[list - 1]?.push(number);
  }

  /** Reads a text. */
  find(text: string, texts: LongTexts | undefined): void {
    this.#counts.fill(0);
    this.#last.fill(0);
    this.#places = [];
    if (texts === undefined || text.length > texts.passes.longestText.value) this.#findShort(text);
    else this.#findLong(text, texts);
  }

  #findLong(text: string, texts: LongTexts): void {
    const tables = texts.tables(tablesOfScripts);
    tables.write(this.#begins, this.#byTwo, this.#byThree);
    const count = texts.passes.scriptWords(texts.put(text, 0, text.length));
    for (let i = 0; i < 2 * count; i += 2) this.#look(tables.found[i + 1] ?? 0, text, tables.found[i] ?? 0, standsIn);
  }

  #findShort(text: string): void {
    const { length } = text;
    const units = this.#fold(text);
    const [begins, byTwo, byThree] = [this.#begins, this.#byTwo, this.#byThree];
    for (let i = 0; i < length; i++) {
      const begin = begins[units[i] ?? 0] ?? 0;
      if (begin === 0) continue;
      const two = hashOf(units[i] ?? 0, units[i + 1] ?? 0);
      if ((begin & OF_TWO) !== 0) {
        const list = byTwo[two & MASK] ?? 0;
        if (list !== 0) this.#look(list, units, i, standsAt);
      }
      if ((begin & LONGER) !== 0) {
        const list = byThree[hashOf(two, units[i + SHORTEST_WORD] ?? 0) & MASK] ?? 0;
        if (list !== 0) this.#look(list, units, i, standsAt);
      }
    }
  }

  /** Nobody asks about the text any more. */
  forget(): void {
    this.#places = [];
    if (this.#units.length > MOST_KEPT) this.#units = new Uint16Array(0);
  }

  /** How often a word stands in it. */
  count(number: number): number {
    return this.#counts[number] ?? 0;
  }

  /** Adds where it does, the last first. */
  addPlaces(number: number, to: number[]): void {
    for (let at = this.#last[number] ?? 0; at !== 0; at = this.#places[at] ?? 0) to.push(this.#places[at - 1] ?? 0);
  }

  #fold(text: string): Uint16Array {
    const { length } = text;
    if (this.#units.length < length + SHORTEST_WORD) this.#units = new Uint16Array(2 * length + SHORTEST_WORD);
    const all = this.#units;
    const units = unitsOf(text);
    for (let i = 0; i < length; i++) all[i] = folded(units === undefined ? text.charCodeAt(i) : (units[i] ?? 0));
    all.fill(0, length, length + SHORTEST_WORD);
    return all;
  }

  /** Which words of a list stand at a place. */
  #look<Text>(list: number, text: Text, at: number, stands: (text: Text, at: number, word: string) => boolean): void {
    for (const number of this.#lists[list - 1] ?? []) {
      if (!stands(text, at, this.#words[number] ?? '')) continue;
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      const place = this.#places.push(at, this.#last[number] ?? 0) - 1;
      this.#last[number] = place;
    }
  }
}

function hashOf(before: number, unit: number): number {
  return (Math.imul(before, 31) + unit) | 0;
}

/** What is beyond the text is no letter. From the end on: how a word begins, its list says already. */
function standsAt(units: Uint16Array, at: number, word: string): boolean {
  for (let i = word.length - 1; i >= 0; i--) if (units[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

function standsIn(text: string, at: number, word: string): boolean {
  for (let i = word.length - 1; i >= 0; i--) if (folded(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  return true;
}

function tablesOfScripts(texts: LongTexts) {
  const foldings = foldedUnits();
  texts.halves('foldings', foldings.length).set(foldings);
  let known: Uint8Array | undefined;
  return {
    /** Two pairs of each unit at most. */
    found: texts.numbers('list', 4 * texts.passes.longestText.value),
    /** Each with those of one list of words. */
    write(begins: Uint8Array, byTwo: Uint16Array, byThree: Uint16Array): void {
      if (known === begins) return;
      known = begins;
      texts.bytes('begins', begins.length).set(begins);
      texts.halves('byTwo', byTwo.length).set(byTwo);
      texts.halves('byThree', byThree.length).set(byThree);
    },
  };
}
