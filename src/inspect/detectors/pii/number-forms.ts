import { asciiClass } from '../../runs.js';
import { cardCandidates, type CardCandidate } from './card-candidates.js';
import { IBAN_START } from './iban.js';
import { LONGEST_ID, possibleIds, standsIn, type NumberShape, type PossibleId } from './national-shapes.js';
import { SSN_DIGITS } from './ssn.js';

/** What a run may hold, by its digits, letters and separators alone. */
export interface NumberForm {
  readonly letters: boolean;
  readonly iban: boolean;
  readonly cards: readonly CardCandidate[];
  readonly ssn: boolean;
  readonly ids: readonly PossibleId[];
}

const NOTHING: NumberForm = { letters: false, iban: false, cards: [], ssn: false, ids: [] };
const ACCOUNT: NumberForm = { ...NOTHING, letters: true, iban: true };

/** An Indian PAN has four; everything else more. */
export const FEWEST_DIGITS = 4;
const CARD_DIGITS = 12;
/** Of a run in which national numbers are looked for. */
const LONGEST_WITH_IDS = 192;
/** Of a run whose form is remembered, and how often letters may follow its digits: hashes are each of another form. */
const LONGEST_KNOWN = 64;
const MOST_TURNS = 2;

const SIGN_OF_JOINT = Array.from('./-').reduce((signs, sign) => signs | (1 << sign.charCodeAt(0)), 0);
const LETTER = asciiClass(/[A-Za-z]/);
/** Between two digits of a card. */
const CARD_JOINT = asciiClass(/[ .-]/);
/** Lengths of three groups of digits, four bits each. */
const SSN_GROUPS = 0x324;
const LETTERS_AND_DIGITS = 0b1100;

/** Of the run from `start` to `end`, as `eachChunk` gives it. It may say too much, never too little: a reason to look. */
export function formOf(text: string, start: number, end: number): NumberForm {
  let digits = 0;
  let longest = 0;
  let run = 0;
  let letters = false;
  let signs = 0;
  /** Of the digits before with at most one joint between two. */
  let inCard = 0;
  let mostInCard = 0;
  let groups = 0;
  let ssn = false;
  let turns = 0;
  /** Of the word since the last sign: its length, and a bit for each letter. */
  let length = 0;
  let word = 0;
  let iban = false;
  let twoSigns = false;
  /** The last digit. */
  let last = start;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : 0;
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      last = at;
      run += 1;
      inCard += 1;
      length += 1;
      word <<= 1;
      if (length === 4 && word === LETTERS_AND_DIGITS) iban = true;
      continue;
    }
    if (run > 0) {
      if (run > longest) longest = run;
      if (inCard > mostInCard) mostInCard = inCard;
      groups = ((groups << 4) | Math.min(run, 15)) & 0xfff;
      if (run === SSN_DIGITS || groups === SSN_GROUPS) ssn = true;
      run = 0;
      if (code >= 0x40) turns += 1;
      if (CARD_JOINT[code] !== 1) inCard = 0;
    } else {
      inCard = 0;
    }
    if (code >= 0x40) {
      letters = true;
      length += 1;
      word = (word << 1) | 1;
    } else if (at < end) {
      if (length === 0) twoSigns = true;
      signs |= 1 << code;
      length = 0;
      word = 0;
    }
  }
  if (digits < FEWEST_DIGITS) return NOTHING;
  // One word with letters in it, joined or not, is one number or none.
  if (letters && !twoSigns && (signs & ~SIGN_OF_JOINT) === 0 && end - start > LONGEST_ID) return iban ? ACCOUNT : NOTHING;
  const shape = { digits, run: longest, letters, signs };
  const hasIds = end - start <= LONGEST_WITH_IDS && possibleIds(shape).length > 0;
  const hasCards = mostInCard >= CARD_DIGITS;
  if (!iban && !ssn && !hasCards && !hasIds) return NOTHING;
  // The words behind a number are part of its run; but for an account nothing goes on so far behind its last digit.
  const reach = iban ? end : Math.min(end, last + LONGEST_ID);
  if (reach - start <= LONGEST_KNOWN && turns <= MOST_TURNS) return known(text, start, reach, shape);
  const cards = hasCards ? cardCandidates(text.slice(start, end)) : NOTHING.cards;
  return { letters, iban, cards, ssn, ids: hasIds ? possibleIds(shape) : NOTHING.ids };
}

/** What a form is written with here: digits are all `9`, letters all `A`. */
const PLAIN = '9A .:/+()-';
const CLASS = Uint8Array.from({ length: 128 }, (_, code) =>
  LETTER[code] === 1 ? 1 : code >= 0x30 && code <= 0x39 ? 0 : Math.max(0, PLAIN.indexOf(String.fromCharCode(code))),
);
/** A tree of forms, by what comes next. When it is full it begins anew. */
const MOST_NODES = 8_192;
let next: Uint16Array | undefined;
let nodes = 1;
let forms: (NumberForm | undefined)[] = [];

function known(text: string, start: number, end: number, shape: NumberShape): NumberForm {
  const tree = (next ??= new Uint16Array(MOST_NODES * PLAIN.length));
  if (nodes + LONGEST_KNOWN > MOST_NODES) {
    tree.fill(0);
    nodes = 1;
    forms = [];
  }
  let node = 0;
  for (let at = start; at < end; at++) {
    const place = node * PLAIN.length + (CLASS[text.charCodeAt(at)] ?? 0);
    node = tree[place] ?? 0;
    if (node === 0) tree[place] = node = nodes++;
  }
  return (forms[node] ??= readForm(
    text
      .slice(start, end)
      .replace(/[0-9]/g, '9')
      .replace(/[A-Za-z]/g, 'A'),
    shape,
  ));
}

const SSN_FORM = /(?:^|[^9A])(?:9{3}-99-9{4}|9{3}[ .]99[ .]9{4}|9{9})(?:[^9A]|$)/;

function readForm(plain: string, shape: NumberShape): NumberForm {
  const form = {
    letters: shape.letters,
    iban: IBAN_START.test(plain),
    cards: cardCandidates(plain),
    ssn: SSN_FORM.test(plain),
    ids: possibleIds(shape).filter((id) => standsIn(id, plain)),
  };
  return form.iban || form.ssn || form.cards.length > 0 || form.ids.length > 0 ? form : NOTHING;
}
