import { readPattern, type Pattern } from './pattern.js';

/**
 * Of UTF-16 units below 128, 1 for those that a match of a pattern may begin with which does not begin where the text does; undefined where it may
 * begin with others, or be empty.
 */
export function firstCharacters(pattern: RegExp): Uint8Array | undefined {
  const { members, mayBeEmpty } = firstOf(readPattern(pattern));
  if (members === undefined || mayBeEmpty || /[^\p{ASCII}]/u.test(members) || /[muv]/.test(pattern.flags)) return undefined;
  const either = pattern.ignoreCase ? members.toLowerCase() + members.toUpperCase() : members;
  return Uint8Array.from({ length: 128 }, (_, code) => (either.includes(String.fromCharCode(code)) ? 1 : 0));
}

interface First {
  /** Undefined for too many to list. */
  readonly members: string | undefined;
  readonly mayBeEmpty: boolean;
}

const EMPTY: First = { members: '', mayBeEmpty: true };
const NEVER: First = { members: '', mayBeEmpty: false };

function firstOf(pattern: Pattern): First {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduce((before, part) => (before.mayBeEmpty ? joined(before, firstOf(part), true) : before), EMPTY);
    case 'alternatives':
      return pattern.branches.map(firstOf).reduce((one, other) => joined(one, other, false));
    case 'repeated': {
      const { members, mayBeEmpty } = firstOf(pattern.part);
      return { members, mayBeEmpty: mayBeEmpty || pattern.least === 0 };
    }
    case 'text':
      return { members: pattern.text.slice(0, 1), mayBeEmpty: pattern.text === '' };
    case 'character':
      return { members: pattern.members, mayBeEmpty: false };
    case 'place':
      break;
  }
  return pattern.isStart ? NEVER : EMPTY;
}

/** What either may begin with; `inTurn` for one behind the other, which is empty only where both are. */
function joined(one: First, other: First, inTurn: boolean): First {
  const members = one.members === undefined || other.members === undefined ? undefined : one.members + other.members;
  return { members, mayBeEmpty: inTurn ? one.mayBeEmpty && other.mayBeEmpty : one.mayBeEmpty || other.mayBeEmpty };
}
