import { cardCandidates, type CardCandidate } from './card-candidates.js';
import { DIGIT, KIND_OF, LETTER, OTHER } from './number-kinds.js';
import type { PossibleNumbers } from './possible-numbers.js';
import type { PossibleId } from './number-patterns.js';

/** What a chunk may hold, by its digits, letters and separators alone. */
export interface NumberForm {
  readonly letters: boolean;
  readonly iban: boolean;
  readonly cards: readonly CardCandidate[];
  readonly ssn: boolean;
  readonly ids: readonly PossibleId[];
}

const ACCOUNT: NumberForm = { letters: true, iban: true, cards: [], ssn: false, ids: [] };

/** An Indian PAN has four; everything else more. */
export const FEWEST_DIGITS = 4;
/** The longest national number with letters has fewer characters. */
export const LONGEST_ID = 24;
/** Of a chunk in which national numbers are looked for. */
const LONGEST_WITH_IDS = 192;
const JOINTS = Array.from('./-').reduce((signs, sign) => signs | (1 << sign.charCodeAt(0)), 0);

/** Of a chunk of a text, as `eachChunk` gives it, in which these may stand. Most are none: no text is made of those. */
export function formOf(text: string, start: number, end: number, { iban, cards, ssn, ids }: PossibleNumbers): NumberForm | undefined {
  let digits = 0;
  let letters = false;
  let signs = 0;
  let twoSigns = false;
  let isBehindSign = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = KIND_OF[code] ?? OTHER;
    if (kind === DIGIT) digits += 1;
    else if (kind === LETTER) letters = true;
    else {
      signs |= 1 << code;
      twoSigns ||= isBehindSign;
    }
    isBehindSign = kind > LETTER;
  }
  if (digits < FEWEST_DIGITS) return undefined;
  // One word with letters in it, joined or not, is one number or none.
  if (letters && !twoSigns && (signs & ~JOINTS) === 0 && end - start > LONGEST_ID) return iban ? ACCOUNT : undefined;
  const form = {
    letters,
    iban,
    ssn,
    cards: cards ? cardCandidates(text, start, end) : ACCOUNT.cards,
    ids: end - start <= LONGEST_WITH_IDS ? ids : ACCOUNT.ids,
  };
  return iban || ssn || form.cards.length > 0 || form.ids.length > 0 ? form : undefined;
}
