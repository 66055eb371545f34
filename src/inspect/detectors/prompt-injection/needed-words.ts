import { readPattern, type Pattern } from '../../patterns/pattern.js';

/** What a text has to have for a pattern to match: a word, all of several needs, or one of them. Words are of letters beyond ASCII, folded. */
export type WordNeed = string | { readonly all: readonly WordNeed[] } | { readonly any: readonly WordNeed[] };

/** The words without which a pattern matches nothing; undefined where none can be named. */
export function neededWordsOf(pattern: RegExp): WordNeed | undefined {
  return needOf(readPattern(pattern));
}

function needOf(pattern: Pattern): WordNeed | undefined {
  switch (pattern.kind) {
    case 'sequence':
      return allOf(pattern.parts);
    case 'alternatives':
      return anyOf(pattern.branches);
    case 'repeated':
      return pattern.least === 0 ? undefined : needOf(pattern.part);
    case 'text':
    case 'character':
    case 'place':
      break;
  }
  return undefined;
}

/** Letters that stand side by side are one word. */
function allOf(parts: readonly Pattern[]): WordNeed | undefined {
  const all: WordNeed[] = [];
  let word = '';
  for (const part of parts) {
    const letter = letterOf(part);
    word += letter;
    if (letter !== '') continue;
    if (tells(word)) all.push(word);
    word = '';
    const need = needOf(part);
    if (need !== undefined) all.push(need);
  }
  if (tells(word)) all.push(word);
  return all.length > 1 ? { all } : all[0];
}

function anyOf(branches: readonly Pattern[]): WordNeed | undefined {
  const any: WordNeed[] = [];
  for (const branch of branches) {
    const need = needOf(branch);
    if (need === undefined) return undefined;
    any.push(need);
  }
  return { any };
}

function letterOf(part: Pattern): string {
  if (part.kind !== 'character' || part.members?.length !== 1 || part.members < '\u0080') return '';
  return String.fromCharCode(folded(part.members.charCodeAt(0)));
}

export const SHORTEST_WORD = 2;
/** From here on a letter is a word or a syllable. */
const FIRST_OF_WORDS = '\u3000';

/** Two letters of an alphabet stand in most of its texts. */
function tells(word: string): boolean {
  return word.length > SHORTEST_WORD || (word.length === SHORTEST_WORD && word > FIRST_OF_WORDS);
}

/** Behind it no script of the phrases has letters in two cases. */
export const CASED_UNITS = 0x2200;
let foldings: Uint16Array | undefined;

/** One unit for all that a pattern with the flag `i` takes for the same. */
export function folded(unit: number): number {
  return unit < CASED_UNITS ? (foldedUnits()[unit] ?? unit) : unit;
}

/** By unit below `CASED_UNITS`. */
export function foldedUnits(): Uint16Array {
  foldings ??= Uint16Array.from({ length: CASED_UNITS }, (_, code) => {
    const small = String.fromCharCode(code).toUpperCase().toLowerCase();
    return small.length === 1 ? small.charCodeAt(0) : code;
  });
  return foldings;
}

export function foldedWord(word: string): string {
  return Array.from(word, (letter) => String.fromCharCode(folded(letter.charCodeAt(0)))).join('');
}
