import { CARD_BITS, IBAN_BIT, IDS, SSN_BIT, type PossibleId } from './number-patterns.js';

/** Which numbers a part of a text may be, by its digits, letters and signs alone. */
export interface PossibleNumbers {
  /** Of the patterns a bit each, and a number for all of them together; -1 where there are too many to be remembered. */
  readonly bits: bigint;
  readonly number: number;
  readonly iban: boolean;
  readonly ibanAlone: boolean;
  readonly cards: boolean;
  readonly ssn: boolean;
  readonly ids: readonly PossibleId[];
}

/** As many are remembered. */
const MOST_REMEMBERED = 1_024;

/** By the patterns of marks, a bit each. */
const known = new Map<bigint, PossibleNumbers>();
/** By two of them. */
const together = new Map<number, PossibleNumbers>();

/** What one or the other may be. */
export function both(one: PossibleNumbers, other: PossibleNumbers): PossibleNumbers {
  const bits = () => possibleOf(one.bits | other.bits);
  if (one.number < 0 || other.number < 0) return bits();
  const key = one.number * MOST_REMEMBERED + other.number;
  let possible = together.get(key);
  if (possible === undefined) together.set(key, (possible = bits()));
  return possible;
}

/** What patterns may be, a bit each. */
export function possibleOf(bits: bigint): PossibleNumbers {
  let possible = known.get(bits);
  if (possible !== undefined) return possible;
  possible = {
    bits,
    number: known.size < MOST_REMEMBERED ? known.size : -1,
    iban: (bits & IBAN_BIT) !== 0n,
    ibanAlone: bits === IBAN_BIT,
    cards: (bits & CARD_BITS) !== 0n,
    ssn: (bits & SSN_BIT) !== 0n,
    ids: IDS.filter((_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n),
  };
  if (possible.number >= 0) known.set(bits, possible);
  return possible;
}
