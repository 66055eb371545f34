import type { LongTexts } from '../../traits/long-texts.js';
import { scriptOf } from './phrases/script.js';
import type { Places } from './places.js';
import { BLOCKS, countsAsLeet, FEWEST_LEET, FEWEST_SPACED, FEWEST_SPELLED, hidesWord, WORD, type Reading } from './short-reading.js';
import type { Vocabulary } from './vocabulary.js';

/** What `read` tells, of a longer text. */
export function readLong(text: string, vocabulary: Vocabulary, texts: LongTexts): Reading {
  const { passes, list } = texts;
  const tables = texts.tables(tablesOfWords);
  tables.write(vocabulary);
  const density = BLOCKS / (text.length + 1);
  passes.words(texts.put(text, 0, text.length), density, vocabulary.present.length, FEWEST_SPELLED);
  const kindBits = passes.kindBits.value;
  let leet = 0;
  let hidden = false;
  const mixed = 2 * passes.mixedWords.value;
  for (let i = 0; i < mixed && !(hidden && leet === FEWEST_LEET); i += 2) {
    const start = list[i] ?? 0;
    const told = list[i + 1] ?? 0;
    const kinds = told & ((1 << kindBits) - 1);
    if (leet < FEWEST_LEET && countsAsLeet(text, start, told >> kindBits)) leet += 1;
    if (hidesWord(text, start, kinds, vocabulary)) hidden = true;
  }
  const mostSide = passes.mostSide.value;
  const words: number[] = [];
  for (let i = 0; i < passes.foundWords.value; i++) words.push(tables.found[i] ?? 0);
  return {
    present: tables.present,
    words,
    places: tables.places,
    blocks: tables.blocks,
    density,
    ascii: passes.beyondAscii.value === 0,
    scripts: passes.allScripts.value,
    signs: passes.wordSigns.value,
    spaced: mostSide > 1 && passes.mostAlone.value >= FEWEST_SPACED,
    spelled: mostSide >= FEWEST_SPELLED,
    leet: leet >= FEWEST_LEET,
    hidden,
  };
}

interface Tables {
  readonly present: Uint8Array;
  readonly blocks: Int32Array;
  readonly found: Int32Array;
  readonly places: Places;
  write(vocabulary: Vocabulary): void;
}

/** Units that lie beside each other are of one script: the table has one for this many. */
const ALIKE = 4;

function tablesOfWords(texts: LongTexts): Tables {
  const { mostWords, longestText } = texts.passes;
  texts.halves('units', WORD.length).set(WORD);
  texts.halves('scripts', 0x10000 / ALIKE).forEach((_, i, scripts) => (scripts[i] = scriptOf(i * ALIKE)));
  let known: Vocabulary | undefined;
  return {
    present: texts.bytes('present', mostWords.value),
    blocks: texts.numbers('blocks', mostWords.value),
    found: texts.numbers('found', mostWords.value),
    places: {
      first: texts.numbers('first', mostWords.value),
      starts: texts.numbers('placeStarts', longestText.value),
      next: texts.numbers('placeNext', longestText.value),
    },
    write(vocabulary) {
      if (known === vocabulary) return;
      known = vocabulary;
      texts.numbers('hashes', vocabulary.hashes.length).set(vocabulary.hashes);
      texts.halves('numbers', vocabulary.numbers.length).set(vocabulary.numbers);
      texts.bytes('sought', vocabulary.sought.length).set(vocabulary.sought);
    },
  };
}
