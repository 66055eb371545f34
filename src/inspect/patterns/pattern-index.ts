import { keepTable, readPatterns, type ReadPattern } from './read-patterns.js';
import { hasAny, type CharacterSet } from '../traits/traits.js';
import { nextTrigram, TRIGRAMS, trigramsOf } from './trigrams.js';

/** Trigrams of a text that a match may have. Thousands of few numbers each: typed arrays would take four times the room. */
type Piece = readonly number[];

/** What one pattern needs beside a text of the clause that leads to it. */
interface Needed {
  /** Of every other clause a match has a text. */
  readonly clauses: readonly (readonly Piece[])[];
  /** Of each a match has a character. */
  readonly sets: readonly CharacterSet[];
}

/** What is read from the patterns of a table. */
interface Links {
  readonly needed: readonly Needed[];
  /** Patterns that nothing leads to: they may be in any text. */
  readonly always: readonly number[];
  /** By trigram its first link; 0 for none. */
  readonly first: Uint16Array;
  /** By link the next one of its trigram, and the pattern that it leads to. */
  readonly next: Uint16Array;
  readonly pattern: Uint16Array;
  /** By link where what has to stand in the text begins in `trigrams`; it ends where the next begins. */
  readonly start: Uint32Array;
  readonly trigrams: Uint16Array;
}

/**
 * By trigram the number of the last text that had it. Texts are read one after the other, so that all indexes share it; and it is small enough to
 * stay near the processor, although numbers begin anew every so many texts.
 */
const lastText = new Uint8Array(TRIGRAMS);
let texts = 0;
const MOST_TEXTS = 0xff;

/**
 * Which patterns of a table a text may have a match of, by pieces of text and signs that every match has: one pass over the text for all of
 * them instead of a search for each. Put together when a text first asks: a proxy starts without.
 */
export class PatternIndex {
  readonly #patterns: readonly RegExp[];
  readonly #name: string | undefined;
  #links: Links | undefined;
  /** The links that a text led to. */
  #met = new Uint16Array(0);

  /** `name` of a large table, which is read when the program is built. */
  constructor(patterns: readonly RegExp[], name?: string) {
    this.#patterns = patterns;
    this.#name = name;
    if (name !== undefined) keepTable(name, () => patterns);
  }

  /** Their places in the table, in order. `traits` are those of the text, or of one that it is a part of. */
  possible(text: string, traits: CharacterSet): readonly number[] {
    const { needed, always, pattern, start, trigrams } = this.#read();
    const number = nextNumber();
    const count = this.#meet(text, number);
    const found: number[] = [];
    for (const each of always) if (mayMatch(needed[each], traits, number)) found.push(each);
    for (let i = 0; i < count; i++) {
      const link = this.#met[i] ?? 0;
      if (!allStand(trigrams, start[link] ?? 0, start[link + 1] ?? 0, number)) continue;
      const each = pattern[link] ?? 0;
      if (!found.includes(each) && mayMatch(needed[each], traits, number)) insert(found, each);
    }
    return found;
  }

  /** Notes the trigrams of a text, and the links that they are the first of; how many. */
  #meet(text: string, number: number): number {
    const { first, next } = this.#read();
    const met = this.#met;
    let count = 0;
    let three = 0;
    for (let i = 0; i < text.length; i++) {
      three = nextTrigram(three, text.charCodeAt(i));
      if (lastText[three] === number) continue;
      lastText[three] = number;
      for (let link = first[three] ?? 0; link !== 0; link = next[link] ?? 0) met[count++] = link;
    }
    return count;
  }

  #read(): Links {
    if (this.#links === undefined) {
      this.#links = linksOf(readPatterns(this.#patterns, this.#name));
      this.#met = new Uint16Array(this.#links.pattern.length);
    }
    return this.#links;
  }
}

function linksOf(patterns: readonly ReadPattern[]): Links {
  const needed: Needed[] = [];
  const always: number[] = [];
  const first = new Uint16Array(TRIGRAMS);
  const next = [0];
  const pattern = [0];
  const start = [0, 0];
  const trigrams: number[] = [];
  for (const [at, { clauses, leading, sets }] of patterns.entries()) {
    if (leading.length === 0) always.push(at);
    for (const [i, trigram] of leading.entries()) {
      next.push(first[trigram] ?? 0);
      first[trigram] = pattern.push(at) - 1;
      trigrams.push(...trigramsOf(clauses[0]?.[i] ?? ''));
      start.push(trigrams.length);
    }
    const others = leading.length === 0 ? clauses : clauses.slice(1);
    needed.push({ clauses: others.map((clause) => clause.map(trigramsOf)), sets });
  }
  return {
    needed,
    always,
    first,
    next: Uint16Array.from(next),
    pattern: Uint16Array.from(pattern),
    start: Uint32Array.from(start),
    trigrams: Uint16Array.from(trigrams),
  };
}

function nextNumber(): number {
  if (texts >= MOST_TEXTS) {
    lastText.fill(0);
    texts = 0;
  }
  texts += 1;
  return texts;
}

function mayMatch(needed: Needed | undefined, traits: CharacterSet, number: number): boolean {
  if (needed === undefined) return true;
  for (const set of needed.sets) if (!hasAny(traits, set)) return false;
  for (const clause of needed.clauses) if (!hasPiece(clause, number)) return false;
  return true;
}

function hasPiece(clause: readonly Piece[], number: number): boolean {
  for (const piece of clause) if (stands(piece, number)) return true;
  return false;
}

function stands(piece: Piece, number: number): boolean {
  for (let i = 0; i < piece.length; i++) if (lastText[piece[i] ?? 0] !== number) return false;
  return true;
}

function allStand(trigrams: Uint16Array, from: number, to: number, number: number): boolean {
  for (let i = from; i < to; i++) if (lastText[trigrams[i] ?? 0] !== number) return false;
  return true;
}

/** Into a list in order; of a text it is a short one. */
function insert(list: number[], each: number): void {
  let at = list.push(each) - 1;
  for (; at > 0 && (list[at - 1] ?? 0) > each; at--) list[at] = list[at - 1] ?? 0;
  list[at] = each;
}
