import { firstCharacters } from '../../first-characters.js';
import { firstOf, type LeftOut, MOST_LEFT_OUT, type Place } from './first-match.js';
import type { Mark } from './phrases/mark.js';
import { signMask, type Reading } from './reading.js';
import { hasAny } from './vocabulary.js';

/** Where what begins a mark stands more often it stands in rows, and to search costs less than to try each place. */
const MOST_TRIED = 32;

/** A mark that is looked for in texts that may have it, and there, where it is told, only at the places where it may begin. */
export class MarkSearch {
  readonly mark: Mark;
  readonly #numbers: readonly number[] | undefined;
  readonly #signs: number;
  /** Made when a text first has to be searched. */
  #sticky: RegExp | undefined;
  #global: RegExp | undefined;
  #first: Uint8Array | undefined;

  /** With the numbers of the mark's words. */
  constructor(mark: Mark, numbers: readonly number[] | undefined) {
    this.mark = mark;
    this.#numbers = numbers;
    this.#signs = signMask(mark.needs);
  }

  /** By its signs and words alone. */
  mayStand({ signs, present }: Reading): boolean {
    return (signs & this.#signs) === this.#signs && (this.#numbers === undefined || hasAny(this.#numbers, present));
  }

  /** The first that counts. */
  first(text: string, reading: Reading, leftOut: LeftOut): Place | null {
    const { begins, needs, pattern } = this.mark;
    if (!text.includes(needs)) return null;
    if (begins === undefined) return firstOf(pattern, text, leftOut);
    if (this.#sticky === undefined) {
      this.#sticky = new RegExp(pattern.source, `${pattern.flags}y`);
      this.#first = firstCharacters(pattern);
    }
    if (begins === 'at needs') return this.#atNeeds(this.#sticky, text, leftOut);
    return firstAt(this.#sticky, text, this.#before(text, reading, begins.before), leftOut);
  }

  #atNeeds(sticky: RegExp, text: string, leftOut: LeftOut): Place | null {
    const { needs, pattern } = this.mark;
    let left = 0;
    let tried = 0;
    let at = text.indexOf(needs);
    while (at >= 0) {
      const isSearched = tried === MOST_TRIED;
      const search = isSearched ? (this.#global ??= new RegExp(pattern.source, `${pattern.flags}g`)) : sticky;
      search.lastIndex = at;
      const match = search.exec(text);
      if (match !== null) {
        const start = match.index;
        const end = start + match[0].length;
        if (left === MOST_LEFT_OUT || !leftOut(text, start, end)) return { start, end };
        left += 1;
        at = text.indexOf(needs, Math.max(end, start + 1));
      } else {
        if (isSearched) return null;
        tried += 1;
        at = text.indexOf(needs, at + 1);
      }
    }
    return null;
  }

  /** Where it may begin before a word of its own, in order; some places twice. */
  #before(text: string, { places: { first, starts, next } }: Reading, before: number): readonly number[] {
    const found: number[] = [];
    for (const number of this.#numbers ?? []) {
      for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) {
        const word = starts[i - 1] ?? 0;
        for (let at = Math.max(0, word - before); at <= word; at++) {
          if (this.#first === undefined || this.#first[text.charCodeAt(at)] === 1) found.push(at);
        }
      }
    }
    return found.sort((one, other) => one - other);
  }
}

/** The first match of a sticky pattern that begins at one of some places, which are in order, and counts. */
function firstAt(sticky: RegExp, text: string, places: readonly number[], leftOut: LeftOut): Place | null {
  let from = 0;
  let left = 0;
  for (const start of places) {
    if (start < from) continue;
    sticky.lastIndex = start;
    const match = sticky.exec(text);
    if (match === null) continue;
    const end = start + match[0].length;
    if (left === MOST_LEFT_OUT || !leftOut(text, start, end)) return { start, end };
    left += 1;
    from = Math.max(end, start + 1);
  }
  return null;
}
