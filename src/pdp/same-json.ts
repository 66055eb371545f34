import { isJsonObject, type JsonValue } from '../protocol/json/json.js';

/** Deeper than what two messages in a row usually share. */
const DEEPEST = 8;

/**
 * Whether two values have one JSON text, told without writing them out; false where that is not certain. Documents in a row share most of their members, which
 * are compared by identity, so that it costs a tenth of writing one.
 */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined, depth = 0): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || depth >= DEEPEST) return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let at = 0; at < one.length; at++) if (!isSameJson(one[at] as JsonValue, other[at] as JsonValue, depth + 1)) return false;
    return true;
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  const others = Object.keys(other);
  if (names.length !== others.length) return false;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    // In the same order: the texts are the same, not only the values.
    if (name !== others[at] || !isSameJson(one[name], other[name], depth + 1)) return false;
  }
  return true;
}
