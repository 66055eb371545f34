import type { Surface } from '../../inspector.js';
import { AnyCase } from '../../letter-case.js';
import { once } from '../../once.js';
import type { LeftOut } from './left-out.js';
import type { FlatLists } from './flat-lists.js';
import { PhraseIndex } from './phrase-index.js';
import { patternText } from './phrase-pattern.js';
import type { PhraseTable } from './phrase-table.js';
import { FORBIDDABLE } from './phrases/forbiddable.js';
import type { Phrase } from './phrases/phrase.js';
import type { Reading } from './reading.js';
import { saidByPeople } from './said-by-people.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

/** What a phrase is looked for by. */
export type SoughtPhrase = Pick<Phrase, 'rule' | 'weight' | 'phrase' | 'surface'>;

export interface CompiledPhrase {
  readonly rule: string;
  readonly weight: number;
  /** The numbers of the words that a match begins with; undefined where it may begin with others. */
  readonly begins: Uint16Array | undefined;
  /** Without one of these so near behind it, no match begins. */
  readonly later: { readonly words: Uint16Array; readonly within: number } | undefined;
  /** Built when a text first has the words for it: most never do. Sticky where it is known with which words a match begins. */
  readonly pattern: () => AnyCase;
  readonly surface: Surface | undefined;
  /** Behind `never` or `do not` it is advice, and does not count. */
  readonly isForbiddable: boolean;
  /** Which of its matches do not count. */
  readonly unless: LeftOut | undefined;
}

export interface Compiled {
  readonly vocabulary: Vocabulary;
  /** The numbers of the words that no phrase has to need. */
  readonly numbersOf: Uint16Array;
  /** The phrases that a text may hold by the words that it has, in their order: a few out of hundreds. */
  readonly possible: (reading: Reading, apart?: number) => readonly CompiledPhrase[];
}

/** `phrases` are asked for when a text first may hold one. */
export function compile(table: PhraseTable, phrases: () => readonly SoughtPhrase[]): Compiled {
  const compiled: CompiledPhrase[] = [];
  const index = new PhraseIndex(table, (at) => (compiled[at] ??= compileOne(table, at, phrases()[at])));
  return { vocabulary: vocabularyOf(table), numbersOf: table.words, possible: (reading, apart) => index.possible(reading, apart) };
}

function compileOne({ groups, begins, later }: PhraseTable, at: number, sought: SoughtPhrase | undefined): CompiledPhrase {
  if (sought === undefined) throw new Error(`there is no phrase ${at}`);
  const { rule, weight, phrase, surface } = sought;
  const group = begins[at] ?? 0;
  const [behind, within = 0] = listAt(later, at);
  return {
    rule,
    weight,
    surface,
    isForbiddable: FORBIDDABLE.has(rule),
    unless: saidByPeople(rule),
    begins: group === 0 ? undefined : listAt(groups, group - 1),
    later: behind === undefined ? undefined : { words: listAt(groups, behind), within },
    pattern: once(() => new AnyCase(new RegExp(`\\b${patternText(phrase)}\\b`, group === 0 ? 'i' : 'iy'))),
  };
}

function listAt({ starts, numbers }: FlatLists, at: number): Uint16Array {
  return numbers.subarray(starts[at], starts[at + 1]);
}
