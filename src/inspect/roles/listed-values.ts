import type { JsonObject, JsonValue } from '../../protocol/json/json.js';

const listed = new WeakMap<readonly JsonValue[], ReadonlySet<JsonValue>>();

/**
 * The schema of the server that gets the value has this very value in `enum` or as `const`. Texts and numbers, equal in every character: what
 * only looks alike is not listed. Asked of every value of a message, so that a list is searched once, however long it is.
 */
export function isListed(value: string | number, schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false;
  if (schema['const'] === value) return true;
  const values: JsonValue | undefined = schema['enum'];
  if (!Array.isArray(values)) return false;
  let known = listed.get(values);
  if (known === undefined) listed.set(values, (known = new Set<JsonValue>(values)));
  return known.has(value);
}
