import type { JsonValue } from './json.js';
import { outline } from './outline.js';
import { countMembers } from './plain-members.js';
import { DEEPEST } from '../read-limits.js';

/** Whether some object of a JSON text has a member twice, of which another reader may take the other; so counts what is too deep to be told. */
export function repeatsMembers(text: string, value: JsonValue): boolean {
  const { members, tooDeep } = outline(Buffer.from(text), DEEPEST, 0);
  return tooDeep || countMembers(value, false) !== members;
}
