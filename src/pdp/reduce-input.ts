import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json.js';
import type { InputDocument } from './input-document.js';
import type { InputReads } from './reads.js';

/** Takes out of a value what nobody reads. */
type Reduce = (value: JsonValue) => JsonValue;

/** The part of input documents that a policy reads. Objects stay objects, and what is not one stays as it is, so that no check of a type answers otherwise. */
export function createReducer({ members, arguments: names }: InputReads): (input: InputDocument) => object {
  const reduce = reducerOf(members, names === undefined ? whole : argumentReducer(names));
  return (input) => reduce(input as unknown as JsonObject) as object;
}

const whole: Reduce = (value) => value;

function reducerOf(paths: readonly (readonly string[])[], below: Reduce): Reduce {
  if (paths.some(({ length }) => length === 0)) return whole;
  const steps = [...new Set(paths.map(([first = '']) => first))].toSorted().map((name) => {
    const rest = paths.filter(([first]) => first === name).map((path) => path.slice(1));
    const ends = rest.some(({ length }) => length === 0);
    return { name, reduce: ends && name === 'arguments' ? below : reducerOf(rest, whole) };
  });
  return (value) => {
    if (!isJsonObject(value)) return value;
    const kept: Record<string, JsonValue> = {};
    for (const { name, reduce } of steps) {
      const member = Object.hasOwn(value, name) ? value[name] : undefined;
      if (member !== undefined) kept[name] = reduce(member);
    }
    return kept;
  };
}

/** Letter case is OPA's business: beyond ASCII nothing is taken out. */
function argumentReducer(names: readonly string[]): Reduce {
  if (!names.every((name) => ASCII.test(name))) return whole;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return (value) => {
    if (!isJsonObject(value)) return value;
    const own = Object.keys(value);
    const kept = own.filter((name) => wanted.has(name.toLowerCase()));
    if (kept.length === own.length || !own.every((name) => ASCII.test(name))) return value;
    // fromEntries, not assignment: a member may be called `__proto__`.
    return Object.fromEntries(kept.map((name) => [name, value[name] ?? null]));
  };
}

const ASCII = /^\p{ASCII}*$/u;
