import type { Confidence } from '../../../pdp/input-document.js';
import type { Detector, Match, InspectedText } from '../../detector.js';
import { eachMatch } from '../../matches.js';
import { roleOfName } from '../../role-names.js';
import { asciiClass } from '../../runs.js';
import { characterSet, hasAny } from '../../traits.js';
import type { View } from '../../views/view.js';
import { cardCandidates } from './card-candidates.js';
import { writtenCard } from './cards.js';
import { digitsOf } from './checksums.js';
import { ibanLength } from './iban.js';
import { eachChunk } from './chunks.js';
import { possibleIds, type NumberShape } from './national-shapes.js';

/** Text before and after a number that may name it. */
const WORDS_BEFORE = 64;
const WORDS_AFTER = 24;
/** Longest of an IBAN in groups of four. */
const LONGEST_NUMBER = 48;

const SHORTEST_CHUNK = 8;
const LONGEST_CHUNK = 4_096;
/** An Indian PAN has four; everything else more. */
const FEWEST_DIGITS = 4;

const CARD_DIGITS = 12;
const SSN_DIGITS = 9;
const IBAN = /[A-Z]{2}[0-9]{2}(?:[ -]?[0-9A-Z]){11,34}/g;
const SSN = /[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{3}[ .][0-9]{2}[ .][0-9]{4}|[0-9]{9}/g;
const CARD_WORDS = /card|visa|master|amex|maestro|credit|debit|\bpan\b|payment|billing/i;
const SSN_WORDS = /\bssn|social[ _-]?sec/i;
/** A label right before a number that makes it something else. */
const LONGEST_LABEL = 16;
const OTHER_NUMBER =
  /\b(?:status|digest|counter|version|order|ticket|ref|reference|hash|serial|part|sku|build|commit|case|invoice|tracking)[\s:=#]{1,4}$/i;
/** The account that money is sent to is the purpose of the call. */
const RECIPIENT = /payee|beneficiary|creditor/i;
/** Digits of the shortest phone number: with a plus in front, without. */
const PHONE_DIGITS_ABROAD = 5;
const PHONE_DIGITS = 10;
const PLUS = characterSet('+');
const AT = characterSet('@');
const PHONE =
  /\+[0-9]{1,3}[ .-]?(?:\([0-9]{1,4}\)[ .-]?)?[0-9]{2,4}(?:[ .-]?[0-9]{2,4}){1,4}|\([0-9]{3}\) ?[0-9]{3}[ .-][0-9]{4}|[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}/g;

type Report = (rule: string, confidence: Confidence, start: number, end: number) => void;

/**
 * Numbers that stand for a person or an account: high where structure and checksum leave hardly any accident or a word
 * beside it says so. E-mail addresses and phone numbers are in half of all honest calls: low, and a recipient's own
 * address (`to`, `email`) is not reported at all.
 */
export const pii: Detector = {
  name: 'pii',
  detect(inspected, report) {
    for (const view of inspected.views) {
      const hasNumbers = view.traits.digits >= FEWEST_DIGITS;
      const hasAddresses = hasAny(view.traits, AT);
      if (!hasNumbers && !hasAddresses) continue;
      const add: Report = (rule, confidence, start, end) =>
        report({
          rule,
          confidence,
          severity: confidence === 'high' ? 'high' : confidence === 'medium' ? 'medium' : 'low',
          view,
          start,
          end,
        } satisfies Match);
      if (hasNumbers) numbers(inspected, view, add);
      if (hasAddresses && roleOfName(inspected.name) !== 'email') emails(view.text, add);
    }
  },
};

function numbers(inspected: InspectedText, { text, traits }: View, report: Report): void {
  eachChunk(text, (start, end, shape) => {
    if (end - start < SHORTEST_CHUNK || end - start > LONGEST_CHUNK || shape.digits < FEWEST_DIGITS) return;
    inChunk(inspected, text, start, text.slice(start, end), shape, report);
  });
  const abroad = hasAny(traits, PLUS);
  if (traits.digits >= (abroad ? PHONE_DIGITS_ABROAD : PHONE_DIGITS) && (text.length <= 65_536 || abroad)) {
    eachMatch(PHONE, text, ({ index, 0: { length } }) => {
      if (isAlone(text, index, length)) report('phone', 'low', index, index + length);
    });
  }
}

function inChunk(inspected: InspectedText, text: string, offset: number, chunk: string, shape: NumberShape, report: Report): void {
  const upper = shape.letters ? chunk.toUpperCase() : chunk;
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

  if (shape.letters)
    eachMatch(IBAN, upper, ({ index, 0: whole }) => {
      const length = spelled(whole, ibanLength(whole.replace(/[ -]/g, '')));
      if (length > 0 && isAlone(text, offset + index, length))
        take('iban', roleOfName(inspected.name) === 'email' || RECIPIENT.test(inspected.name) ? 'medium' : 'high', index, length);
    });
  if (shape.digits >= CARD_DIGITS)
    for (const { start, written } of cardCandidates(upper)) {
      if (!free(start, written.length)) continue;
      const likelihood = writtenCard(written);
      if (likelihood === 'no') continue;
      take('card', likelihood === 'certain' || near(start, written.length, CARD_WORDS) ? 'high' : 'medium', start, written.length);
    }
  if (chunk.length <= LONGEST_NUMBER * 4) {
    const unnamed: (() => void)[] = [];
    for (const { rule, pattern, valid, alone, words } of possibleIds(shape)) {
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
  if (shape.digits < SSN_DIGITS) return;
  eachMatch(SSN, upper, ({ index, 0: whole }) => {
    if (!free(index, whole.length) || !isSsn(digitsOf(whole))) return;
    const written = whole[3] === '-' || (whole.length !== 9 && whole.length === text.trim().length);
    const certain =
      (written && !OTHER_NUMBER.test(text.slice(Math.max(0, offset + index - LONGEST_LABEL), offset + index))) ||
      near(index, whole.length, SSN_WORDS);
    if (whole.length === 9 && !certain) return;
    take('us_ssn', certain ? 'high' : 'medium', index, whole.length);
  });
}

/** Area, group and serial numbers that the Social Security Administration gives out. */
function isSsn(digits: string): boolean {
  const area = digits.slice(0, 3);
  return area !== '000' && area !== '666' && !area.startsWith('9') && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000';
}

/** Length in the text of the first `count` characters that are no separators. */
function spelled(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; at++) if (text[at] !== ' ' && text[at] !== '-') left -= 1;
  return at;
}

/** Not a part of a longer number, word, decimal or path. A comma ends a column. */
function isAlone(text: string, start: number, length: number): boolean {
  if (isIn(WORD, text, start - 1) || isIn(WORD, text, start + length)) return false;
  if (isIn(JOINER, text, start - 1) && isIn(ALPHANUMERIC, text, start - 2)) return false;
  return !(isIn(JOINER, text, start + length) && isIn(ALPHANUMERIC, text, start + length + 1));
}

const WORD = asciiClass(/\w/);
const ALPHANUMERIC = asciiClass(/[0-9A-Za-z]/);
const JOINER = asciiClass(/[./-]/);
const LOCAL = asciiClass(/[A-Za-z0-9._%+'-]/);
const DOMAIN = asciiClass(/[A-Za-z0-9.-]/);

function isIn(members: Uint8Array, text: string, at: number): boolean {
  return members[text.charCodeAt(at)] === 1;
}

/** RFC 5321 §4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** From each `@` outwards, so that the work is bounded by the number of addresses that a text can hold. */
function emails(text: string, report: Report): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && isIn(LOCAL, text, start - 1)) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= LONGEST_DOMAIN && isIn(DOMAIN, text, end)) end += 1;
    while (text[end - 1] === '.' || text[end - 1] === '-') end -= 1;
    if (start < at && /\.[A-Za-z]{2,24}$/.test(text.slice(at + 1, end))) report('email', 'low', start, end);
  }
}
