import type { Confidence } from '../../../pdp/input-document.js';
import type { Role } from '../../../pdp/role.js';
import type { InspectedText } from '../../detector.js';
import { eachMatch } from '../../matches.js';
import { roleOfName } from '../../role-names.js';
import { originalSpan, type View } from '../../views/view.js';
import { isAlone } from './alone.js';
import { OTHER_NAME, OTHER_NUMBER, CARD_WORDS } from './card-words.js';
import { cardLikelihood } from './cards.js';
import { eachChunk } from './chunks.js';
import { isAmongOthers } from './columns.js';
import { ibanLength } from './iban.js';
import { formOf, type NumberForm } from './number-forms.js';
import type { Report } from '../report.js';
import { isInGroups, isSsn, SSN, SSN_DIGITS, SSN_WORDS } from './ssn.js';

/** Text before and after a number that may name it. */
const WORDS_BEFORE = 64;
const WORDS_AFTER = 24;
const SHORTEST_CHUNK = 8;
const LONGEST_CHUNK = 4_096;
const IBAN = /[A-Z]{2}[0-9]{2}(?:[ -]?[0-9A-Z]){11,34}/g;
const OTHER_ROLES: ReadonlySet<Role> = new Set(['code', 'sql', 'command', 'path', 'url']);
/** The account that money is sent to is the purpose of the call. */
const RECIPIENT = /payee|beneficiary|creditor/i;

/**
 * Accounts, cards and numbers that countries give to people, told by checksum, grouping and the words beside them. False where none is written
 * as one of them, whatever the text is called.
 */
export function numbers(inspected: InspectedText, view: View, parts: readonly number[], report: Report): boolean {
  const { text } = view;
  let any = false;
  const inRun = (start: number, end: number) => {
    if (end - start < SHORTEST_CHUNK || end - start > LONGEST_CHUNK) return;
    const form = formOf(text, start, end);
    if (!form.iban && !form.ssn && form.cards.length === 0 && form.ids.length === 0) return;
    any = true;
    inChunk(inspected, view, start, text.slice(start, end), form, report);
  };
  for (let i = 0; i < parts.length; i += 2) eachChunk(text, parts[i] ?? 0, parts[i + 1] ?? 0, inRun);
  return any;
}

function inChunk(inspected: InspectedText, view: View, offset: number, chunk: string, form: NumberForm, report: Report): void {
  const { text } = view;
  const upper = form.letters ? chunk.toUpperCase() : chunk;
  const near = (at: number, length: number, words: RegExp) =>
    words.test(inspected.name) ||
    words.test(text.slice(Math.max(0, offset + at - WORDS_BEFORE), offset + at)) ||
    words.test(text.slice(offset + at + length, offset + at + length + WORDS_AFTER));
  const taken: (readonly [number, number])[] = [];
  const free = (at: number, length: number) =>
    isAlone(text, offset + at, length) && !taken.some(([from, to]) => at < to && at + length > from);
  const take = (rule: string, confidence: Confidence, at: number, length: number) => {
    taken.push([at, at + length]);
    report(rule, confidence, offset + at, offset + at + length);
  };

  if (form.iban)
    eachMatch(IBAN, upper, ({ index, 0: whole }) => {
      const length = ibanLength(whole);
      if (length > 0 && isAlone(text, offset + index, length))
        take('iban', roleOfName(inspected.name) === 'email' || RECIPIENT.test(inspected.name) ? 'medium' : 'high', index, length);
    });
  for (const { start, end } of form.cards) {
    if (!free(start, end - start)) continue;
    const likelihood = cardLikelihood(upper.slice(start, end));
    if (likelihood === undefined) continue;
    const isCard =
      likelihood === 'certain' ||
      near(start, end - start, CARD_WORDS) ||
      (likelihood === 'unless_named' && !isOtherNumber(inspected, view, offset + start, offset + end));
    take('card', isCard ? 'high' : 'medium', start, end - start);
  }
  if (form.ids.length > 0) {
    const unnamed: (() => void)[] = [];
    for (const { rule, pattern, valid, alone, words } of form.ids) {
      eachMatch(pattern, upper, ({ index, 0: whole }) => {
        if (!free(index, whole.length) || !valid(whole.replace(/[ :./-]/g, ''), whole)) return;
        if (near(index, whole.length, words)) return take(rule, 'high', index, whole.length);
        if (alone === 'never') return;
        unnamed.push(() => {
          if (free(index, whole.length)) take(rule, alone === 'certain' ? 'high' : 'medium', index, whole.length);
        });
      });
    }
    // What a word names is that, even where the checks of another country hold too.
    for (const takeIt of unnamed) takeIt();
  }
  if (!form.ssn) return;
  eachMatch(SSN, upper, ({ index, 0: whole }) => {
    if (!free(index, whole.length) || !isSsn(whole)) return;
    const certain = isInGroups(whole, text, offset + index) || near(index, whole.length, SSN_WORDS);
    if (whole.length === SSN_DIGITS && !certain) return;
    take('us_ssn', certain ? 'high' : 'medium', index, whole.length);
  });
}

/** Whether what stands around it, or the argument, says that it is something else than a card; in code, addresses and commands most long numbers are. */
function isOtherNumber({ name, role, views }: InspectedText, view: View, start: number, end: number): boolean {
  if (OTHER_ROLES.has(role) || OTHER_NAME.test(name)) return true;
  if (OTHER_NUMBER.test(view.text.slice(Math.max(0, start - WORDS_BEFORE), start)) || isAmongOthers(view.text, start, end)) return true;
  // A number that was sent as it is was told by the words that were sent: folded, those of other scripts are words no more.
  return view.origin !== undefined && views[0]?.text.slice(...originalSpan(view, start, end)) === view.text.slice(start, end);
}
