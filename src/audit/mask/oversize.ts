import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';

/** Arguments whose JSON is longer than this are not written out: a record must stay small beside what it records. */
export const MOST_BYTES = 64 * 1024;
/** Of such arguments the members up to this size stay, so that `path` is still read where `content` is not. */
const MEMBER_BYTES = 1024;

/** Stands for a value that is too large: whoever holds it can show that it is the one. */
export interface Digest extends JsonObject {
  /** SHA-256 of the value's JSON text as ECMAScript prints it, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The value, or what of it is small enough. `replaced` are the paths (below `value`) that became a `Digest`; an empty one is the value itself. */
export function withoutBulk(value: JsonValue): { readonly value: JsonValue; readonly replaced: readonly (readonly string[])[] } {
  if (!isLonger(value, MOST_BYTES)) return { value, replaced: [] };
  if (isJsonObject(value)) {
    const replaced: string[][] = [];
    const kept = Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        if (!isLonger(member, MEMBER_BYTES)) return [name, member];
        replaced.push([name]);
        return [name, digest(member)];
      }),
    );
    if (!isLonger(kept, MOST_BYTES)) return { value: kept, replaced };
  }
  return { value: digest(value), replaced: [[]] };
}

function digest(value: JsonValue): Digest {
  const text = JSON.stringify(value);
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
}

/** Whether the JSON text has more than `limit` bytes. Looks at no more of the value than that takes. */
function isLonger(value: JsonValue, limit: number): boolean {
  const least = leastBytes(value, limit);
  if (least > limit) return true;
  // Escapes make a character six bytes at most.
  return least * 6 > limit && Buffer.byteLength(JSON.stringify(value)) > limit;
}

/** A lower bound of the JSON text's bytes, counted until it passes `limit`. */
export function leastBytes(value: JsonValue, limit: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  let sum = 2;
  if (isJsonObject(value)) {
    for (const name of Object.keys(value)) {
      sum += name.length + 3 + leastBytes(value[name] ?? null, limit - sum);
      if (sum > limit) break;
    }
    return sum;
  }
  for (const item of value) {
    sum += leastBytes(item, limit - sum) + 1;
    if (sum > limit) break;
  }
  return sum;
}
