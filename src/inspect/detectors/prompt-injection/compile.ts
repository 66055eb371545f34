import type { Surface } from '../../inspector.js';
import type { Phrase } from './phrases/phrase.js';
import type { Reading } from './reading.js';
import { hashWord, vocabularyOf, type Vocabulary } from './vocabulary.js';
import { COMMON_WORDS } from './common-words.js';

export interface CompiledPhrase {
  readonly rule: string;
  readonly weight: number;
  /** For each group of needs, the numbers of its words; one of each group has to be in the text. */
  readonly needs: readonly (readonly number[])[];
  /** The numbers of the words that a match begins with; undefined where it may begin with others. */
  readonly begins: readonly number[] | undefined;
  /** Built when a text first has the words for it: most never do. Sticky where it is known with which words a match begins. */
  readonly pattern: () => RegExp;
  readonly surface: Surface | undefined;
  /** Behind `never` or `do not` it is advice, and does not count. */
  readonly isForbiddable: boolean;
}

export interface Compiled {
  readonly vocabulary: Vocabulary;
  /** The numbers of `words`. */
  readonly numbersOf: readonly number[];
  /** The phrases that a text may hold by the words that it has, in their order: a few out of hundreds. */
  readonly possible: (reading: Reading) => readonly CompiledPhrase[];
}

/** What may stand between two words: a space, punctuation, a line break. */
const GAP = '[^a-z0-9]{1,5}';
const ANY_WORD = "[a-z0-9']{1,20}";
/** The same beside a word that may be any. A quotation mark is of the word: were it of either, a row of them could be read in more ways than can be tried. */
const APART = "[^a-z0-9']{1,5}";

/** `words` join the vocabulary although no phrase needs them. */
export function compile(phrases: readonly Phrase[], words: readonly string[]): Compiled {
  const numbers = new Map<number, number>();
  const numberOf = (word: string) => {
    const hash = hashWord(word);
    const known = numbers.get(hash) ?? numbers.size;
    numbers.set(hash, known);
    return known;
  };
  const numbered = phrases.map(({ needs, phrase }) => ({
    needs: needs.map((group) => group.split('|').map(numberOf)),
    begins: beginnings(phrase)?.map(numberOf),
  }));
  const numbersOf = words.map(numberOf);
  const compiled = phrases.map(({ rule, weight, phrase, surface }, at) => {
    const { needs = [], begins } = numbered[at] ?? {};
    return {
      rule,
      surface,
      isForbiddable: rule.startsWith('extraction'),
      weight,
      needs,
      begins: begins && [...new Set(begins)],
      pattern: once(() => new RegExp(`\\b${expression(phrase)}\\b`, begins === undefined ? 'i' : 'iy')),
    };
  });
  const common = new Set(COMMON_WORDS.map((word) => numbers.get(hashWord(word))));
  const sought = compiled.flatMap(({ begins = [] }) => begins);
  return { vocabulary: vocabularyOf(numbers.keys(), sought), numbersOf, possible: index(compiled, numbers.size, common) };
}

/** Each phrase stands under the words of one group of its needs: without any of them it is not in the text. */
function index(phrases: readonly CompiledPhrase[], size: number, common: ReadonlySet<number | undefined>): Compiled['possible'] {
  const byWord: number[][] = Array.from({ length: size }, () => []);
  const always: number[] = [];
  const met = (group: readonly number[]) => group.reduce((sum, word) => sum + (common.has(word) ? COMMON : 1), 0);
  for (const [at, { needs }] of phrases.entries()) {
    const [rarest] = needs.toSorted((a, b) => met(a) - met(b));
    if (rarest === undefined) always.push(at);
    for (const word of rarest ?? []) byWord[word]?.push(at);
  }
  return ({ words, present }) => {
    if (words.length === 0) return NONE;
    let found: Set<number> | undefined;
    for (const at of always) (found ??= new Set<number>()).add(at);
    for (const word of words) {
      for (const at of byWord[word] ?? []) if (hasAll(phrases[at]?.needs ?? [], present)) (found ??= new Set<number>()).add(at);
    }
    return found === undefined ? NONE : [...found].toSorted((a, b) => a - b).flatMap((at) => phrases[at] ?? []);
  };
}

/** Texts that have a common word, for one that has another word of the vocabulary. */
const COMMON = 20;
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

/** The words that a phrase can begin with; undefined where one of them is not written out. */
function beginnings(phrase: string): readonly string[] | undefined {
  const [first = ''] = tokens(phrase);
  const alternatives = isGroup(first) ? split(first.slice(1, -1), '|') : [first];
  const words = alternatives.map((each) => /^([a-z0-9]+)(?:[ ']|$)/.exec(each)?.[1]);
  return words.every((word) => word !== undefined) ? words : undefined;
}

/** One group and nothing beside it. */
function isGroup(token: string): boolean {
  return token.startsWith('(') && token.endsWith(')') && split(token, ')').length === 2;
}

/** What turns an order that stands behind it into its opposite, in the languages that put it there. */
const FORBIDS = /(?:\b(?:never|dont|nunca|jamais|nao|non|no|jangan|huwag)|\b(?:do|should|must|may|shall) not|n['’]t|\bnot to) (?:ever )?$/i;
export const LONGEST_FORBIDDING = 20;

function isForbidden(text: string, at: number): boolean {
  return FORBIDS.test(text.slice(Math.max(0, at - LONGEST_FORBIDDING), at));
}

/** The first match of a phrase. Where its first words stand is known of the reading: elsewhere it is not tried. */
export function firstMatch({ begins, pattern, isForbiddable }: CompiledPhrase, text: string, { places }: Reading): RegExpExecArray | null {
  const expected = pattern();
  if (begins === undefined) return expected.exec(text);
  const { first, starts, next } = places;
  let earliest: RegExpExecArray | null = null;
  for (const number of begins) {
    for (let i = first[number] ?? 0; i !== 0; i = next[i - 1] ?? 0) {
      const start = starts[i - 1] ?? 0;
      if (earliest !== null && start >= earliest.index) break;
      expected.lastIndex = start;
      const match = expected.exec(text);
      if (match === null || (isForbiddable && isForbidden(text, match.index))) continue;
      earliest = match;
      break;
    }
  }
  return earliest;
}

/** `ignore _2 (previous|all) rules` → words joined by gaps, with up to two in between where it says so. */
function expression(phrase: string): string {
  return tokens(phrase)
    .map((token, i, all) => {
      const filler = /^_(\d)$/.exec(token);
      if (filler !== null) return `(?:${ANY_WORD}${APART}){0,${filler[1]}}'{0,3}`;
      const word = token.replaceAll(/ _(\d)/g, `(?:${APART}${ANY_WORD}){0,$1}`).replaceAll(' ', GAP);
      if (token.endsWith(')?')) return `(?:${word.slice(0, -1)}${GAP})?`;
      return i === all.length - 1 || all.slice(i + 1).every((rest) => rest.startsWith('_')) ? word : `${word}${GAP}`;
    })
    .join('');
}

function tokens(phrase: string): readonly string[] {
  return split(phrase.trim(), ' ').filter((token) => token !== '');
}

/** Split outside parentheses. */
function split(text: string, separator: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (text[at] === separator && depth === 0) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, text.slice(from)];
}
