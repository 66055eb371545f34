import { literals } from '../../literals.js';
import { asciiClass, hasRun, isIn } from '../../runs.js';
import type { Report } from '../report.js';

/** What every one of them has. */
export const PRIVATE_KEYS = literals(['PRIVATE KEY', 'PuTTY-User-Key-File-']);
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const PRIVATE_KEY_END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** A key with less than this behind its header is an example or a search pattern. */
const SHORTEST_KEY = 40;
/** What a key is written in: no word is as long. */
const BODY = asciiClass(/[A-Za-z0-9+/=_-]/);
const SHORTEST_LINE = 24;
/** Headers of encrypted keys and of OpenPGP stand before it. */
const LONGEST_HEADERS = 400;
/** An RSA key of 16,384 bits. */
const LONGEST_KEY = 16_384;

/** Keys in PEM and OpenPGP's armour (RFC 7468, RFC 9580 §6.2), from header to footer. */
export function privateKeys(text: string, report: Report): void {
  let footer = 0;
  let footerEnd = 0;
  for (const match of text.matchAll(PRIVATE_KEY)) {
    const body = match.index + match[0].length;
    if (footer < body) {
      PRIVATE_KEY_END.lastIndex = body;
      const next = PRIVATE_KEY_END.exec(text);
      footer = next?.index ?? text.length;
      footerEnd = next === null ? text.length : footer + next[0].length;
    }
    const isKey = footer - body >= SHORTEST_KEY && hasRun(text.slice(body, Math.min(footer, body + LONGEST_HEADERS)), BODY, SHORTEST_LINE);
    if (isKey) report('private_key', 'high', match.index, Math.min(footerEnd, body + LONGEST_KEY));
  }
}

/** Lines of Base64, as they are or with their breaks escaped. */
const LINES = asciiClass(/[A-Za-z0-9+/=\s\\]/);
const PUTTY = /PuTTY-User-Key-File-[123]: /g;
const PUTTY_LINES = /Private-Lines: [0-9]{1,4}\s{1,4}[A-Za-z0-9+/=]{24}/g;

/** Keys of PuTTY: the public part, then the private one. */
export function puttyKeys(text: string, report: Report): void {
  let lines = -1;
  let linesEnd = 0;
  for (const { index } of text.matchAll(PUTTY)) {
    if (lines < index) {
      PUTTY_LINES.lastIndex = index;
      const next = PUTTY_LINES.exec(text);
      if (next === null) return;
      lines = next.index;
      linesEnd = lines + next[0].length;
      // All of it: what is not in the span is not masked.
      while (linesEnd - lines < LONGEST_KEY && isIn(text, linesEnd, LINES)) linesEnd += 1;
    }
    report('private_key', 'high', index, Math.min(linesEnd, index + LONGEST_KEY));
  }
}
