import { once } from '../../once.js';
import { fingerprint } from '../../fingerprint.js';
import { readPattern, type Pattern } from '../../patterns/pattern.js';
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

/** A name that only esbuild's `define` writes. */
declare const __FEWEST_DIGITS__: string | undefined;

interface FewestDigits {
  /** Of what it was told. */
  readonly made: number;
  /** Of numbers in which no letter need stand right before a digit. */
  readonly apart: number;
  /** Of those in which none need stand near one. */
  readonly alone: number;
}

/** Told from the patterns when the program is built: the first message of each session has a date in it. Where it was not built, when a text first has digits. */
const fewest = once(() => (typeof __FEWEST_DIGITS__ === 'string' ? readFewest(__FEWEST_DIGITS__, SOURCES) : fewestDigits()));

const SOURCES = NATIONAL_IDS.map(({ pattern }) => pattern.source);

export function fewestDigits(): FewestDigits {
  const least = NATIONAL_IDS.map(({ pattern }) => leastOf(pattern));
  const fewestOf = (joints: readonly Joint[]) =>
    Math.min(...least.flatMap(({ digits, joint }) => (joints.includes(joint) ? [digits] : [])));
  return { made: fingerprint(SOURCES), apart: fewestOf(['near', undefined]), alone: fewestOf([undefined]) };
}

/** As it was written into the program. Throws where that was told from other patterns. */
export function readFewest(text: string, sources: readonly string[]): FewestDigits {
  const read = JSON.parse(text) as FewestDigits;
  if (read.made === fingerprint(sources)) return read;
  throw new Error('the program was built with other national numbers than it has: build it again with scripts/build.mjs');
}

const DIRECT = /[A-Za-z][0-9]/;
const NEAR = /[A-Za-z][ -]?[0-9]/;

/** Whether a text with so many digits may hold a national number, or an account: in most short ones no letter stands before a digit. */
export function mayHoldId(text: string, digits: number): boolean {
  const { apart, alone } = fewest();
  if (digits >= alone) return true;
  return (digits < apart ? DIRECT : NEAR).test(text);
}
