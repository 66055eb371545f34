import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json.js';
import { maskShapes } from './credential-shapes.js';
import type { FieldMatcher } from './fields.js';

/** Deeper than any message that `protocol/` lets through. */
export const DEEPEST = 256;

/** The members of documents that were last found to need no mask, by their place: who calls, which tool, what time it is stay the same for many messages. */
class CleanMembers {
  readonly #names: string[] = [];
  readonly #values: JsonValue[] = [];

  /** What was kept of the member at a place; undefined where another was. */
  last(place: number, name: string): JsonValue | undefined {
    return this.#names[place] === name ? this.#values[place] : undefined;
  }

  keep(place: number, name: string, value: JsonValue): void {
    this.#names[place] = name;
    this.#values[place] = value;
  }
}

const known = new WeakMap<FieldMatcher, Map<JsonValue | undefined, CleanMembers>>();

/** Documents of one kind (request, response, …) have their members in the same places. */
export function cleanMembersOf(redacted: FieldMatcher, kind: JsonValue | undefined): CleanMembers {
  let byKind = known.get(redacted);
  if (byKind === undefined) known.set(redacted, (byKind = new Map<JsonValue | undefined, CleanMembers>()));
  let clean = byKind.get(kind);
  if (clean === undefined) byKind.set(kind, (clean = new CleanMembers()));
  return clean;
}

/** Whether no text of it, names included, shows a credential; told without the way to it. `before` is clean, and what it shares with this need not be read. */
export function isClean(value: JsonValue, before: JsonValue | undefined, depth: number): boolean {
  if (value === before) return true;
  if (typeof value === 'string') return maskShapes(value) === value;
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  if (!isJsonObject(value)) return value.every((item) => isClean(item, undefined, depth + 1));
  const others = isJsonObject(before) ? before : NO_MEMBERS;
  for (const name in value) {
    // What every object inherits is no credential either.
    const was = others[name];
    if ((was === undefined && maskShapes(name) !== name) || !isClean(value[name] ?? null, was, depth + 1)) return false;
  }
  return true;
}

const NO_MEMBERS: JsonObject = {};
