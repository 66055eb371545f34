import { Cased } from '../../letter-case.js';
import { MadeAgain } from '../../made-again.js';
import { PatternTable } from '../../patterns/pattern-table.js';
import { keepTable } from '../../patterns/read-patterns.js';
import type { Traits } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import type { Feature } from './feature.js';
import type { Hit } from './score.js';

/** Features, and how they are looked for: each by the pattern in its place. */
export interface Table {
  readonly features: readonly Feature[];
  readonly sought: () => PatternTable<Feature>;
}

export function tableOf(features: readonly Feature[]): Table {
  const sought = new PatternTable(features);
  return { features, sought: () => sought };
}

/** A table of many features, read when the program is built. Three megabytes once it was used, and most servers send their definitions once. */
export function largeTable(name: string, features: readonly Feature[]): Table {
  keepTable(name, () => features.map(({ pattern }) => pattern));
  const sought = new MadeAgain(() => new PatternTable(features, name));
  return { features, sought: () => sought.get() };
}

export const NO_HITS: readonly Hit[] = [];

/** How often a feature's next match is looked for. */
const MOST_PASSED_OVER = 8;

/**
 * Asked for every text: without closures, and without a list where nothing matches. `text` stands in the view at `offset`; `traits` are its own,
 * or of one that it is a part of. Of a feature that `isPassedOver` the next match is looked for.
 */
export function hitsOf(
  { features, sought }: Table,
  view: View,
  text = view.text,
  offset = 0,
  traits: Traits = view.traits,
  isPassedOver?: (hit: Hit) => boolean,
): readonly Hit[] {
  const table = sought();
  let hits: Hit[] | undefined;
  let cased: Cased | undefined;
  for (const at of table.possible(text, traits)) {
    const feature = features[at];
    if (feature === undefined || (traits.ascii && feature.beyondAscii === true)) continue;
    const match = table.rows[at]?.pattern.exec((cased ??= new Cased(text, traits.ascii))) ?? null;
    if (match === null) continue;
    const { rule, weight } = feature;
    let hit = { rule, weight, start: offset + match.index, end: offset + match.index + match[0].length, view };
    for (let passed = 0; passed < MOST_PASSED_OVER && isPassedOver?.(hit) === true; passed++) {
      const from = hit.end;
      const next = table.rows[at]?.pattern.exec(new Cased(text.slice(from - offset), traits.ascii)) ?? null;
      if (next === null) break;
      hit = { ...hit, start: from + next.index, end: from + next.index + next[0].length };
    }
    (hits ??= []).push(hit);
  }
  return hits ?? NO_HITS;
}
