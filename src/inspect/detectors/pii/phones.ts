import { eachMatch } from '../../patterns/matches.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { isAlone } from './alone.js';
import type { Report } from '../report.js';

/** Digits of the shortest phone number: with a plus in front, without. */
const PHONE_DIGITS_ABROAD = 5;
const PHONE_DIGITS = 10;
const PLUS = characterSet('+');
const PHONE =
  /\+[0-9]{1,3}[ .-]?(?:\([0-9]{1,4}\)[ .-]?)?[0-9]{2,4}(?:[ .-]?[0-9]{2,4}){1,4}|\([0-9]{3}\) ?[0-9]{3}[ .-][0-9]{4}|[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}/g;

/** In texts of some pages numbers are looked for only where one begins with a plus. */
export function mayHoldPhone({ text, traits }: View): boolean {
  const abroad = hasAny(traits, PLUS);
  return traits.digits >= (abroad ? PHONE_DIGITS_ABROAD : PHONE_DIGITS) && (text.length <= 65_536 || abroad);
}

/** Numbers as they are dialled, in a text that may hold one. */
export function phones({ text }: View, parts: readonly number[], report: Report): void {
  for (let i = 0; i < parts.length; i += 2) {
    const from = parts[i] ?? 0;
    eachMatch(PHONE, text.slice(from, parts[i + 1]), ({ index, 0: { length } }) => {
      const start = from + index;
      if (isAlone(text, start, length)) report('phone', 'low', start, start + length);
    });
  }
}
