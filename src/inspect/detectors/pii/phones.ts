import { eachMatch } from '../../matches.js';
import { characterSet, hasAny } from '../../traits.js';
import type { View } from '../../views/view.js';
import { isAlone } from './alone.js';
import type { Report } from '../report.js';

/** Digits of the shortest phone number: with a plus in front, without. */
const PHONE_DIGITS_ABROAD = 5;
const PHONE_DIGITS = 10;
const PLUS = characterSet('+');
const PHONE =
  /\+[0-9]{1,3}[ .-]?(?:\([0-9]{1,4}\)[ .-]?)?[0-9]{2,4}(?:[ .-]?[0-9]{2,4}){1,4}|\([0-9]{3}\) ?[0-9]{3}[ .-][0-9]{4}|[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}/g;

/** Numbers as they are dialled, in texts of some pages only where one begins with a plus. */
export function phones({ text, traits }: View, from: number, to: number, report: Report): void {
  const abroad = hasAny(traits, PLUS);
  if (traits.digits < (abroad ? PHONE_DIGITS_ABROAD : PHONE_DIGITS) || (text.length > 65_536 && !abroad)) return;
  eachMatch(PHONE, text.slice(from, to), ({ index, 0: { length } }) => {
    const start = from + index;
    if (isAlone(text, start, length)) report('phone', 'low', start, start + length);
  });
}
