import { LONGEST_CARD, ROW, SHORTEST_CARD, SHOWN } from './card-candidates.js';
import { IBAN_BEGINNING } from './iban.js';
import type { NationalId } from './national-id.js';
import { NATIONAL_IDS } from './national-ids.js';
import { SSN } from './ssn.js';

/** A form of numbers, and where one may stand. */
export type NumberPattern =
  /** Between what is neither digit nor letter; the beginning of a longer one, of which nothing is said. */
  | { readonly pattern: RegExp; readonly stands: 'word' | 'start' }
  /** So many digits of a row, from its first word on. The last pattern of all. */
  | { readonly pattern: RegExp; readonly stands: 'row'; readonly least: number; readonly most: number };

export interface PossibleId extends NationalId {
  /** As it is reported. */
  readonly rule: string;
}

export const IDS: readonly PossibleId[] = NATIONAL_IDS.map((id) => ({ ...id, rule: `national_id.${id.name}` }));

/** Identities first, so that their numbers are their bits; the row last. */
export const NUMBER_PATTERNS: readonly NumberPattern[] = [
  ...IDS.map(({ pattern }) => ({ pattern, stands: 'word' }) as const),
  { pattern: SSN, stands: 'word' },
  { pattern: IBAN_BEGINNING, stands: 'start' },
  { pattern: SHOWN, stands: 'word' },
  { pattern: ROW, stands: 'row', least: SHORTEST_CARD, most: LONGEST_CARD },
];
export const SSN_BIT = 1n << BigInt(IDS.length);
export const IBAN_BIT = SSN_BIT << 1n;
export const CARD_BITS = (IBAN_BIT << 1n) | (IBAN_BIT << 2n);
