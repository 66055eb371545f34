import type { Confidence } from '../../../pdp/input-document.js';
import type { View } from '../../views/view.js';

const HIGH_AT = 8;
/** A text that is mostly its sign: there is no purpose beside that it could belong to. */
const HIGH_IN_SHORT = 6;
const SHORT = 300;
/** What honest definitions speak of in a sentence, too: tools that go before, options that drop a check, in which order calls are made. */
const SAID_IN_PASSING: ReadonlySet<string> = new Set(['other_tools', 'unguarded']);
const MILD_PREFERENCE = 4;
const MEDIUM_AT = 5;
const LOW_AT = 3;
/** How far apart the signs of one order stand. */
const NEAR = 1_600;
/** A text that had to be decoded first was not written for people. */
const DECODED = 3;

export interface Hit {
  readonly rule: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  /** What the offsets are in. */
  readonly view: View;
}

/** How sure it is by the points of its features that a text of a definition gives orders; undefined below all. */
export function confidenceIn(hits: readonly Hit[], view: View): Confidence | undefined {
  const points = pointsNear(hits) + (isDecoded(view) ? DECODED : 0);
  const isShort = view.text.length <= SHORT && !hits.every(isSaidInPassing);
  if (points >= (isShort ? HIGH_IN_SHORT : HIGH_AT)) return 'high';
  return points >= MEDIUM_AT ? 'medium' : points >= LOW_AT ? 'low' : undefined;
}

function isSaidInPassing({ rule, weight }: Hit): boolean {
  return SAID_IN_PASSING.has(rule) || (rule === 'preference' && weight <= MILD_PREFERENCE);
}

/** The most that stands together: what a long text says on another page belongs to something else. Of two views nobody knows how far apart. */
function pointsNear(hits: readonly Hit[]): number {
  let most = 0;
  for (const { view, start } of hits) {
    const near = hits.filter((hit) => hit.view !== view || (hit.start >= start && hit.start <= start + NEAR));
    most = Math.max(most, pointsOf(near));
  }
  return most;
}

/** Of one kind the strongest counts in full and others by half; each mark of advertising counts, because it takes several. */
function pointsOf(hits: readonly Hit[]): number {
  const seen = new Set<string>();
  let points = 0;
  for (const { rule, weight } of [...hits].sort((a, b) => b.weight - a.weight)) {
    points += rule === 'promotion' || !seen.has(rule) ? weight : rule === 'injection' ? 0 : weight / 2;
    seen.add(rule);
  }
  return points;
}

function isDecoded({ made, evasive }: View): boolean {
  return evasive || /(?:base64|hex|url)-decoded/.test(made);
}
