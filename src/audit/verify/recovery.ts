import { isJsonObject, type JsonObject } from '../../protocol/json.js';
import { RECOVERED_TYPE } from '../format/log-format.js';

const MEMBERS = ['missing', 'altered', 'beyond_head', 'head', 'torn'];

/** What a recovered entry says, in either format. Arguments may hold the type's text too: only the entry's own type counts. */
export function recoveryOf(bytes: Buffer): JsonObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || value['type'] !== RECOVERED_TYPE) return undefined;
  if (isJsonObject(value['data'])) return value['data'];
  return Object.fromEntries(MEMBERS.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));
}
