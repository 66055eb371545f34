import { NATIONAL_IDS, type NationalId } from './national-ids.js';

/** What a text has, or what a pattern takes at least. */
export interface NumberShape {
  readonly digits: number;
  /** Digits in a row. */
  readonly run: number;
  readonly letters: boolean;
  /** A bit for each of U+0020 to U+003F. */
  readonly signs: number;
}

const GROUP = /\(\?:[^()]*\)\??/g;
const ATOM = /(\[[^\]]*\]|\\.|.)(?:\{(\d+)(?:,\d+)?\})?(\??)/g;

/** How a letter stands before a digit in every match: right before it, with at most a space or a hyphen between, or not at all. */
type Joint = 'direct' | 'near' | undefined;

interface Least extends NumberShape {
  readonly joint: Joint;
}

const DIGITS = /^(?:\\d|[0-9]|\[[0-9-]+\])$/;
const LETTERS = /^\[[A-Z-]+\]$/;
const EITHER = /^\[(?:\\d|[0-9A-Z-])+\]$/;
const BETWEEN = /^(?: |\[- \])$/;

/** Read from the pattern: of a group nothing is counted, since it may be one of several or none. */
function leastOf({ source }: RegExp): Least {
  let digits = 0;
  let joint: Joint;
  /** How the last letter stands before what comes next. */
  let behind: Joint;
  let longest = 0;
  let run = 0;
  let letters = false;
  let signs = 0;
  for (const [, atom = '', count, optional] of source.replace(GROUP, '~?').matchAll(ATOM)) {
    const isDigit = optional === '' && DIGITS.test(atom);
    if (!isDigit) run = 0;
    if (optional !== '') {
      behind = behind === 'direct' && BETWEEN.test(atom) ? 'near' : undefined;
      continue;
    }
    if (isDigit) joint = behind === 'direct' ? behind : (joint ?? behind);
    // What may be a digit too is one that a letter stands before, or a letter.
    behind = LETTERS.test(atom) ? 'direct' : EITHER.test(atom) ? behind : undefined;
    if (isDigit) {
      digits += Number(count ?? 1);
      run += Number(count ?? 1);
      longest = Math.max(longest, run);
    } else if (LETTERS.test(atom)) {
      letters = true;
    } else if (/^(?:-|\\[.()]| )$/.test(atom)) {
      signs |= 1 << (atom.at(-1) ?? '').charCodeAt(0);
    }
  }
  return { digits, run: longest, letters, signs, joint };
}

export interface PossibleId extends NationalId {
  /** As it is reported. */
  readonly rule: string;
  /** The same of a text whose digits are all `9` and whose letters are all `A`, where nothing is joined to it. */
  readonly form: RegExp;
}

/** The longest has fewer characters. */
export const LONGEST_ID = 24;

const TOKEN = /\\.|\[[^\]]*\]|\{[^}]*\}|./gs;

/** The pattern with each digit, letter and class read as the kind that it is of. */
function formOf({ source }: RegExp): RegExp {
  const form = source.replace(TOKEN, (token) => {
    if (token.startsWith('{')) return token;
    if (!token.startsWith('[')) return token.replace(/^(?:\\d|[0-9])$/, '9').replace(/^[A-Z]$/, 'A');
    const signs = token.slice(1, -1).replace(/\\d|[A-Z0-9](?:-[A-Z0-9])?/g, '');
    const kinds = (/\d/.test(token) || token.includes('\\d') ? '9' : '') + (/[A-Z]/.test(token) ? 'A' : '');
    return `[${kinds}${signs.replaceAll('-', '\\-')}]`;
  });
  return new RegExp(`(?:^|[^9A])(?:${form})(?:[^9A]|$)`);
}

/** Whether the number may stand in a text that is written so. */
export function standsIn({ form }: PossibleId, plain: string): boolean {
  return form.test(plain);
}

const KINDS = NATIONAL_IDS.map((kind) => ({
  id: { ...kind, rule: `national_id.${kind.name}`, form: formOf(kind.pattern) },
  least: leastOf(kind.pattern),
}));

function fewestDigits(joints: readonly Joint[]): number {
  return Math.min(...KINDS.flatMap(({ least }) => (joints.includes(least.joint) ? [least.digits] : [])));
}

/** Of numbers in which no letter need stand right before a digit, and of those in which none need stand near one. */
const FEWEST_APART = fewestDigits(['near', undefined]);
const FEWEST_ALONE = fewestDigits([undefined]);
const DIRECT = /[A-Za-z][0-9]/;
const NEAR = /[A-Za-z][ -]?[0-9]/;

/** Whether a text with so many digits may hold a national number, or an account: in most short ones no letter stands before a digit. */
export function mayHoldId(text: string, digits: number): boolean {
  if (digits >= FEWEST_ALONE) return true;
  return (digits < FEWEST_APART ? DIRECT : NEAR).test(text);
}

/** No pattern takes as many digits. */
const MOST_DIGITS = 31;
const TOLD_APART = Array.from(' ().-', (sign) => sign.charCodeAt(0) & 31);
/** By what tells shapes apart: texts repeat the few that they have. */
const known = new Map<number, readonly PossibleId[]>();

/** The numbers that a text of this shape may hold: a few of them all. */
export function possibleIds({ digits, run, letters, signs }: NumberShape): readonly PossibleId[] {
  let key = (Math.min(digits, MOST_DIGITS) << 5) | Math.min(run, MOST_DIGITS);
  key = (key << 1) | (letters ? 1 : 0);
  for (const bit of TOLD_APART) key = (key << 1) | ((signs >>> bit) & 1);
  let found = known.get(key);
  if (found === undefined) {
    found = KINDS.filter(
      ({ least }) => least.digits <= digits && least.run <= run && (letters || !least.letters) && (least.signs & ~signs) === 0,
    ).map(({ id }) => id);
    known.set(key, found);
  }
  return found;
}
