import { literals } from '../../literals.js';
import type { Report } from '../report.js';

/** What every one of them has. */
export const PRIVATE_KEYS = literals(['PRIVATE KEY']);
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const PRIVATE_KEY_END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** A key with less than this behind its header is an example or a search pattern. */
const SHORTEST_KEY = 40;
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
    if (footer - body >= SHORTEST_KEY) report('private_key', 'high', match.index, Math.min(footerEnd, body + LONGEST_KEY));
  }
}
