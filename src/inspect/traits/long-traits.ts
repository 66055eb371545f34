import { addPlaces, countOfWords, groupsAt, lastAt, literalsAt, startAt, STARTS } from './literals.js';
import type { LongTexts } from './long-texts.js';
import { SHORTEST_RUN, type Traits } from './short-traits.js';
import { KINDS, OTHERS, SIGNS } from './unit-kinds.js';

/** The word begins so many units before the one that ends its first four. */
const BEFORE_FOURTH = 3;

/** What `traitsOf` tells, of a longer text. */
export function longTraits(text: string, texts: LongTexts): Traits {
  const { passes, list, runs: ends } = texts;
  texts.tables(tablesOfTraits).write();
  const { allUnits, digits, allSigns, allKinds, run, lastFour, runPairs } = passes;
  for (const each of [allUnits, digits, allSigns, allKinds, run, lastFour]) each.value = 0;
  const runs: number[] = [];
  let places: number[] | undefined;
  for (let from = 0; from < text.length;) {
    const length = texts.put(text, from, text.length);
    const count = passes.scan(from, length, SHORTEST_RUN);
    for (let i = 0; i < 2 * count; i += 2) {
      const at = (list[i] ?? 0) - BEFORE_FOURTH;
      const groups = literalsAt(list[i + 1] ?? 0, text, at);
      if (groups !== 0) (places ??= []).push(at, groups);
    }
    for (let i = 0; i < 2 * runPairs.value; i++) runs.push(ends[i] ?? 0);
    from += length;
  }
  // A word of three may end the text.
  places = addPlaces(places, text, Int32Array.of(text.length), Int32Array.of(lastFour.value << 8), 1);
  if (run.value >= SHORTEST_RUN) runs.push(text.length - run.value, text.length);
  return {
    ascii: allUnits.value < 128,
    digits: digits.value,
    signs: allSigns.value,
    others: allKinds.value >>> OTHERS,
    runs,
    literals: groupsAt(places),
    places: places ?? [],
  };
}

function tablesOfTraits(texts: LongTexts): { write(): void } {
  texts.numbers('kinds', KINDS.length).set(KINDS);
  texts.numbers('signs', SIGNS.length).set(SIGNS);
  let known = 0;
  return {
    /** Words may have been declared since. */
    write() {
      if (known === countOfWords()) return;
      known = countOfWords();
      texts.numbers('starts', STARTS.length).set(STARTS);
      texts.numbers('startAt', startAt.length).set(startAt);
      texts.halves('lastAt', lastAt.length).set(lastAt);
    },
  };
}
