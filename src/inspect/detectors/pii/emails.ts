import { asciiClass, isIn } from '../../traits/runs.js';
import type { Report } from '../report.js';

const LOCAL = asciiClass(/[A-Za-z0-9._%+'-]/);
const DOMAIN = asciiClass(/[A-Za-z0-9.-]/);
const LETTER = asciiClass(/[A-Za-z]/);

/** RFC 5321 §4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const SHORTEST_TOP = 2;
const LONGEST_TOP = 24;

/** From each `@` outwards, so that the work is bounded by the number of addresses that a text can hold. */
export function emails(text: string, report: Report): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && isIn(text, start - 1, LOCAL)) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= LONGEST_DOMAIN && isIn(text, end, DOMAIN)) end += 1;
    while (text[end - 1] === '.' || text[end - 1] === '-') end -= 1;
    if (start < at && endsInDomain(text, at + 1, end)) report('email', 'low', start, end);
  }
}

/** A dot and as many letters as a top-level domain has. */
function endsInDomain(text: string, start: number, end: number): boolean {
  let letters = 0;
  while (letters <= LONGEST_TOP && isIn(text, end - letters - 1, LETTER)) letters += 1;
  const dot = end - letters - 1;
  return letters >= SHORTEST_TOP && letters <= LONGEST_TOP && dot >= start && text[dot] === '.';
}
