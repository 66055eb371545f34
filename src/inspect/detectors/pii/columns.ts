import { eachMatch } from '../../patterns/matches.js';
import { cardLikelihood } from './cards.js';

/** How far on each side of a number others are looked for, and how many tell. */
const AROUND = 400;
const FEWEST = 4;
const MOST = 8;
const LONG_NUMBER = /[0-9]{12,}/g;

/** Whether a number stands among others of as many digits of which most are no cards: ids, hashes and codes of a column, which pass a card's checks by accident. */
export function isAmongOthers(text: string, start: number, end: number): boolean {
  let others = 0;
  let cards = 0;
  const count = (part: string) =>
    eachMatch(LONG_NUMBER, part, ({ 0: digits }) => {
      if (digits.length !== end - start) return true;
      others += 1;
      if (cardLikelihood(digits) !== undefined) cards += 1;
      return others < MOST;
    });
  count(text.slice(end, end + AROUND));
  if (others < MOST) count(text.slice(Math.max(0, start - AROUND), start));
  return others >= FEWEST && cards * 2 < others;
}
