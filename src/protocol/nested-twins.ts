import { foldedMember, type Ambiguity } from './ambiguity.js';
import { escapeStep } from './json/json-pointer.js';
import { isJsonObject, type JsonValue } from './json/json.js';
import { foldName, twins } from './names.js';

/**
 * Two members of one object, inside of the arguments that somebody decides by, that a reader which ignores letter case takes for one (design
 * §3.2): `{"options": {"mode": "safe", "Mode": "unsafe"}}`. Arguments are found by name in any letter case; `all` is every one. Elsewhere
 * such members are data, and pass. Twins among the arguments themselves were found with the message.
 */
export function nestedTwins(given: JsonValue | undefined, names: 'all' | readonly string[]): Ambiguity | undefined {
  if (!isJsonObject(given) || names.length === 0) return undefined;
  const wanted = names === 'all' ? undefined : new Set(names.map(foldName));
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value !== 'object' || (wanted !== undefined && !wanted.has(foldName(name)))) continue;
    const found = within(value, `/params/arguments/${escapeStep(name)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function within(value: JsonValue, pointer: string): Ambiguity | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const pair = Array.isArray(value) ? undefined : twins(Object.keys(value));
  if (pair !== undefined) return foldedMember(pair[1], pair[0], pointer);
  for (const [name, member] of Object.entries(value) as Iterable<[string, JsonValue]>) {
    const found = typeof member === 'object' ? within(member, `${pointer}/${escapeStep(name)}`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
