import { brandLikelihood, type CardLikelihood } from './card-brands.js';
import { isRepeated, isTradeItem, luhn, withoutJoints } from './checksums.js';

/** As a card shows its number: groups of four and a rest, or 4-6-5. Nothing else with an issuer's digits and Luhn is written so. */
const IN_GROUPS = new RegExp(
  [' ', '-', '[.]'].map((by) => `^[0-9]{4}(?:${by}[0-9]{4}){2}(?:${by}[0-9]{1,4}){0,2}$|^[0-9]{4}${by}[0-9]{6}${by}[0-9]{4,5}$`).join('|'),
);

/** Of a number as it is written; undefined of one that is no card's. */
export function cardLikelihood(written: string): CardLikelihood | undefined {
  // Of ten numbers nine end here.
  if (!luhn(written)) return undefined;
  const digits = withoutJoints(written);
  if (isRepeated(digits)) return undefined;
  const likelihood = brandLikelihood(digits);
  const isInGroups = IN_GROUPS.test(written);
  // Decimals and versions have dots anywhere.
  if (written.includes('.') && !isInGroups) return undefined;
  if (likelihood !== 'unless_named') return likelihood;
  if (isInGroups) return 'certain';
  return written.length > digits.length || isTradeItem(digits) ? 'named' : likelihood;
}
