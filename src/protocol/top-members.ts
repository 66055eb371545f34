import type { Outline } from './outline.js';

export interface TopMember {
  /** Offsets of the value. */
  readonly start: number;
  readonly end: number;
  readonly repeated: boolean;
}

/** The members of the object that an outline was made of, by name; the last one where a name is repeated. */
export function topMembers(latin1: string, { top }: Outline): ReadonlyMap<string, TopMember> {
  const members = new Map<string, TopMember>();
  for (let at = 0; at + 3 < top.length; at += 4) {
    const [nameStart = -1, nameEnd = -1, start = -1, end = -1] = top.slice(at, at + 4);
    const name = nameOf(latin1.slice(nameStart, nameEnd));
    members.set(name, { start, end, repeated: members.has(name) });
  }
  return members;
}

/** Only ASCII names matter here; others stay the bytes they are. */
function nameOf(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
