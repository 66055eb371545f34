import { isRepeated, luhn } from './checksums.js';

export type CardLikelihood = 'certain' | 'context' | 'no';

/** Issuer ranges and the lengths they use (ISO/IEC 7812; 13-digit Visa and 12-digit Maestro are old and need a word beside them). */
export function cardLikelihood(digits: string): CardLikelihood {
  if (!luhn(digits) || isRepeated(digits)) return 'no';
  const two = Number(digits.slice(0, 2));
  const three = Number(digits.slice(0, 3));
  const four = Number(digits.slice(0, 4));
  switch (digits.length) {
    case 14:
      return two === 36 || two === 38 || two === 39 || (three >= 300 && three <= 305) ? 'certain' : 'no';
    case 15:
      return two === 34 || two === 37 ? 'certain' : four === 2131 || four === 1800 || digits.startsWith('1') ? 'context' : 'no';
    case 16:
      if (digits.startsWith('4') || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return 'certain';
      if (four === 6011 || two === 65 || (three >= 644 && three <= 649) || (four >= 3528 && four <= 3589) || two === 62) return 'certain';
      return isMaestro(four) || two === 35 || four === 9792 ? 'context' : 'no';
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

function isMaestro(four: number): boolean {
  return (
    (four >= 5000 && four <= 5099) || (four >= 5600 && four <= 5899) || (four >= 6300 && four <= 6399) || (four >= 6700 && four <= 6799)
  );
}
