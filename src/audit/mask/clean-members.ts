import type { JsonValue } from '../../protocol/json/json.js';
import { CleanValues } from './clean-values.js';
import type { FieldMatcher } from './fields.js';

/** The members of documents that were last found to need no mask, by their place: who calls, which tool, what time it is stay the same for many messages. */
export class CleanMembers {
  readonly values: CleanValues;
  readonly #names: string[] = [];
  readonly #values: JsonValue[] = [];

  constructor(redacted: FieldMatcher) {
    this.values = new CleanValues(redacted);
  }

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
  if (clean === undefined) byKind.set(kind, (clean = new CleanMembers(redacted)));
  return clean;
}
