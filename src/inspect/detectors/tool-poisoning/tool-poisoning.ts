import type { Detector, Match } from '../../detector.js';
import { overlapping, type Piece } from '../../patterns/overlapping.js';
import { traitsOf } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { FEATURES } from './features.js';
import { HIDDEN_TEXT } from './hidden-text.js';
import { hitsOf, largeTable, NO_HITS, tableOf, type Table } from './hits.js';
import { beside, injectionsOf } from './injections.js';
import { NAMES, spelled } from './names.js';
import { isOwnField } from './own-fields.js';
import { plainLines } from './plain-lines.js';
import { confidenceIn, type Hit } from './score.js';
import { isSectionHeading } from './sections.js';
import { isForbidden, isSpokenOf, isWarnedOf } from './spoken-of.js';

/** `object`, `user_id`, `https://json-schema.org/draft-07/schema`: schemas are full of what says nothing. */
const WORD = /^[\w.$/:#-]{0,64}$/;
/** Longer than any honest description; the rest is read as a text of its own. */
const PART = 8_000;

const TEXT_FEATURES = largeTable('definitions', FEATURES);
const UNSEEN_FEATURES = tableOf(HIDDEN_TEXT);
const UNSEEN_IN_ASCII = tableOf(HIDDEN_TEXT.filter(({ beyondAscii }) => beyondAscii !== true));
const NAME_FEATURES = tableOf(NAMES);
/** The member of `initialize` and `server/discover` that is written to the model. */
const INSTRUCTIONS = 'instructions';
const INSTRUCTION_FEATURES: Table = {
  ...TEXT_FEATURES,
  features: TEXT_FEATURES.features.map((feature) => (feature.addresses === true ? { ...feature, weight: feature.weight / 2 } : feature)),
};

/**
 * Definitions that give orders to the model that reads them: to take what is private, to hide it from the person, to use this tool before
 * others or otherwise than they say, to drop a check; text that only a model sees; advertising.
 */
export const toolPoisoning: Detector = {
  name: 'tool_poisoning',
  surfaces: new Set(['definition']),
  detect(inspected, report) {
    const { role, name, views } = inspected;
    // A member's own name, the tool's name, and what is listed as required.
    const isName = role === 'identifier' || name === 'name' || name === 'required';
    const [raw] = views;
    const isWord = views.length === 1 && raw !== undefined && WORD.test(raw.text);
    if (isWord && !isName) return;
    const features = name === INSTRUCTIONS ? INSTRUCTION_FEATURES : TEXT_FEATURES;
    const injections = isWord ? [] : injectionsOf(inspected);
    for (const view of views) {
      const unseen = view === raw ? hitsOf(view.traits.ascii ? UNSEEN_IN_ASCII : UNSEEN_FEATURES, view) : NO_HITS;
      const named = isName ? namedIn(view, view === raw ? spelled(view.text) : view.text) : NO_HITS;
      tell([...unseen, ...named], view, report);
      if (isWord) continue;
      const lines = plainLines(view) ?? view;
      for (const part of overlapping(lines.text, 0, lines.text.length, PART)) {
        const own = hitsOf(features, lines, part.text, part.from, lines.traits, isOfTheTool);
        tell(unlessSpokenOf([...own, ...beside(within(part, lines, view, injections))]), view, report);
      }
    }
  },
};

/** The injections that stand where a part of a view's lines was read from. */
function within({ from, text }: Piece, lines: View, view: View, injections: readonly Hit[]): readonly Hit[] {
  if (injections.length === 0) return injections;
  const placeOf = (at: number) => (lines === view ? at : (lines.origin?.placeOf(at) ?? at));
  const start = placeOf(from);
  const end = from + text.length === lines.text.length ? Infinity : placeOf(from + text.length);
  return injections.filter((hit) => hit.view === view && hit.start >= start && hit.start < end);
}

function namedIn(view: View, text: string): readonly Hit[] {
  return hitsOf(NAME_FEATURES, view, text, 0, traitsOf(text));
}

function unlessSpokenOf(hits: readonly Hit[]): readonly Hit[] {
  const said = hits.filter((hit) => !isSectionHeading(hit.view.text, hit.start, hit.end));
  return said.map((hit) => (isSaidOnly(hit) ? { ...hit, weight: hit.weight / 3 } : hit));
}

function isSaidOnly(hit: Hit): boolean {
  const { view, start, end } = hit;
  return isSpokenOf(view.text, start) || isWarnedOf(view.text, start, end) || isOfTheTool(hit);
}

/** Whether contents go where they belong, or must not go where they do not. What stands behind that is another order. */
function isOfTheTool({ rule, view: { text }, start, end }: Hit): boolean {
  return rule === 'side_channel' && (isOwnField(text, start, end) || isForbidden(text, start));
}

function tell(hits: readonly Hit[], view: View, report: (match: Match) => void): void {
  if (hits.length === 0) return;
  const confidence = confidenceIn(hits, view);
  if (confidence === undefined) return;
  for (const { rule, start, end, view: own } of hits) {
    report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view: own, start, end });
  }
}
