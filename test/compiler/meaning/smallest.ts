import type { JsonValue } from '../../../src/protocol/json/json.js';

/**
 * The smallest value that still fails, found by taking members and items away, putting a part in the place of the whole, and cutting texts,
 * as long as it does: what fast-check's shrinking leaves of a policy is ten times as long.
 */
export async function smallest(value: JsonValue, fails: (value: JsonValue) => Promise<boolean>): Promise<JsonValue> {
  let found = value;
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const candidate of smaller(found)) {
      if (await fails(candidate)) {
        found = candidate;
        shrunk = true;
        break;
      }
    }
  }
  return found;
}

function* smaller(value: JsonValue): Generator<JsonValue> {
  if (typeof value === 'string' && value.length > 1) yield value.slice(0, value.length >> 1);
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    for (const at of items.keys()) yield items.toSpliced(at, 1);
    for (const item of items) if (typeof item !== 'object') yield item;
    for (const [at, item] of items.entries()) for (const less of smaller(item)) yield items.with(at, less);
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    for (const at of members.keys()) yield Object.fromEntries(members.toSpliced(at, 1));
    for (const [at, [name, member]] of members.entries())
      for (const less of smaller(member)) yield Object.fromEntries(members.with(at, [name, less]));
  }
}
