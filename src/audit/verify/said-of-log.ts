import { isJsonObject, type JsonObject } from '../../protocol/json/json.js';
import { KEPT_TYPE, OVERFLOW_TYPE, RECOVERED_TYPE } from '../format/log-format.js';

/** What the log says of itself, by the type of the entry: the members that its data may have. */
const MEMBERS = {
  [RECOVERED_TYPE]: ['missing', 'altered', 'beyond_head', 'head', 'torn'],
  [OVERFLOW_TYPE]: ['file', 'entry', 'hash'],
  [KEPT_TYPE]: ['file', 'entry', 'hash'],
} as const;

/** What an entry of that type says, in either format. Arguments may hold the type's text too: only the entry's own type counts. */
export function saidOfLog(bytes: Buffer, type: keyof typeof MEMBERS): JsonObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || value['type'] !== type) return undefined;
  if (isJsonObject(value['data'])) return value['data'];
  return Object.fromEntries(MEMBERS[type].flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));
}
