import { isJsonObject, member, type JsonValue } from './json/json.js';
import type { ErrorObject } from './message.js';

/** The `error` of a response, where it has what JSON-RPC 2.0 §5.1 asks for. */
export function errorObject(error: JsonValue): ErrorObject | undefined {
  const code = member(error, 'code');
  const message = member(error, 'message');
  const data = member(error, 'data');
  if (typeof code !== 'number' || typeof message !== 'string') return undefined;
  return { code, message, ...(isJsonObject(data) ? { data } : {}) };
}
