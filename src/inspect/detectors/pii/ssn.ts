import { digitsOf } from './checksums.js';

export const SSN_DIGITS = 9;
export const SSN = /[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{3}[ .][0-9]{2}[ .][0-9]{4}|[0-9]{9}/g;
export const SSN_WORDS = /\bssn|social[ _-]?sec/i;
/** A label right before a number that makes it something else. */
const LONGEST_LABEL = 16;
const OTHER_NUMBER =
  /\b(?:status|digest|counter|version|order|ticket|ref|reference|hash|serial|part|sku|build|commit|case|invoice|tracking)[\s:=#]{1,4}$/i;

/** Area, group and serial numbers that the Social Security Administration gives out. */
export function isSsn(written: string): boolean {
  const digits = digitsOf(written);
  const area = digits.slice(0, 3);
  return area !== '000' && area !== '666' && !area.startsWith('9') && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000';
}

/** In groups as on the card, and not called something else: with hyphens anywhere, with spaces or dots where nothing stands beside. */
export function isInGroups(written: string, text: string, start: number): boolean {
  const grouped = written[3] === '-' || (written.length !== SSN_DIGITS && written.length === text.trim().length);
  return grouped && !OTHER_NUMBER.test(text.slice(Math.max(0, start - LONGEST_LABEL), start));
}
