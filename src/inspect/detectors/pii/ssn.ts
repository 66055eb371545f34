export const SSN_DIGITS = 9;
export const SSN = /[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{3}[ .][0-9]{2}[ .][0-9]{4}|[0-9]{9}/g;
export const SSN_WORDS = /\bssn|social[ _-]?sec/i;
/** A label right before a number that makes it something else. */
const LONGEST_LABEL = 16;
const OTHER_NUMBER =
  /\b(?:status|digest|counter|version|order|ticket|ref|reference|hash|serial|part|sku|build|commit|case|invoice|tracking)[\s:=#]{1,4}$/i;

/** Area, group and serial numbers that the Social Security Administration gives out. */
export function isSsn(written: string): boolean {
  const joint = written.length === SSN_DIGITS ? 0 : 1;
  if (written.startsWith('000') || written.startsWith('666') || written.startsWith('9')) return false;
  return !written.startsWith('00', 3 + joint) && !written.endsWith('0000');
}

/** In groups as on the card, and not called something else: with hyphens anywhere, with spaces or dots where nothing stands beside. */
export function isInGroups(written: string, text: string, start: number): boolean {
  const grouped = written[3] === '-' || (written.length !== SSN_DIGITS && isWhole(text, start, start + written.length));
  return grouped && !OTHER_NUMBER.test(text.slice(Math.max(0, start - LONGEST_LABEL), start));
}

/** Whether nothing but space stands beside: told from the nearest on, so that of many numbers none looks past the next. */
function isWhole(text: string, start: number, end: number): boolean {
  for (let at = end; at < text.length; at++) if (!SPACE.test(text.charAt(at))) return false;
  for (let at = start - 1; at >= 0; at--) if (!SPACE.test(text.charAt(at))) return false;
  return true;
}

const SPACE = /\s/;
