/** How sure a number of a brand's length that passes Luhn is a card: by itself, unless it is called something else, or only beside a word. */
export type CardLikelihood = 'certain' | 'unless_named' | 'named';

interface Brand {
  /** First four digits, from and to, as ISO/IEC 7812 and the brands publish their ranges. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** What a number of so many digits is; of no other has the brand cards. */
  readonly lengths: Readonly<Record<number, CardLikelihood>>;
}

/** Seventeen and eighteen are allowed and hardly issued; ids of messages and people have as many. */
const LONG = { 17: 'named', 18: 'named', 19: 'unless_named' } as const;
const LONG_OR_OLD = {
  12: 'unless_named',
  13: 'unless_named',
  14: 'unless_named',
  15: 'unless_named',
  16: 'unless_named',
  ...LONG,
} as const;

/** The first whose range and length hold says what it is. Numbers of usual lengths of the brands that are met everywhere stand by themselves. */
const BRANDS: readonly Brand[] = [
  // Visa; thirteen digits are old, and nineteen rare.
  { ranges: [[4000, 4999]], lengths: { 13: 'unless_named', 16: 'certain', ...LONG } },
  // Mastercard.
  {
    ranges: [
      [5100, 5599],
      [2221, 2720],
    ],
    lengths: { 16: 'certain' },
  },
  // American Express.
  {
    ranges: [
      [3400, 3499],
      [3700, 3799],
    ],
    lengths: { 15: 'certain' },
  },
  // Diners Club.
  {
    ranges: [
      [3000, 3059],
      [3095, 3095],
      [3600, 3699],
      [3800, 3999],
    ],
    lengths: { 14: 'certain', 16: 'unless_named', ...LONG },
  },
  // Discover.
  {
    ranges: [
      [6011, 6011],
      [6440, 6599],
    ],
    lengths: { 16: 'certain', ...LONG },
  },
  // JCB, and its old ranges of fifteen digits.
  { ranges: [[3528, 3589]], lengths: { 16: 'certain', ...LONG } },
  {
    ranges: [
      [1800, 1800],
      [2131, 2131],
    ],
    lengths: { 15: 'unless_named' },
  },
  // UnionPay, and its newer range.
  { ranges: [[6200, 6299]], lengths: { 16: 'certain', ...LONG } },
  { ranges: [[8100, 8199]], lengths: { 16: 'unless_named', ...LONG } },
  // Mir.
  { ranges: [[2200, 2204]], lengths: { 16: 'certain', ...LONG } },
  // Maestro, Elo, Verve, Hiper: twelve to nineteen digits.
  {
    ranges: [
      [5000, 5099],
      [5600, 5899],
      [6300, 6399],
      [6700, 6799],
    ],
    lengths: LONG_OR_OLD,
  },
  // JCB and RuPay by newer ranges, Hipercard, Troy, Humo, Uzcard, BORICA, GPN.
  {
    ranges: [
      [6000, 6099],
      [8200, 8299],
      [3500, 3599],
      [9792, 9792],
      [9860, 9860],
      [8600, 8600],
      [2205, 2205],
      [1946, 1946],
    ],
    lengths: { 16: 'unless_named' },
  },
  // UATP.
  { ranges: [[1000, 1999]], lengths: { 15: 'named' } },
];

/** By the issuer's range and the length; undefined of a number that nobody issues. */
export function brandLikelihood(digits: string): CardLikelihood | undefined {
  const start = Number(digits.slice(0, 4));
  for (const { ranges, lengths } of BRANDS) {
    const likelihood = lengths[digits.length];
    if (likelihood === undefined) continue;
    for (const [from, to] of ranges) if (start >= from && start <= to) return likelihood;
  }
  return undefined;
}
