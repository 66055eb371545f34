import { packNumbers, unpackNumbers } from '../../patterns/packed-numbers.js';
import { unpack } from '../../patterns/packed.js';
import { fingerprint } from '../../fingerprint.js';
import { once } from '../../once.js';
import type { SoughtPhrase } from './compile.js';
import { phraseTable, type PhraseTable } from './phrase-table.js';
import { PHRASES } from './phrases/index.js';

/** Names that only esbuild's `define` writes. */
declare const __PHRASE_TABLE__: string | undefined;
declare const __PHRASES__: string | undefined;

/** What is worked out of phrases, with them. */
export interface TabledPhrases {
  readonly table: PhraseTable;
  readonly phrases: () => readonly SoughtPhrase[];
}

/**
 * As they were written into the program, or, where it was not built, as they are now: to number the words of hundreds of phrases took a tenth of a start, and
 * to go through what was numbered another. Phrases themselves are read when a text first may hold one.
 */
export function tabledPhrases(words: readonly string[], placed: readonly string[]): TabledPhrases {
  return typeof __PHRASE_TABLE__ === 'string' && typeof __PHRASES__ === 'string'
    ? readPhrases({ table: () => __PHRASE_TABLE__, phrases: () => __PHRASES__ }, [...words, ...placed])
    : { table: phraseTable(PHRASES, words, placed), phrases: () => PHRASES };
}

/** As two texts in the program, of functions that are called once. */
export interface WrittenPhrases {
  readonly table: () => string;
  /** Packed JSON. */
  readonly phrases: () => string;
}

type WrittenRow = readonly [rule: string, weight: number, phrase: string, surface?: SoughtPhrase['surface']];

/** Throws where it was written with other words beside the phrases. */
export function readPhrases({ table, phrases }: WrittenPhrases, words: readonly string[]): TabledPhrases {
  const next = unpackNumbers(table());
  const read: PhraseTable = {
    hashes: next(Int32Array),
    numbers: next(Uint16Array),
    words: next(Uint16Array),
    groups: { starts: next(Uint16Array), numbers: next(Uint16Array) },
    byWord: { starts: next(Uint16Array), numbers: next(Uint16Array) },
    always: next(Uint16Array),
    others: { starts: next(Uint16Array), numbers: next(Uint16Array) },
    begins: next(Uint16Array),
    later: { starts: next(Uint16Array), numbers: next(Uint16Array) },
    sought: next(Uint8Array),
  };
  if (next(Int32Array)[0] !== fingerprint(words))
    throw new Error(
      `the program was built with other words beside its phrases than the ${words.length} it has: build it again with scripts/build.mjs`,
    );
  return {
    table: read,
    phrases: once(() =>
      (JSON.parse(unpack(phrases())) as readonly WrittenRow[]).map(([rule, weight, phrase, surface]) => ({
        rule,
        weight,
        phrase,
        ...(surface === undefined ? {} : { surface }),
      })),
    ),
  };
}

/** What is written into the program, of which the rows are to be packed: `words` and those that are `placed`. */
export function writePhrases(
  { table, phrases }: TabledPhrases,
  words: readonly string[],
): { readonly table: string; readonly rows: string } {
  const { hashes, numbers, groups, byWord, always, others, begins, later, sought } = table;
  const lists = [groups, byWord].flatMap((list) => [list.starts, list.numbers]);
  return {
    table: packNumbers([
      hashes,
      numbers,
      table.words,
      ...lists,
      always,
      others.starts,
      others.numbers,
      begins,
      later.starts,
      later.numbers,
      sought,
      Int32Array.of(fingerprint(words)),
    ]),
    rows: JSON.stringify(
      phrases().map(({ rule, weight, phrase, surface }): WrittenRow =>
        surface === undefined ? [rule, weight, phrase] : [rule, weight, phrase, surface],
      ),
    ),
  };
}
