import { asciiClass, isIn } from '../../runs.js';
import type { Report } from '../report.js';

const LOCAL = asciiClass(/[A-Za-z0-9._%+'-]/);
const DOMAIN = asciiClass(/[A-Za-z0-9.-]/);

/** RFC 5321 §4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** From each `@` outwards, so that the work is bounded by the number of addresses that a text can hold. */
export function emails(text: string, report: Report): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && isIn(text, start - 1, LOCAL)) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= LONGEST_DOMAIN && isIn(text, end, DOMAIN)) end += 1;
    while (text[end - 1] === '.' || text[end - 1] === '-') end -= 1;
    if (start < at && /\.[A-Za-z]{2,24}$/.test(text.slice(at + 1, end))) report('email', 'low', start, end);
  }
}
