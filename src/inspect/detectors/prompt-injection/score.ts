import type { Confidence } from '../../../pdp/input-document.js';
import type { Match, InspectedText } from '../../detector.js';
import type { Surface } from '../../inspector.js';
import type { Role } from '../../roles/roles.js';
import { originalSpan, type View } from '../../views/view.js';
import { hitsIn, NO_HITS, type Hit } from './hits.js';
import { likeness } from './likeness.js';
import type { Part } from './parts.js';
import type { Reading } from './reading.js';
import { isSpokenOf } from './spoken-of.js';

/** Points at which a text is an injection, by where it stands. The user's own words in a call get the most room. */
const HIGH_AT: Readonly<Record<Surface, number>> = { arguments: 10, result: 9, definition: 8, sampling: 10, elicitation: 9 };
/** A text of a few sentences is mostly what its signs say; a page has room for them beside its subject. */
const SHORT = 600;
/** How many points fewer are certain in one. Definitions are all short, and results often parts of something. */
const BREVITY: Readonly<Record<Surface, number>> = { arguments: 3, result: 0, definition: 0, sampling: 3, elicitation: 3 };
const MEDIUM_AT = 6;
const LOW_AT = 4;
/** What a form adds that no honest writer uses. */
const DISGUISE = 2;
/** Characters from the first sign of an order to its last. */
const TOGETHER = 700;
/** What signs lose that stand further apart in a text which is written for a model; `undefined` where they are no one order. A persona takes pages. */
const APART: Readonly<Record<Surface, number | undefined>> = {
  arguments: 2,
  result: undefined,
  definition: undefined,
  sampling: 2,
  elicitation: undefined,
};
const MOST_OF_A_KIND = 3;

/** A text that says that it is about injection: its quotations are no orders. */
const SUBJECT =
  /prompt.?injection|jailbreak(?:ing)? (?:attempt|attack|detect|example)|\bdetector\b|\bred.?team|\bowasp\b|security (?:research|training|awareness|policy|advisory)|프롬프트 인젝션|プロンプトインジェクション|提示(?:词|詞)?注入/i;
/** A text about injection rather than one that injects: a test, a report, a rule. It needs twice the points. A pattern that is a path is an argument. */
const ABOUT =
  /false positive|test case|such as ["'“‘]|(?:^|[^.\w])(?:regex|phrase|string|pattern|example)[\s:,(][^.\n"'“‘`]{0,24}["'“‘`](?:[^/]|$)/i;

/** Where such a text says something of its subject, or is laid out as a page. */
const DISCUSSES =
  /\b(?:attack(?:s|ers?)?|detect(?:s|ed|ion|ing|ors?)?|prevent(?:s|ion|ing)?|defen[cds]\w{1,6}|mitigat\w{1,6}|vulnerab\w{3,7}|risks?|threats?|protect(?:s|ion|ing)?|guard(?:s|rails?)?|scann?(?:s|ers?|ing)?|examples?|papers?|articles?|courses?|explain(?:s|ed)?|(?:how|what|why) (?:is|are|do|does|can|to))\b|(?:^|\n)\s{0,3}(?:#{1,6}|[-*+]|\d{1,2}[.)])\s|`{3}/i;

/** Longer texts are pages, which are about more than one thing. */
const LONGEST_LIKE = 4_000;
/** Below it they are worth nothing anywhere. */
const LEAST_ODDS = -1.5;
/** Of what is meant to be read; code and commands are other words. */
const WORDED: ReadonlySet<Role> = new Set(['prose', 'text']);
/**
 * Points of the log-odds of being an injection, and points where they are even, such that of honest texts one in some two thousand has enough of
 * them alone. Who calls a tool talks of much; what a server returns with such words and a sign more is rarely honest.
 */
const OF_ODDS: Partial<Readonly<Record<Surface, readonly [slope: number, even: number]>>> = { arguments: [4, 0.5], result: [3.5, 3] };

/** `shift` is what makes of offsets in an undone disguise such in the view that wears it, as near as can be said; 0 for others. */
export type Report = (match: Match, shift: number) => void;

/** Whether a part has a sign of an injection, and whether one was reported that ends where the part does. */
export interface Score {
  readonly found: boolean;
  readonly atEnd: boolean;
  /** It would have none in any other place either. */
  readonly silent: boolean;
}

const NOTHING: Score = { found: false, atEnd: false, silent: true };
const NOTHING_HERE: Score = { found: false, atEnd: false, silent: false };
const FOUND: Score = { found: true, atEnd: false, silent: false };

/** Reports what a part is by the signs that stand together in it. */
export function score(inspected: InspectedText, view: View, part: Part, reading: Reading, report: Report, shift: number): Score {
  const { from, text, less = 0 } = part;
  const signs = hitsIn(text, reading, inspected.surface);
  if (signs.length === 0 && inspected.isLoose === true) return NOTHING_HERE;
  const odds = inspected.isLoose === true && areOfOneKind(signs) ? Number.NEGATIVE_INFINITY : oddsOf(text, view);
  const like = likenessOf(text, odds, inspected);
  const withLikeness = (each: readonly Hit[]): readonly Hit[] => (like === undefined ? each : [...each, like]);
  let hits = withLikeness(signs);
  if (hits.length === 0) return signs === NO_HITS && odds < LEAST_ODDS ? NOTHING : NOTHING_HERE;
  // Too few for anything, whatever else is true of the text, and were all of them together: to search it for what it is about costs more than what was read.
  if (weightOf(hits, inspected) + (view.evasive ? DISGUISE : 0) < LOW_AT) return FOUND;
  let points = pointsOf(hits, inspected, text) - less;
  if (points + DISGUISE < LOW_AT) return FOUND;
  const isSubject = SUBJECT.test(text);
  const isAbout = isSubject || ABOUT.test(text);
  let isReport = isAbout;
  // In arguments, examples are how a jailbreak shows what it wants.
  if (isSubject || (isAbout && inspected.surface === 'result')) {
    const meant = hitsIn(text, reading, inspected.surface, isSpokenOf);
    // One word beside an order makes it no report.
    isReport = ABOUT.test(text) || meant.length < signs.length || text.length > SHORT || DISCUSSES.test(text);
    hits = withLikeness(meant);
    points = pointsOf(hits, inspected, text) - less;
  }
  if (isReport) {
    // What is said of injections is in their words. What a server returns has them oftener to inject.
    if (inspected.surface !== 'result') hits = hits.filter((hit) => hit !== like);
    points = pointsOf(hits, inspected, text) / 2 - less;
  }
  const certain = HIGH_AT[inspected.surface] - (view.text.length <= SHORT && !isCommonAlone(hits) ? BREVITY[inspected.surface] : 0);
  const plain = confidenceOf(points, certain);
  const disguised = confidenceOf(points + DISGUISE, certain);
  // To find out costs a second reading of the view, and most texts are what they are either way.
  const confidence = plain !== disguised && standsOtherwise(hits, inspected, view, from) ? disguised : plain;
  if (confidence === undefined) return FOUND;
  for (const { rule, start, end } of hits) {
    const severity = confidence === 'high' ? 'high' : 'medium';
    report({ rule, confidence, severity, view, start: from + start, end: from + end }, shift);
  }
  return { found: true, atEnd: signs.some(({ end }) => end === text.length), silent: false };
}

function areOfOneKind(signs: readonly Hit[]): boolean {
  return signs.every(({ rule }) => rule === signs[0]?.rule);
}

/** Of a text as it was sent, taken whole. */
function oddsOf(text: string, view: View): number {
  const isWhole = view.origin === undefined && text.length <= LONGEST_LIKE && text.length === view.text.length;
  return isWhole ? likeness(text) : Number.NEGATIVE_INFINITY;
}

/** What the words of a text are worth by those of known injections. */
function likenessOf(text: string, odds: number, { role, surface }: InspectedText): Hit | undefined {
  const ofOdds = OF_ODDS[surface];
  if (odds < LEAST_ODDS || ofOdds === undefined || !WORDED.has(role)) return undefined;
  const [slope, even] = ofOdds;
  const weight = slope * odds + even;
  return weight > 0 ? { rule: 'likeness', weight, start: 0, end: text.length } : undefined;
}

/** A tag that stands alone is spoken of, or a value to be put in, as often as it is meant; and who writes for agents says what they keep to themselves. */
function isCommonAlone(hits: readonly Hit[]): boolean {
  return hits.every(({ rule }) => COMMON.has(rule));
}
const COMMON: ReadonlySet<string> = new Set(['fake_system', 'concealment']);

function confidenceOf(points: number, certain: number): Confidence | undefined {
  if (points >= certain) return 'high';
  return points >= MEDIUM_AT ? 'medium' : points >= LOW_AT ? 'low' : undefined;
}

/** The most points that stand together, or a few less of all. An order is short; what is far apart in a page is no one order. */
function pointsOf(hits: readonly Hit[], { role, surface }: InspectedText, part: string): number {
  const kinds = hits.toSorted(byKind);
  let most = 0;
  for (const { start } of hits) most = Math.max(most, sumOf(kinds, start, start + TOGETHER));
  const apart = APART[surface];
  if (apart !== undefined && part.length > TOGETHER) most = Math.max(most, sumOf(kinds, 0, part.length) - apart);
  return ofRole(most, role);
}

/** No fewer points than the signs have wherever they stand. */
function weightOf(hits: readonly Hit[], { role }: InspectedText): number {
  return ofRole(
    hits.reduce((sum, { weight }) => sum + weight, 0),
    role,
  );
}

/** Code quotes such phrases in tests and comments. */
function ofRole(points: number, role: Role): number {
  return role === 'code' || role === 'command' ? points / 2 : points;
}

/** Something of it stands otherwise in what was sent, in a form that no honest writer uses. */
function standsOtherwise(hits: readonly Hit[], { views }: InspectedText, view: View, offset: number): boolean {
  const raw = views[0]?.text ?? '';
  return (
    view.evasive &&
    hits.some(
      ({ start, end }) => raw.slice(...originalSpan(view, offset + start, offset + end)) !== view.text.slice(offset + start, offset + end),
    )
  );
}

/** One kind after the other, of each the strongest first. */
function byKind(a: Hit, b: Hit): number {
  return a.rule === b.rule ? b.weight - a.weight : a.rule < b.rule ? -1 : 1;
}

/** Those of one kind that are counted: a place for each. */
const counted = new Int32Array(MOST_OF_A_KIND + 1);

/**
 * Of what begins between two places. Of one kind the strongest counts in full and others elsewhere in the text by half, so that one theme cannot add up
 * by itself.
 */
function sumOf(kinds: readonly Hit[], from: number, to: number): number {
  let points = 0;
  let rule = '';
  let count = 0;
  for (let at = 0; at < kinds.length; at++) {
    const hit = kinds[at];
    if (hit === undefined || hit.start < from || hit.start > to) continue;
    if (hit.rule !== rule) {
      rule = hit.rule;
      count = 0;
    }
    if (count > MOST_OF_A_KIND || overlapsCounted(kinds, hit, count)) continue;
    points += count === 0 ? hit.weight : hit.weight / 2;
    counted[count] = at;
    count += 1;
  }
  return points;
}

function overlapsCounted(kinds: readonly Hit[], { start, end }: Hit, count: number): boolean {
  for (let i = 0; i < count; i++) {
    const other = kinds[counted[i] ?? 0];
    if (other !== undefined && start < other.end && end > other.start) return true;
  }
  return false;
}
