import { once } from '../../once.js';
import { readPattern, type Pattern } from '../../pattern.js';
import { NATIONAL_IDS } from './national-ids.js';

/** How a letter stands before a digit in every match: right before it, with at most a space or a hyphen between, or not at all. */
type Joint = 'direct' | 'near' | undefined;

/** What every match has. */
interface Least {
  readonly digits: number;
  readonly joint: Joint;
}

/** Characters one after the other: which they may be, and how many there are at least. */
interface Stretch {
  readonly members: string;
  readonly count: number;
}

const DIGITS = /^[0-9]+$/;
const LETTERS = /^[A-Z]+$/;
const EITHER = /^[0-9A-Z]+$/;
const BETWEEN = /^[ -]+$/;

function leastOf(pattern: RegExp): Least {
  let digits = 0;
  let joint: Joint;
  /** How the last letter stands before what comes next. */
  let behind: Joint;
  for (const { members, count } of stretchesOf(readPattern(pattern))) {
    if (count === 0) {
      behind = behind === 'direct' && BETWEEN.test(members) ? 'near' : undefined;
      continue;
    }
    const isDigit = DIGITS.test(members);
    if (isDigit) joint = behind === 'direct' ? behind : (joint ?? behind);
    // What may be a digit too is one that a letter stands before, or a letter.
    behind = LETTERS.test(members) ? 'direct' : EITHER.test(members) ? behind : undefined;
    if (isDigit) digits += count;
  }
  return { digits, joint };
}

/** Of a group nothing is counted, since it may be one of several. */
const GROUP: Stretch = { members: '', count: 0 };

function stretchesOf(pattern: Pattern): readonly Stretch[] {
  if (pattern.kind !== 'sequence') return [GROUP];
  return pattern.parts.flatMap((part): readonly Stretch[] => {
    if (part.kind === 'text') return Array.from(part.text, (members) => ({ members, count: 1 }));
    const [one, count] = part.kind === 'repeated' ? [part.part, part.least] : [part, 1];
    return [one.kind === 'character' ? { members: one.members ?? '', count } : GROUP];
  });
}

/** Told from the patterns when a text first has digits. */
const fewest = once(() => {
  const least = NATIONAL_IDS.map(({ pattern }) => leastOf(pattern));
  const fewestDigits = (joints: readonly Joint[]) =>
    Math.min(...least.flatMap(({ digits, joint }) => (joints.includes(joint) ? [digits] : [])));
  return {
    /** Of numbers in which no letter need stand right before a digit. */
    apart: fewestDigits(['near', undefined]),
    /** Of those in which none need stand near one. */
    alone: fewestDigits([undefined]),
  };
});

const DIRECT = /[A-Za-z][0-9]/;
const NEAR = /[A-Za-z][ -]?[0-9]/;

/** Whether a text with so many digits may hold a national number, or an account: in most short ones no letter stands before a digit. */
export function mayHoldId(text: string, digits: number): boolean {
  const { apart, alone } = fewest();
  if (digits >= alone) return true;
  return (digits < apart ? DIRECT : NEAR).test(text);
}
