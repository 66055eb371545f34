import type { Outline } from './outline.js';

export interface TopMember {
  /** Offsets of the value. */
  readonly start: number;
  readonly end: number;
  readonly repeated: boolean;
}

/** The member of that name in the object that an outline was made of; the last one where it stands twice. `name` is ASCII. */
export function topMember(bytes: Buffer, { top, topEnd }: Outline, name: string): TopMember | undefined {
  let found: TopMember | undefined;
  for (let at = 0; at < topEnd; at += 4) {
    const nameStart = top[at] ?? 0;
    const nameEnd = top[at + 1] ?? 0;
    if (!isName(bytes, nameStart, nameEnd, name)) continue;
    found = { start: top[at + 2] ?? 0, end: top[at + 3] ?? 0, repeated: found !== undefined };
  }
  return found;
}

/** Whether the object has a member of that name, be it one whose value is cut off. */
export function hasTopMember(bytes: Buffer, outline: Outline, name: string): boolean {
  const { unfinished } = outline;
  return topMember(bytes, outline, name) !== undefined || (unfinished !== undefined && isName(bytes, ...unfinished, name));
}

const BACKSLASH = 0x5c;

/** Whether the token (quotes included) spells the name, in any spelling. */
function isName(bytes: Buffer, start: number, end: number, name: string): boolean {
  const length = end - start - 2;
  if (length === name.length) {
    let at = 0;
    while (at < length && bytes[start + 1 + at] === name.charCodeAt(at)) at++;
    if (at === length) return true;
  }
  // An escape spells one unit in two to six bytes.
  if (length <= name.length || length > name.length * 6) return false;
  for (let at = start + 1; at < end - 1; at++) {
    if (bytes[at] === BACKSLASH) return decoded(bytes.toString('latin1', start, end)) === name;
  }
  return false;
}

function decoded(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}
