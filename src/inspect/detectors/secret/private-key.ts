import { literals } from '../../traits/literals.js';
import { NearWords } from '../../traits/near-words.js';
import { asciiClass, hasRun, isIn } from '../../traits/runs.js';
import type { View } from '../../views/view.js';
import type { Report } from '../report.js';

/** What every one of them has. */
export const PRIVATE_KEYS = literals(['PRIVATE KEY', 'PuTTY-User-Key-File-']);
/** With what stands before the words at most. */
const PRIVATE_KEY = new NearWords(/-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g, PRIVATE_KEYS, 11 + 3 * 13);
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
export function privateKeys({ text, traits }: View, report: Report): void {
  let footer = 0;
  let footerEnd = 0;
  /** Up to here no line of a key stands behind the headers before. */
  let bare = 0;
  PRIVATE_KEY.eachMatch(text, traits.places, (match) => {
    const body = match.index + match[0].length;
    if (footer < body) {
      PRIVATE_KEY_END.lastIndex = body;
      const next = PRIVATE_KEY_END.exec(text);
      footer = next?.index ?? text.length;
      footerEnd = next === null ? text.length : footer + next[0].length;
    }
    if (footer - body < SHORTEST_KEY) return;
    const to = Math.min(footer, body + LONGEST_HEADERS);
    // A line that reaches beyond may begin a little before.
    const isKey = hasRun(text.slice(Math.max(body, bare - SHORTEST_LINE + 1), to), BODY, SHORTEST_LINE);
    if (!isKey) bare = to;
    else report('private_key', 'high', match.index, Math.min(footerEnd, body + LONGEST_KEY));
  });
}

/** Lines of Base64, as they are or with their breaks escaped. */
const LINES = asciiClass(/[A-Za-z0-9+/=\s\\]/);
const PUTTY = new NearWords(/PuTTY-User-Key-File-[123]: /g, PRIVATE_KEYS, 0);
const PUTTY_LINES = /Private-Lines: [0-9]{1,4}\s{1,4}[A-Za-z0-9+/=]{24}/g;

/** Keys of PuTTY: the public part, then the private one. */
export function puttyKeys({ text, traits }: View, report: Report): void {
  let lines = -1;
  let linesEnd = 0;
  PUTTY.eachMatch(text, traits.places, ({ index }) => {
    if (lines < index) {
      PUTTY_LINES.lastIndex = index;
      const next = PUTTY_LINES.exec(text);
      // Of the keys that follow none has any either.
      lines = next?.index ?? Infinity;
      if (next === null) return;
      linesEnd = lines + next[0].length;
      // All of it: what is not in the span is not masked.
      while (linesEnd - lines < LONGEST_KEY && isIn(text, linesEnd, LINES)) linesEnd += 1;
    }
    if (lines !== Infinity) report('private_key', 'high', index, Math.min(linesEnd, index + LONGEST_KEY));
  });
}
