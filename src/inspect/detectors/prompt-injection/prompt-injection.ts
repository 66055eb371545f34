import { SHOWN, type Detector, type InspectedText } from '../../detector.js';
import type { Surface } from '../../inspector.js';
import type { Role } from '../../roles/roles.js';
import { asciiClass, hasRun } from '../../traits/runs.js';
import { traitsOf } from '../../traits/traits.js';
import { Output } from '../../views/output.js';
import { takenAway } from '../../views/stretches.js';
import { derived, type View } from '../../views/view.js';
import { closedUp, LONGEST_CLOSED } from './closed-gaps.js';
import { disguisedNumbers, hasSign, mayBeApart, vocabulary } from './hits.js';
import { hidesSignedWord } from './leet.js';
import { REVERSED_WORDS, undisguised } from './obfuscation.js';
import { PART, Parts, type Part } from './parts.js';
import { read } from './reading.js';
import { score, type Report, type Score } from './score.js';
import { hasAny } from './vocabulary.js';

const ROLES: ReadonlySet<Role> = new Set(['prose', 'text', 'code', 'identifier', 'command', 'url']);
const reversedNumbers = disguisedNumbers.slice(0, REVERSED_WORDS.length);
const rot13Numbers = disguisedNumbers.slice(REVERSED_WORDS.length);

const SIGN = asciiClass(/[^A-Za-z0-9]/);
/** Parts of an order may stand further apart than words and places tell of. */
const LONG_ROW = 256;
/** What an order loses whose words are parted by more than a writer puts between two of them. */
const PARTED = 1;

const HIDDEN_LETTERS = /[\u{e0020}-\u{e007e}]{8}/u;

/** Texts that give orders to a model: phrases with weights, added up; several weak ones or one strong one. */
export const promptInjection: Detector = {
  name: 'prompt_injection',
  anyName: true,
  roles: ROLES,
  everyRole: SHOWN,
  overSeveral: SHOWN,
  detect(inspected, report) {
    return injectionsIn(inspected, report, { again: false });
  },
};

/**
 * `again` reports of each view all that it has; without it what another view had at the same place is left out. True for a text of one reading
 * that has no sign which would count in any place.
 */
export function injectionsIn(inspected: InspectedText, report: Report, { again }: { readonly again: boolean }): boolean {
  const [raw] = inspected.views;
  let silent = raw !== undefined && !hiddenLetters(raw, report) && inspected.views.length === 1;
  const parts = new Parts();
  const judged: Judged = { parts: undefined, clean: undefined };
  for (const view of inspected.views) {
    if (view.text.length > PART && hasRun(view.text, SIGN, LONG_ROW) && scoreWholeClosed(inspected, view, report)) silent = false;
    for (const part of parts.of(view)) {
      if (!again && (isJudged(part, view, judged) || isClean(inspected, part, judged))) continue;
      if (!judge(inspected, view, part, report, judged)) silent = false;
    }
  }
  return silent;
}

/** What is known of the parts of the views before. Most texts have one part, and one view. */
interface Judged {
  /** Parts that need not be judged again, and whether not even in an evasive view, where more counts as disguised. */
  parts: Map<Part, boolean> | undefined;
  /** Those without any sign, and without a disguise that was undone. */
  clean: Set<Part> | undefined;
}

/** What stands as it came is no disguise, however evasive the rest of the view is. */
function isJudged({ same }: Part, { evasive }: View, { parts }: Judged): boolean {
  if (parts === undefined) return false;
  for (let part = same; part !== undefined; part = part.same) {
    const before = parts.get(part);
    if (before !== undefined) return before || !evasive;
  }
  return false;
}

/** A part that had no sign, and has none where it changed. */
function isClean({ surface }: InspectedText, part: Part, { clean }: Judged): boolean {
  if (clean === undefined) return false;
  let before = part.same ?? part.changed?.of;
  while (before !== undefined && !clean.has(before)) before = before.same;
  if (before === undefined) return false;
  const windows = part.changed?.windows ?? [];
  for (let i = 0; i < windows.length; i += 2) if (showsSign(part.text.slice(windows[i], windows[i + 1]), surface)) return false;
  clean.add(part);
  return true;
}

function showsSign(text: string, surface: Surface): boolean {
  const output = new Output(text);
  return hasSignOrDisguise(text, surface) || (closedUp(text, output) && hasSign(output.text(), read(output.text(), vocabulary), surface));
}

function hasSignOrDisguise(text: string, surface: Surface): boolean {
  const reading = read(text, vocabulary);
  return (
    reading.spaced ||
    reading.spelled ||
    reading.hidden ||
    hasAny(disguisedNumbers, reading.present) ||
    hidesSignedWord(text, vocabulary) ||
    hasSign(text, reading, surface)
  );
}

/** Tag characters spell ASCII that no reader sees. (Flags of regions use six of them.) */
function hiddenLetters(view: View, report: Report): boolean {
  const match = view.traits.ascii ? null : HIDDEN_LETTERS.exec(view.text);
  if (match === null) return false;
  report({ rule: 'hidden_letters', confidence: 'high', severity: 'high', view, start: match.index, end: match.index + match[0].length }, 0);
  return true;
}

/** A part as it is, and with each disguise undone that it shows. True where it has no sign in any place, and no disguise. */
function judge(inspected: InspectedText, view: View, part: Part, report: Report, judged: Judged): boolean {
  const reading = read(part.text, vocabulary);
  const reversed = hasAny(reversedNumbers, reading.present);
  const rot13 = hasAny(rot13Numbers, reading.present);
  const mayClose = hasRun(part.text, SIGN, LONG_ROW) || mayBeApart(reading);
  const plainly = score(inspected, view, part, reading, report, 0);
  let { atEnd } = plainly;
  const { spaced, hidden } = reading;
  const isHidden = hidden || (!plainly.found && (reading.leet || inspected.views.length > 1) && hidesSignedWord(part.text, vocabulary));
  const leet = reading.leet && (plainly.found || isHidden);
  if (reversed || rot13 || spaced || leet) {
    for (const plain of undisguised(viewOf(view, part), { reversed, rot13, spaced, leet })) {
      const whole = { from: 0, text: plain.text, same: undefined };
      if (score(inspected, plain, whole, read(plain.text, vocabulary), report, part.from).atEnd) atEnd = true;
    }
  }
  const together = mayClose ? scoreClosed(inspected, viewOf(view, part), report, part.from) : undefined;
  if (together?.atEnd === true) atEnd = true;
  if (inspected.views.length === 1) return plainly.silent && together?.silent !== false && !reversed && !rot13 && !spaced && !leet;
  // Behind its end a view may go on otherwise, and there what was read ends otherwise.
  if (!atEnd && !reversed) (judged.parts ??= new Map<Part, boolean>()).set(part, view.evasive || view.origin === undefined);
  if (!plainly.found && together?.found !== true && !reversed && !rot13 && !spaced && !reading.spelled && !isHidden)
    (judged.clean ??= new Set<Part>()).add(part);
  return false;
}

/** The same of a text of several parts, beside each row that is too long for one of them to be judged with it. True where there is anything. */
function scoreWholeClosed(inspected: InspectedText, view: View, report: Report): boolean {
  const closed = derived(view, 'closed-up', closedUp);
  if (closed === undefined) return false;
  let found = false;
  const rows = closed.origin?.stretches && takenAway(closed.origin.stretches, LONG_ROW - LONGEST_CLOSED);
  /** The first row that does not end before the part, in turn with its end. */
  let at = 0;
  for (const part of new Parts().of(closed)) {
    if (rows !== undefined) {
      while (at < rows.length && (rows[at + 1] ?? 0) < part.from) at += 2;
      if (at >= rows.length) break;
      if ((rows[at] ?? 0) > part.from + part.text.length) continue;
    }
    if (!score(inspected, closed, { ...part, less: PARTED }, read(part.text, vocabulary), report, 0).silent) found = true;
  }
  return found;
}

/** What stands together where nothing but signs and tags parts it; undefined where nothing is parted so. */
function scoreClosed(inspected: InspectedText, view: View, report: Report, shift: number): Score | undefined {
  const closed = derived(view, 'closed-up', closedUp);
  if (closed === undefined) return undefined;
  const whole = { from: 0, text: closed.text, same: undefined, less: PARTED };
  return score(inspected, closed, whole, read(closed.text, vocabulary), report, shift);
}

/** The part as a view of its own. */
function viewOf(view: View, { from, text }: Part): View {
  if (text.length === view.text.length) return view;
  return {
    text,
    made: view.made,
    evasive: view.evasive,
    origin: { of: view, placeOf: (at) => from + at },
    get traits() {
      return traitsOf(text);
    },
  };
}
