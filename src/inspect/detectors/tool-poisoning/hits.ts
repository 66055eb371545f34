import { AnyCase, Cased } from '../../letter-case.js';
import { MadeAgain } from '../../made-again.js';
import { PatternIndex } from '../../pattern-index.js';
import { keepTable } from '../../read-patterns.js';
import type { Traits } from '../../traits.js';
import type { View } from '../../views/view.js';
import type { Feature } from './feature.js';
import type { Hit } from './score.js';

/** Patterns, and what tells which of them a text may have. */
interface Sought {
  readonly patterns: readonly AnyCase[];
  readonly index: PatternIndex;
}

/** Features, and how they are looked for. */
export interface Table {
  readonly features: readonly Feature[];
  readonly sought: () => Sought;
}

function soughtBy(patterns: readonly RegExp[], name?: string): Sought {
  return { patterns: patterns.map((pattern) => new AnyCase(pattern)), index: new PatternIndex(patterns, name) };
}

export function tableOf(features: readonly Feature[]): Table {
  const sought = soughtBy(features.map(({ pattern }) => pattern));
  return { features, sought: () => sought };
}

/** A table of many features, read when the program is built. Three megabytes once it was used, and most servers send their definitions once. */
export function largeTable(name: string, features: readonly Feature[]): Table {
  const patterns = features.map(({ pattern }) => pattern);
  keepTable(name, patterns);
  const sought = new MadeAgain(() => soughtBy(patterns, name));
  return { features, sought: () => sought.get() };
}

export const NO_HITS: readonly Hit[] = [];

/**
 * Asked for every text: without closures, and without a list where nothing matches. `text` stands in the view at `offset`; `traits` are its own,
 * or of one that it is a part of.
 */
export function hitsOf(
  { features, sought }: Table,
  view: View,
  text = view.text,
  offset = 0,
  traits: Traits = view.traits,
): readonly Hit[] {
  const { patterns, index } = sought();
  let hits: Hit[] | undefined;
  let cased: Cased | undefined;
  for (const at of index.possible(text, traits)) {
    const feature = features[at];
    if (feature === undefined || (traits.ascii && feature.beyondAscii === true)) continue;
    const match = patterns[at]?.exec((cased ??= new Cased(text, traits.ascii))) ?? null;
    if (match === null) continue;
    const { rule, weight } = feature;
    (hits ??= []).push({ rule, weight, start: offset + match.index, end: offset + match.index + match[0].length, view });
  }
  return hits ?? NO_HITS;
}
