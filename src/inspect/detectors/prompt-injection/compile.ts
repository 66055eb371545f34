import type { Surface } from '../../inspector.js';
import type { Phrase } from './phrases/phrase.js';

export interface CompiledPhrase {
  readonly rule: string;
  readonly weight: number;
  /** For each group of needs, the numbers of its words; one of each group has to be in the text. */
  readonly needs: readonly (readonly number[])[];
  /** Built when a text first has the words for it: most never do. */
  readonly pattern: () => RegExp;
  readonly surface: Surface | undefined;
}

export interface Compiled {
  readonly vocabulary: Vocabulary;
  /** The numbers of `words`. */
  readonly numbersOf: readonly number[];
  /** The phrases that a text may hold by the words that it has, in their order: a few out of hundreds. */
  readonly possible: (reading: Reading) => readonly CompiledPhrase[];
}

export interface Vocabulary {
  /** Hash of a lower-case word → its number. */
  readonly numbers: ReadonlyMap<number, number>;
  /** By the last bits of a hash, whether it may be in `numbers`: most words of most texts are not. */
  readonly maybe: Uint8Array;
  readonly size: number;
}

/** A power of two, some ten times the words there are. */
const FILTER_SIZE = 8192;

/** What may stand between two words: a space, punctuation, a line break. */
const GAP = '[^a-z0-9]{1,5}';

/** The word's hash, as `read` computes it while it reads. */
export function hashWord(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** `words` join the vocabulary although no phrase needs them. */
export function compile(phrases: readonly Phrase[], words: readonly string[]): Compiled {
  const numbers = new Map<number, number>();
  const numberOf = (word: string) => {
    const hash = hashWord(word);
    const known = numbers.get(hash) ?? numbers.size;
    numbers.set(hash, known);
    return known;
  };
  const compiled = phrases.map(({ rule, weight, needs, phrase, surface }) => ({
    rule,
    surface,
    weight,
    needs: needs.map((group) => group.split('|').map(numberOf)),
    pattern: once(() => new RegExp(`\\b${expression(phrase)}\\b`, 'i')),
  }));
  const numbersOf = words.map(numberOf);
  const maybe = new Uint8Array(FILTER_SIZE);
  for (const hash of numbers.keys()) maybe[hash & (FILTER_SIZE - 1)] = 1;
  return { vocabulary: { numbers, maybe, size: numbers.size }, numbersOf, possible: index(compiled, numbers.size) };
}

/** Each phrase stands under the words of its smallest group of needs: without any of them it is not in the text. */
function index(phrases: readonly CompiledPhrase[], size: number): Compiled['possible'] {
  const byWord: number[][] = Array.from({ length: size }, () => []);
  const always: number[] = [];
  for (const [at, { needs }] of phrases.entries()) {
    const [smallest] = needs.toSorted((a, b) => a.length - b.length);
    if (smallest === undefined) always.push(at);
    for (const word of smallest ?? []) byWord[word]?.push(at);
  }
  return ({ words, present }) => {
    if (present === undefined) return NONE;
    const found: number[] = [];
    const note = (places: readonly number[]) => {
      for (const at of places) if (hasAll(phrases[at]?.needs ?? [], present)) found.push(at);
    };
    note(always);
    for (const word of words) note(byWord[word] ?? []);
    if (found.length === 0) return NONE;
    return [...new Set(found)].toSorted((a, b) => a - b).flatMap((at) => phrases[at] ?? []);
  };
}

const NONE: readonly CompiledPhrase[] = [];

/** Asked hundreds of times a text: without closures. */
function hasAll(needs: CompiledPhrase['needs'], present: Uint8Array): boolean {
  for (const group of needs) if (!hasAny(group, present)) return false;
  return true;
}

function hasAny(group: readonly number[], present: Uint8Array): boolean {
  for (const number of group) if (present[number] === 1) return true;
  return false;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** `ignore _2 (previous|all) rules` → words joined by gaps, with up to two in between where it says so. */
function expression(phrase: string): string {
  return tokens(phrase)
    .map((token, i, all) => {
      const filler = /^_(\d)$/.exec(token);
      if (filler !== null) return `(?:[a-z0-9']{1,20}${GAP}){0,${filler[1]}}`;
      const word = token.replaceAll(' ', GAP);
      if (token.endsWith(')?')) return `(?:${word.slice(0, -1)}${GAP})?`;
      return i === all.length - 1 || all.slice(i + 1).every((rest) => rest.startsWith('_')) ? word : `${word}${GAP}`;
    })
    .join('');
}

/** Split at spaces outside parentheses. */
function tokens(phrase: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let token = '';
  for (const character of phrase.trim()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ' ' && depth === 0) {
      if (token !== '') found.push(token);
      token = '';
    } else {
      token += character;
    }
  }
  return token === '' ? found : [...found, token];
}

/** What one pass over a text tells. */
export interface Reading {
  /** Which words of the vocabulary it has, by number; undefined for none. */
  readonly present: Uint8Array | undefined;
  /** The same as a list. */
  readonly words: readonly number[];
  readonly ascii: boolean;
  /** `i g n o r e`: eight letters in a row that stand alone. */
  readonly spaced: boolean;
  /** `1gn0r3`: three words with digits or signs between their letters. */
  readonly leet: boolean;
}

export const NOTHING: Reading = { present: undefined, words: [], ascii: true, spaced: false, leet: false };

/** What two parts of a text tell of the whole. */
export function together(one: Reading, other: Reading): Reading {
  const missing = other.words.filter((word) => one.present?.[word] !== 1);
  const present = one.present ?? other.present;
  if (present !== undefined) for (const word of missing) present[word] = 1;
  return {
    present,
    words: [...one.words, ...missing],
    ascii: one.ascii && other.ascii,
    spaced: one.spaced || other.spaced,
    leet: one.leet || other.leet,
  };
}

const FEWEST_SPACED = 8;
const FEWEST_LEET = 3;

/** What a unit below 128 is in a word: letters in lower case, digits and the underscore as they are, 0 for what ends it. */
const WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)) ? code | (code >= 65 && code <= 90 ? 32 : 0) : 0,
);
const LETTER_A = 97;

/** Hashes each word while it reads: no allocation a word, whatever the vocabulary's size. */
export function read(text: string, { numbers, maybe, size }: Vocabulary): Reading {
  let present: Uint8Array | undefined;
  const words: number[] = [];
  let ascii = true;
  let hash = 0;
  let length = 0;
  let letters = 0;
  let digitAfterLetter = false;
  let inside = false;
  let alone = 0;
  let spaced = false;
  let leet = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const word = code < 128 ? (WORD[code] ?? 0) : 0;
    if (word !== 0) {
      hash = (Math.imul(hash, 31) + word) | 0;
      length += 1;
      if (word >= LETTER_A) {
        letters += 1;
        inside ||= digitAfterLetter;
      } else if (letters > 0) {
        digitAfterLetter = true;
      }
      continue;
    }
    if (code > 127) ascii = false;
    if (length === 0) continue;
    const number = maybe[hash & (FILTER_SIZE - 1)] === 1 ? numbers.get(hash) : undefined;
    if (number !== undefined) {
      present ??= new Uint8Array(size);
      if (present[number] === 0) words.push(number);
      present[number] = 1;
    }
    alone = length === 1 ? alone + 1 : 0;
    spaced ||= alone >= FEWEST_SPACED;
    if (inside) leet += 1;
    hash = 0;
    length = 0;
    letters = 0;
    digitAfterLetter = false;
    inside = false;
  }
  return { present, words, ascii, spaced, leet: leet >= FEWEST_LEET };
}
