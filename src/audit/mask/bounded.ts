import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { leastBytes } from './oversize.js';

/** Of what others chose in a record. A message may have names, addresses and findings as long as itself, which stand in its record several times: no reader would take the line. */
const MOST_BYTES = 1024 * 1024;
/** Of a text in a record that would be larger. */
const MOST_CHARACTERS = 1024;

export function isBulky(...values: readonly unknown[]): boolean {
  let sum = 0;
  for (const value of values) {
    sum += leastBytes(value as JsonValue, MOST_BYTES - sum);
    if (sum > MOST_BYTES) return true;
  }
  return false;
}

/** A copy in which no text is long, names of members neither. Undefined where there are so many of them that it is too large all the same. */
export function bounded<Value>(value: Value): Value | undefined {
  const short = shortened(value as JsonValue);
  return isBulky(short) ? undefined : (short as Value);
}

function shortened(value: JsonValue): JsonValue {
  if (typeof value === 'string') return shortText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (!isJsonObject(value)) return value.map(shortened);
  const members: JsonObject = Object.fromEntries(Object.entries(value).map(([name, member]) => [shortText(name), shortened(member)]));
  return members;
}

/** The beginning, and how long it was. */
export function shortText(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}… [${text.length} characters]`;
}
