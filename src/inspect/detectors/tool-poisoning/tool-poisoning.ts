import type { Confidence } from '../../../pdp/input-document.js';
import type { Detector, InspectedText, Match } from '../../detector.js';
import { AnyCase, Cased } from '../../letter-case.js';
import { MadeAgain } from '../../made-again.js';
import { PatternIndex } from '../../pattern-index.js';
import { keepTable } from '../../read-patterns.js';
import { traitsOf, type Traits } from '../../traits.js';
import type { View } from '../../views/view.js';
import { injectionsIn } from '../prompt-injection/prompt-injection.js';
import type { Feature } from './feature.js';
import { FEATURES } from './features.js';
import { HIDDEN_TEXT } from './hidden-text.js';
import { NAMES, spelled } from './names.js';
import { isSpokenOf, isWarnedOf } from './quoted.js';
import { confidenceIn, type Hit } from './score.js';
import { isSectionHeading } from './sections.js';
import { unwrapped } from './unwrapped.js';

/** What it is worth that the prompt detector holds the text for an injection. */
const INJECTION: Readonly<Record<Confidence, number>> = { high: 9, medium: 5, low: 3 };
/** Its rules on which this detector has its own, which look at what is concealed, and which tools are spoken of. */
const WEIGHED_HERE: ReadonlySet<string> = new Set(['concealment', 'tool_order', 'exfiltration', 'addressed']);
/** Programs have modes for honest reasons: one that is spoken of adds to the rest, and is not enough. */
const SWITCHES: ReadonlySet<string> = new Set(['mode']);
/** `object`, `user_id`, `https://json-schema.org/draft-07/schema`: schemas are full of what says nothing. */
const WORD = /^[\w.$/:#-]{0,64}$/;
/** Longer than any honest description; the rest is read as a text of its own. */
const PART = 8_000;
/** More than an order takes, so that one part has all of it. */
const OVERLAP = 900;

/** Patterns, and what tells which of them a text may have. */
interface Sought {
  readonly patterns: readonly AnyCase[];
  readonly index: PatternIndex;
}

interface Table {
  readonly features: readonly Feature[];
  readonly sought: () => Sought;
}

function soughtBy(patterns: readonly RegExp[], name?: string): Sought {
  return { patterns: patterns.map((pattern) => new AnyCase(pattern)), index: new PatternIndex(patterns, name) };
}

function tableOf(features: readonly Feature[]): Table {
  const sought = soughtBy(features.map(({ pattern }) => pattern));
  return { features, sought: () => sought };
}

const TEXT_PATTERNS = FEATURES.map(({ pattern }) => pattern);
keepTable('definitions', TEXT_PATTERNS);
/** Three megabytes once definitions were looked at, which most servers send once. */
const SOUGHT_IN_TEXTS = new MadeAgain(() => soughtBy(TEXT_PATTERNS, 'definitions'));
const TEXT_FEATURES: Table = { features: FEATURES, sought: () => SOUGHT_IN_TEXTS.get() };
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
      const lines = unwrapped(view) ?? view;
      for (let from = 0; from < lines.text.length; from += PART) {
        const part = lines.text.slice(from, from + PART + OVERLAP);
        const isLast = from + PART >= lines.text.length;
        const own = hitsOf(features, lines, part, from);
        const said = injections.filter((hit) => hit.view === view && hit.start >= from && (isLast || hit.start < from + part.length));
        tell(unlessSpokenOf([...own, ...beside(said)]), view, report);
      }
    }
  },
};

/** What the prompt detector sees, as features of this one. */
function injectionsOf(inspected: InspectedText): readonly Hit[] {
  const found: Hit[] = [];
  const add = ({ rule, confidence, view, start, end }: Match, shift: number) => {
    // A reading of its own (reversed, spelled out) speaks of the whole text as it came.
    const known = inspected.views.find((own) => own.made === view.made) ?? inspected.views[0] ?? view;
    found.push({
      rule: WEIGHED_HERE.has(rule) ? rule : 'injection',
      weight: SWITCHES.has(rule) ? INJECTION.medium : INJECTION[confidence],
      start: start + shift,
      end: end + shift,
      view: known,
    });
  };
  injectionsIn(inspected, add, { again: true });
  return found;
}

/** The injection counts for the rest of its signs. */
function beside(said: readonly Hit[]): readonly Hit[] {
  const others = said.filter(({ rule }) => rule === 'injection');
  return others.map((hit) => ({ ...hit, weight: (hit.weight * others.length) / said.length }));
}

const NO_HITS: readonly Hit[] = [];

function namedIn(view: View, text: string): readonly Hit[] {
  return hitsOf(NAME_FEATURES, view, text, 0, traitsOf(text));
}

/**
 * Asked for every text: without closures, and without a list where nothing matches. `text` stands in the view at `offset`; `traits` are its own,
 * or of one that it is a part of.
 */
function hitsOf({ features, sought }: Table, view: View, text = view.text, offset = 0, traits: Traits = view.traits): readonly Hit[] {
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

function unlessSpokenOf(hits: readonly Hit[]): readonly Hit[] {
  const said = hits.filter((hit) => !isSectionHeading(hit.view.text, hit.start, hit.end));
  return said.map((hit) =>
    isSpokenOf(hit.view.text, hit.start) || isWarnedOf(hit.view.text, hit.start, hit.end) ? { ...hit, weight: hit.weight / 3 } : hit,
  );
}

function tell(hits: readonly Hit[], view: View, report: (match: Match) => void): void {
  if (hits.length === 0) return;
  const confidence = confidenceIn(hits, view);
  if (confidence === undefined) return;
  for (const { rule, start, end, view: own } of hits) {
    report({ rule, confidence, severity: confidence === 'high' ? 'high' : 'medium', view: own, start, end });
  }
}
