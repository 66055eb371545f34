import { firstCharacters } from '../patterns/first-characters.js';
import { once } from '../once.js';

/** What every match has behind the word that it is found by, and how far from where the word begins at most. */
export interface Behind {
  readonly sign: string;
  readonly within: number;
}

interface Search {
  readonly sticky: RegExp;
  readonly first: Uint8Array | undefined;
}

function searchFor(pattern: RegExp): Search {
  return { sticky: new RegExp(pattern.source, pattern.flags.replace('g', 'y')), first: firstCharacters(pattern) };
}

/** A pattern that is tried only where the words stand that its matches begin with, or soon have. */
export class NearWords {
  readonly #groups: number;
  readonly #before: number;
  /** Most of them no text of a session asks for. */
  readonly #search: () => Search;
  readonly #behind: Behind | undefined;

  /** Of a global pattern; each match begins at a word of one of the groups, or at most `before` characters earlier. */
  constructor(pattern: RegExp, groups: number, before: number, behind?: Behind) {
    this.#search = once(() => searchFor(pattern));
    this.#groups = groups;
    this.#before = before;
    this.#behind = behind;
  }

  /** Every match in a text, in order, as the pattern finds them from the beginning; `places` are those of its traits. */
  eachMatch(text: string, places: readonly number[], visit: (match: RegExpExecArray) => void): void {
    const { sticky, first } = this.#search();
    const behind = this.#behind;
    let found = -1;
    /** From where on it was not tried. */
    let next = 0;
    for (let i = 0; i < places.length; i += 2) {
      if (((places[i + 1] ?? 0) & this.#groups) === 0) continue;
      const last = places[i] ?? 0;
      if (behind !== undefined) {
        if (found < last) found = text.indexOf(behind.sign, last);
        if (found < 0) return;
        if (found > last + behind.within) continue;
      }
      for (let at = Math.max(next, last - this.#before); at <= last; at++) {
        next = at + 1;
        if (first !== undefined && at > 0 && first[text.charCodeAt(at)] !== 1) continue;
        sticky.lastIndex = at;
        const match = sticky.exec(text);
        if (match === null) continue;
        visit(match);
        next = at + match[0].length;
        at = next - 1;
      }
    }
  }
}
