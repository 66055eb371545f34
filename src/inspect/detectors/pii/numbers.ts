import type { Confidence } from '../../../pdp/input-document.js';
import type { Role } from '../../../pdp/role.js';
import type { InspectedText } from '../../detector.js';
import { eachMatch } from '../../patterns/matches.js';
import { roleOfName } from '../../roles/role-names.js';
import { originalSpan, type View } from '../../views/view.js';
import { isAlone } from './alone.js';
import { CARD_WORDS, GOODS_NAME, GOODS_NUMBER, OTHER_NAME, OTHER_NUMBER } from './card-words.js';
import { cardLikelihood } from './cards.js';
import { withoutJoints } from './checksums.js';
import { eachChunk, startOfChunks } from './chunks.js';
import { isAmongOthers } from './columns.js';
import { eachIban } from './iban.js';
import { KnownChunks, type ChunkContent, type InChunk } from './known-chunks.js';
import { formOf, type NumberForm } from './number-forms.js';
import { numberMarks, possibleNumbers } from './number-marks.js';
import type { Report } from '../report.js';
import { WORDS_BEFORE, WordsBeside } from './words-beside.js';
import { isInGroups, isSsn, SSN, SSN_DIGITS, SSN_WORDS } from './ssn.js';

const SHORTEST_CHUNK = 8;
const LONGEST_CHUNK = 4_096;
const PLAIN = /^[0-9]+$/;
const OTHER_ROLES: ReadonlySet<Role> = new Set(['code', 'sql', 'command', 'path', 'url']);
/** The account that money is sent to is the purpose of the call. */
const RECIPIENT = /payee|beneficiary|creditor/i;

/** Further from one mark to the next the chunks between are not told. */
const FAR = 256;

/**
 * Accounts, cards and numbers that countries give to people, told by checksum, grouping and the words beside them, in parts that cut no number.
 * False where none is written as one of them, whatever the text is called.
 */
export function numbers(inspected: InspectedText, view: View, parts: readonly number[], report: Report): boolean {
  const beside = new WordsBeside(view.text, inspected.name);
  let any = false;
  for (let i = 0; i < parts.length; i += 2) if (inPart(inspected, view, beside, parts[i] ?? 0, parts[i + 1] ?? 0, report)) any = true;
  return any;
}

function inPart(inspected: InspectedText, view: View, beside: WordsBeside, from: number, to: number, report: Report): boolean {
  const { text } = view;
  const marks = numberMarks(text, from, to);
  const known = new KnownChunks(text);
  let any = false;
  let mark = 0;
  let done = from;
  const skipTo = (place: number) => {
    while (mark < marks.length && (marks[mark] ?? 0) <= place) mark += 2;
  };
  while (mark < marks.length) {
    const sought = marks[mark] ?? 0;
    done = eachChunk(text, startOfChunks(text, sought, done), to, (start, end) => {
      skipTo(start);
      const { possible, next } = possibleNumbers(marks, mark, end);
      if (possible !== undefined && end - start >= SHORTEST_CHUNK && end - start <= LONGEST_CHUNK) {
        const standing = known.standing(start, end, possible);
        let content = standing && known.at(standing);
        if (content === undefined) {
          const form = formOf(text, start, end, possible);
          content = form && inChunk(inspected, view, beside, start, text.slice(start, end), form);
          if (standing !== undefined && content !== undefined) known.add(standing, content);
        }
        if (content !== undefined) {
          any = true;
          for (const each of content.found) report(each.rule, each.confidence, start + each.start, start + each.end);
        }
      }
      // Up to the mark that was gone back from the runs are read at once: to go back to each of them is a square of the text's length.
      return end < sought || (marks[next] ?? Infinity) <= end + FAR;
    });
    skipTo(done);
  }
  return any;
}

function inChunk(inspected: InspectedText, view: View, beside: WordsBeside, offset: number, chunk: string, form: NumberForm): ChunkContent {
  const { text } = view;
  /** Where every number fails its own check nothing else was asked. */
  let by: ChunkContent['by'] = 'chunk';
  const upper = form.letters && form.ids.length > 0 ? chunk.toUpperCase() : chunk;
  const near = (at: number, length: number, words: RegExp) => beside.has(words, offset + at, offset + at + length);
  const found: InChunk[] = [];
  const free = (at: number, length: number) =>
    isAlone(text, offset + at, length) && !found.some(({ start, end }) => at < end && at + length > start);
  const take = (rule: string, confidence: Confidence, start: number, length: number) => {
    found.push({ rule, confidence, start, end: start + length });
  };

  if (form.iban)
    eachIban(chunk, (start, end) => {
      if (isAlone(text, offset + start, end - start))
        take('iban', roleOfName(inspected.name) === 'email' || RECIPIENT.test(inspected.name) ? 'medium' : 'high', start, end - start);
    });
  for (const { start, end } of form.cards) {
    if (!free(start, end - start)) continue;
    const written = upper.slice(start, end);
    const likelihood = cardLikelihood(written);
    if (likelihood === undefined) continue;
    // Nothing but a card is written in its groups.
    const isOther = likelihood !== 'certain' ? isOtherNumber : PLAIN.test(written) ? isOfGoods : () => false;
    // What stands far from it and in other views may say that.
    if (isOther === isOtherNumber && likelihood !== 'named') by = 'text';
    else if (by === 'chunk') by = 'words';
    const isCard =
      (likelihood !== 'named' && !isOther(inspected, view, offset + start, offset + end)) || near(start, end - start, CARD_WORDS);
    take('card', isCard ? 'high' : 'medium', start, end - start);
  }
  if (form.ids.length > 0) {
    const unnamed: (() => void)[] = [];
    for (const { rule, pattern, valid, alone, words, year } of form.ids) {
      eachMatch(pattern, upper, ({ index, 0: whole }) => {
        if (!free(index, whole.length) || !valid(withoutJoints(whole), whole)) return;
        if (by === 'chunk') by = 'words';
        if (near(index, whole.length, words)) return take(rule, 'high', index, whole.length);
        if (alone === 'never') return;
        unnamed.push(() => {
          if (!free(index, whole.length)) return;
          const isCertain =
            alone === 'certain' && !isOfNow(whole, year) && !isOfGoods(inspected, view, offset + index, offset + index + whole.length);
          take(rule, isCertain ? 'high' : 'medium', index, whole.length);
        });
      });
    }
    // What a word names is that, even where the checks of another country hold too.
    for (const takeIt of unnamed) takeIt();
  }
  if (!form.ssn) return { found, by };
  eachMatch(SSN, upper, ({ index, 0: whole }) => {
    if (!free(index, whole.length) || !isSsn(whole)) return;
    if (by === 'chunk') by = 'words';
    const certain =
      (isInGroups(whole, text, offset + index) && !isOfGoods(inspected, view, offset + index, offset + index + whole.length)) ||
      near(index, whole.length, SSN_WORDS);
    if (whole.length === SSN_DIGITS && !certain) return;
    take('us_ssn', certain ? 'high' : 'medium', index, whole.length);
  });
  return { found, by };
}

/** Years of which a date is that of a paper more often than that of a birth. */
const OF_NOW = /^(?:1[2-9]|2[0-9])/;

function isOfNow(written: string, year: number | undefined): boolean {
  return year !== undefined && OF_NOW.test(written.slice(year));
}

/** Whether it is called as goods, papers and moments are, or is an address's name. */
function isOfGoods({ name }: InspectedText, { text }: View, start: number, end: number): boolean {
  if (GOODS_NAME.test(name) || (text[end] === '@' && /[A-Za-z0-9]/.test(text[end + 1] ?? ''))) return true;
  return GOODS_NUMBER.test(text.slice(Math.max(0, start - WORDS_BEFORE), start));
}

/** Whether what stands around it, or the argument, says that it is something else than a card; in code, addresses and commands most long numbers are. */
function isOtherNumber({ name, role, views }: InspectedText, view: View, start: number, end: number): boolean {
  if (OTHER_ROLES.has(role) || OTHER_NAME.test(name)) return true;
  if (OTHER_NUMBER.test(view.text.slice(Math.max(0, start - WORDS_BEFORE), start)) || isAmongOthers(view.text, start, end)) return true;
  // A number that was sent as it is was told by the words that were sent: folded, those of other scripts are words no more.
  return view.origin !== undefined && views[0]?.text.slice(...originalSpan(view, start, end)) === view.text.slice(start, end);
}
