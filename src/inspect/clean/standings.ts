import type { Surface } from '../inspector.js';
import type { Role } from '../roles/roles.js';

/** Where a text stands: all that a detector may know beside the text, where that is no member name and has no label. */
export interface Standing {
  readonly name: string;
  readonly role: Role;
  readonly surface: Surface;
  readonly tool: string | undefined;
}

/** One or more of them, each with those before. */
export interface Standings extends Standing {
  readonly before: Standings | undefined;
  readonly count: number;
  /** None has a name so long that it is not worth its memory. */
  readonly isShort: boolean;
}

/** In which one text is known: as an argument, and in an answer that repeats it, as text and as what it is. */
const MOST_STANDINGS = 4;
/** A conversation has few: its tools' arguments, and the members of their answers. */
const KEPT = 64;
const LONGEST_NAME = 128;

const kept: Standings[] = [];
let oldest = 0;

/** The same object for the same standings, as far as they are kept: what is remembered of a text that comes once outlives its message, and must be small. */
export function withStanding(before: Standings | undefined, { name, role, surface, tool }: Standing): Standings {
  const known = before !== undefined && before.count < MOST_STANDINGS ? before : undefined;
  for (const each of kept) if (each.before === known && is(each, role, surface, tool, name)) return each;
  const isShort = name.length <= LONGEST_NAME && (tool === undefined || tool.length <= LONGEST_NAME) && known?.isShort !== false;
  const made = { name, role, surface, tool, before: known, count: known === undefined ? 1 : known.count + 1, isShort };
  if (!isShort) return made;
  kept[oldest] = made;
  oldest = (oldest + 1) % KEPT;
  return made;
}

/** Whether it is one of these, under this name or, where none is given, under any. */
export function isAmong(standings: Standings, role: Role, surface: Surface, tool: string | undefined, name?: string): boolean {
  for (let each: Standings | undefined = standings; each !== undefined; each = each.before)
    if (is(each, role, surface, tool, name)) return true;
  return false;
}

function is(one: Standing, role: Role, surface: Surface, tool: string | undefined, name: string | undefined): boolean {
  return one.role === role && one.surface === surface && one.tool === tool && (name === undefined || one.name === name);
}
