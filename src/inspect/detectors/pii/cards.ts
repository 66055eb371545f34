import { digitsOf, isRepeated, luhn } from './checksums.js';

export type CardLikelihood = 'certain' | 'context' | 'no';

/** As a card shows its number: groups of four, and what is left of nineteen. Nothing else with an issuer's digits and Luhn is written so. */
const IN_GROUPS = /^[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?$/;

/** Of a number as it is written. */
export function writtenCard(written: string): CardLikelihood {
  const likelihood = cardLikelihood(digitsOf(written));
  return likelihood === 'context' && IN_GROUPS.test(written) ? 'certain' : likelihood;
}

/** Issuer ranges and the lengths they use (ISO/IEC 7812; 13-digit Visa and 12-digit Maestro are old and need a word beside them). */
function cardLikelihood(digits: string): CardLikelihood {
  if (!luhn(digits) || isRepeated(digits)) return 'no';
  const two = Number(digits.slice(0, 2));
  const three = Number(digits.slice(0, 3));
  const four = Number(digits.slice(0, 4));
  switch (digits.length) {
    case 14:
      return isDiners(two, three) ? 'certain' : 'no';
    case 15:
      return two === 34 || two === 37 ? 'certain' : four === 2131 || four === 1800 || digits.startsWith('1') ? 'context' : 'no';
    case 16:
      if (digits.startsWith('4') || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return 'certain';
      if (isMir(four) || four === 6011 || two === 65 || (three >= 644 && three <= 649) || (four >= 3528 && four <= 3589) || two === 62)
        return 'certain';
      return isMaestro(four) || isDiners(two, three) || isRuPay(two) || two === 35 || four === 9792 ? 'context' : 'no';
    case 12:
    case 13:
    case 17:
    case 18:
    case 19:
      return digits.startsWith('4') || two === 62 || isMaestro(four) ? 'context' : 'no';
    default:
      return 'no';
  }
}

function isDiners(two: number, three: number): boolean {
  return two === 36 || two === 38 || two === 39 || (three >= 300 && three <= 305);
}

function isMir(four: number): boolean {
  return four >= 2200 && four <= 2204;
}

/** RuPay, and UnionPay's newer range. */
function isRuPay(two: number): boolean {
  return two === 60 || two === 81 || two === 82;
}

function isMaestro(four: number): boolean {
  return (
    (four >= 5000 && four <= 5099) || (four >= 5600 && four <= 5899) || (four >= 6300 && four <= 6399) || (four >= 6700 && four <= 6799)
  );
}
