import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import type { InputDocument } from './input-document.js';
import type { InputReads } from './reads.js';
import { isSameJson } from './same-json.js';
import { CHANGING } from './settled-members.js';

/** The part of input documents that a policy reads. Objects stay objects, and what is not one stays as it is, so that no check of a type answers otherwise. */
export interface Reducer {
  /** Takes out of a document what nobody reads. */
  reduce(input: InputDocument): object;
  /** Whether it would be a document of the same JSON text as `reduced`, told without making it; false where that is not certain. */
  isReducedTo(reduced: object, input: InputDocument): boolean;
  /** The same of a document that is, in all but its changing members, as the one that was reduced (`SettledMembers`). */
  isStillReducedTo(reduced: object, input: InputDocument): boolean;
}

export function createReducer({ members, arguments: names }: InputReads): Reducer {
  const below = names === undefined ? whole : argumentReducer(names);
  const reducer = reducerOf(members, below);
  const changing = members.some(({ length }) => length === 0)
    ? reducer
    : reducerOf(
        members.filter(([first = '']) => (CHANGING as readonly string[]).includes(first)),
        below,
      );
  return {
    reduce: (input) => reducer.take(input as unknown as JsonObject) as object,
    isReducedTo: (reduced, input) => reducer.gives(reduced as JsonObject, input as unknown as JsonObject),
    isStillReducedTo: (reduced, input) => changing.gives(reduced as JsonObject, input as unknown as JsonObject),
  };
}

interface Reduce {
  /** Without what nobody reads. */
  readonly take: (value: JsonValue) => JsonValue;
  /** Whether `take(value)` has the JSON text of `taken`. */
  readonly gives: (taken: JsonValue, value: JsonValue) => boolean;
}

const whole: Reduce = { take: (value) => value, gives: isSameJson };

function reducerOf(paths: readonly (readonly string[])[], below: Reduce): Reduce {
  if (paths.some(({ length }) => length === 0)) return whole;
  const steps = [...new Set(paths.map(([first = '']) => first))].toSorted().map((name) => {
    const rest = paths.filter(([first]) => first === name).map((path) => path.slice(1));
    const ends = rest.some(({ length }) => length === 0);
    return { name, isInherited: name in Object.prototype, reduce: ends && name === 'arguments' ? below : reducerOf(rest, whole) };
  });
  return {
    take: (value) => {
      if (!isJsonObject(value)) return value;
      const kept: Record<string, JsonValue> = {};
      for (const { name, isInherited, reduce } of steps) {
        const own = isInherited ? ownMember(value, name) : value[name];
        if (own !== undefined) kept[name] = reduce.take(own);
      }
      return kept;
    },
    gives: (taken, value) => {
      if (!isJsonObject(value) || !isJsonObject(taken)) return isSameJson(taken, value);
      // What was taken has members of these names only, in this order.
      for (const { name, isInherited, reduce } of steps) {
        const own = isInherited ? ownMember(value, name) : value[name];
        const before = isInherited ? ownMember(taken, name) : taken[name];
        if (own === undefined || before === undefined ? own !== before : !reduce.gives(before, own)) return false;
      }
      return true;
    },
  };
}

function ownMember(value: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Letter case is OPA's business: beyond ASCII nothing is taken out. */
function argumentReducer(names: readonly string[]): Reduce {
  if (!names.every((name) => ASCII.test(name))) return whole;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const take = (value: JsonValue): JsonValue => {
    if (!isJsonObject(value)) return value;
    const own = Object.keys(value);
    const kept = own.filter((name) => wanted.has(name.toLowerCase()));
    if (kept.length === own.length || !own.every((name) => ASCII.test(name))) return value;
    // fromEntries, not assignment: a member may be called `__proto__`.
    return Object.fromEntries(kept.map((name) => [name, value[name] ?? null]));
  };
  const isUnread = (name: string) => ASCII.test(name) && (wanted.size === 0 || !wanted.has(name.toLowerCase()));
  const gives = (taken: JsonValue, value: JsonValue): boolean => {
    if (!isJsonObject(value) || !isJsonObject(taken)) return isSameJson(taken, take(value));
    // Of most calls no argument is read, and nothing is left.
    for (const name in value) if (!isUnread(name)) return isSameJson(taken, take(value));
    for (const _name in taken) return false;
    return true;
  };
  return { take, gives };
}

const ASCII = /^\p{ASCII}*$/u;
