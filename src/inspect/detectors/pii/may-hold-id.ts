import { NATIONAL_IDS } from './national-ids.js';

const GROUP = /\(\?:[^()]*\)\??/g;
const ATOM = /(\[[^\]]*\]|\\.|.)(?:\{(\d+)(?:,\d+)?\})?(\??)/g;

/** How a letter stands before a digit in every match: right before it, with at most a space or a hyphen between, or not at all. */
type Joint = 'direct' | 'near' | undefined;

/** What every match has. */
interface Least {
  readonly digits: number;
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
  for (const [, atom = '', count, optional] of source.replace(GROUP, '~?').matchAll(ATOM)) {
    const isDigit = optional === '' && DIGITS.test(atom);
    if (optional !== '') {
      behind = behind === 'direct' && BETWEEN.test(atom) ? 'near' : undefined;
      continue;
    }
    if (isDigit) joint = behind === 'direct' ? behind : (joint ?? behind);
    // What may be a digit too is one that a letter stands before, or a letter.
    behind = LETTERS.test(atom) ? 'direct' : EITHER.test(atom) ? behind : undefined;
    if (isDigit) digits += Number(count ?? 1);
  }
  return { digits, joint };
}

const LEAST = NATIONAL_IDS.map(({ pattern }) => leastOf(pattern));

function fewestDigits(joints: readonly Joint[]): number {
  return Math.min(...LEAST.flatMap(({ digits, joint }) => (joints.includes(joint) ? [digits] : [])));
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
