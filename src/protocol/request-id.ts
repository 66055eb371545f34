import { isExactNumber } from './json/exact-number.js';
import { parseJson } from './json/json.js';
import type { RequestId } from './message.js';
import { MAX_ID_BYTES } from './read-limits.js';

/** The id that a token of JSON text stands for; undefined when it is no string, number or null, or too long to keep. */
export function requestId(token: string): RequestId | undefined {
  if (token.length > MAX_ID_BYTES) return undefined;
  if (token.startsWith('"')) return stringId(token);
  if (token === 'null' || COUNTED.test(token)) return token as RequestId;
  if (!NUMBER.test(token)) return undefined;
  return (isExactNumber(token) ? JSON.stringify(Number(token)) : token) as RequestId;
}

/** Of no more digits than every double has: written as `JSON.stringify` would write the number. */
const COUNTED = /^(?:0|[1-9]\d{0,14})$/;
/** RFC 8259 §6. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function stringId(token: string): RequestId | undefined {
  try {
    return JSON.stringify(parseJson(token)) as RequestId;
  } catch {
    return undefined;
  }
}
