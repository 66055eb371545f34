import type { Detector, InspectedText } from '../../detector.js';
import type { Role } from '../../roles.js';
import { traitsOf } from '../../traits.js';
import type { View } from '../../views/view.js';
import { hidesWord, REVERSED_WORDS, undisguised } from './obfuscation.js';
import { Parts, type Part } from './parts.js';
import { read, type Reading } from './reading.js';
import { disguisedNumbers, score, vocabulary, type Report } from './score.js';

const ROLES: ReadonlySet<Role> = new Set(['prose', 'text', 'code', 'identifier', 'command', 'url']);
const reversedNumbers = disguisedNumbers.slice(0, REVERSED_WORDS.length);
const rot13Numbers = disguisedNumbers.slice(REVERSED_WORDS.length);

const HIDDEN_LETTERS = /[\u{e0020}-\u{e007e}]{8}/u;

/** Texts that give orders to a model: phrases with weights, added up; several weak ones or one strong one. */
export const promptInjection: Detector = {
  name: 'prompt_injection',
  anyName: true,
  roles: ROLES,
  detect(inspected, report) {
    injectionsIn(inspected, report, { again: false });
  },
};

/** `again` reports of each view all that it has; without it what another view had at the same place is left out. */
export function injectionsIn(inspected: InspectedText, report: Report, { again }: { readonly again: boolean }): void {
  const [raw] = inspected.views;
  if (raw !== undefined) hiddenLetters(raw, report);
  const parts = new Parts();
  const judged: Judged = { parts: undefined };
  for (const view of inspected.views) {
    for (const part of parts.of(view)) {
      if (again || !isJudged(part, view, judged)) judge(inspected, view, part, report, judged);
    }
  }
}

interface Judged {
  /** Parts that need not be judged again, with whether their view was evasive: there more counts as disguised. Most texts have one, and one view. */
  parts: Map<Part, boolean> | undefined;
}

function isJudged({ same }: Part, { evasive }: View, { parts }: Judged): boolean {
  if (parts === undefined) return false;
  for (let part = same; part !== undefined; part = part.same) {
    const before = parts.get(part);
    if (before !== undefined) return before || !evasive;
  }
  return false;
}

/** Tag characters spell ASCII that no reader sees. (Flags of regions use six of them.) */
function hiddenLetters(view: View, report: Report): void {
  const match = view.traits.ascii ? null : HIDDEN_LETTERS.exec(view.text);
  if (match !== null)
    report(
      { rule: 'hidden_letters', confidence: 'high', severity: 'high', view, start: match.index, end: match.index + match[0].length },
      0,
    );
}

/** A part as it is, and with each disguise undone that it shows. */
function judge(inspected: InspectedText, view: View, part: Part, report: Report, judged: Judged): void {
  const reading = read(part.text, vocabulary);
  const reversed = hasAny(reading, reversedNumbers);
  const rot13 = hasAny(reading, rot13Numbers);
  const plainly = score(inspected, view, part, reading, report, 0);
  let { atEnd } = plainly;
  const leet = reading.leet && (plainly.found || hidesWord(part.text, vocabulary));
  if (reversed || rot13 || reading.spaced || leet) {
    for (const plain of undisguised(viewOf(view, part), { reversed, rot13, spaced: reading.spaced, leet })) {
      const whole = { from: 0, text: plain.text, same: undefined };
      if (score(inspected, plain, whole, read(plain.text, vocabulary), report, part.from).atEnd) atEnd = true;
    }
  }
  // Behind its end a view may go on otherwise, and there what was read ends otherwise.
  if (!atEnd && !reversed && inspected.views.length > 1) (judged.parts ??= new Map<Part, boolean>()).set(part, view.evasive);
}

function hasAny({ present }: Reading, words: readonly number[]): boolean {
  for (const number of words) if (present[number] === 1) return true;
  return false;
}

/** The part as a view of its own. */
function viewOf(view: View, { from, text }: Part): View {
  if (text.length === view.text.length) return view;
  return {
    text,
    made: view.made,
    evasive: view.evasive,
    origin: { of: view, places: () => Uint32Array.from({ length: text.length + 1 }, (_, i) => from + i) },
    get traits() {
      return traitsOf(text);
    },
  };
}
