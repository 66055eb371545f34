import { firstCharacters } from '../../patterns/first-characters.js';
import { once } from '../../once.js';
import { readPattern } from '../../patterns/pattern.js';
import { asciiClass } from '../../traits/runs.js';
import { firstOf, type Place } from './first-match.js';
import { type LeftOut, MOST_LEFT_OUT } from './left-out.js';
import type { Mark } from './phrases/mark.js';
import { signMask, type Reading } from './reading.js';
import { hasAny } from './vocabulary.js';

/** Where what begins a mark stands more often it stands in rows, and to search costs less than to try each place. */
const MOST_TRIED = 32;

type Begins = NonNullable<Mark['begins']>;

/** A pattern that is tried at places, and what is known of a match that begins at one. */
interface Sticky {
  readonly pattern: RegExp;
  readonly first: Uint8Array | undefined;
  /** Before it stands no character of a word. */
  readonly atBorder: boolean;
}

/** A mark that is looked for in texts that may have it, and there, where it is told, only at the places where it may begin. */
export class MarkSearch {
  readonly mark: Mark;
  readonly #numbers: readonly number[] | undefined;
  readonly #signs: number;
  /** Made when a text first has to be searched. */
  readonly #sticky: () => Sticky;
  #global: RegExp | undefined;

  /** With the numbers of the mark's words. */
  constructor(mark: Mark, numbers: readonly number[] | undefined) {
    this.mark = mark;
    this.#numbers = numbers;
    this.#signs = signMask(mark.needs);
    this.#sticky = once(() => stickyOf(mark.pattern));
  }

  /** By its signs and words alone. */
  mayStand({ signs, present }: Reading): boolean {
    return (signs & this.#signs) === this.#signs && (this.#numbers === undefined || hasAny(this.#numbers, present));
  }

  /** The first that counts. */
  first(text: string, reading: Reading, leftOut: LeftOut): Place | null {
    const { begins, needs, oneOf, pattern } = this.mark;
    if (!text.includes(needs) || oneOf?.some((each) => text.includes(each)) === false) return null;
    if (begins === undefined) return firstOf(pattern, text, leftOut);
    const sticky = this.#sticky();
    if (begins === 'at needs') return this.#atNeeds(sticky.pattern, text, leftOut);
    return firstAt(sticky.pattern, text, this.#places(text, reading, begins, sticky), leftOut);
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

  /** Where it may begin, in order; some places twice. */
  #places(text: string, reading: Reading, begins: Exclude<Begins, 'at needs'>, sticky: Sticky): readonly number[] {
    if ('before' in begins) return placesBefore(this.#wordPlaces(reading), begins.before, text, sticky);
    return placesBefore(everyPlace(text, this.mark.needs), begins.beforeNeeds, text, sticky);
  }

  #wordPlaces({ places: { first, starts, next } }: Reading): readonly number[] {
    const found: number[] = [];
    for (const number of this.#numbers ?? [])
      for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) found.push(starts[i - 1] ?? 0);
    return found;
  }
}

const WORD = asciiClass(/\w/);

function stickyOf(pattern: RegExp): Sticky {
  const first = firstCharacters(pattern);
  // A border of a word before one of its characters: the one before it is none.
  const atBorder = first !== undefined && pattern.source.startsWith('\\b') && readPattern(pattern).kind === 'sequence' && isOfWords(first);
  return { pattern: new RegExp(pattern.source, `${pattern.flags}y`), first, atBorder };
}

function isOfWords(units: Uint8Array): boolean {
  return units.every((is, code) => is === 0 || WORD[code] === 1);
}

function everyPlace(text: string, sought: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at);
  return found;
}

/** At most so many characters before one of some places, where a match may begin. In order; some places twice. */
function placesBefore(places: readonly number[], before: number, text: string, { first, atBorder }: Sticky): readonly number[] {
  const found: number[] = [];
  let inOrder = true;
  let last = 0;
  for (const place of places) {
    for (let at = Math.max(0, place - before); at <= place; at++) {
      if (first !== undefined && at > 0 && first[text.charCodeAt(at)] !== 1) continue;
      if (atBorder && WORD[text.charCodeAt(at - 1)] === 1) continue;
      inOrder &&= at >= last;
      last = at;
      found.push(at);
    }
  }
  return inOrder ? found : found.sort((one, other) => one - other);
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
