import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { Era } from '../../protocol/message.js';

/** Decided by itself, or the client program's own notes, which no model writes. */
const DECIDED = new Set(['name', 'arguments', '_meta']);
/** What a server keeps with the client until the call comes again (MCP 2026-07-28): opaque, so that only the server can say what is in it. */
const STATE = 'requestState';

/**
 * What a call or a prompt brings beside its arguments and a server acts upon: what it was answered (`inputResponses`), how long a task is kept, members that
 * nobody knows. Undefined where there is nothing, as in nearly all.
 */
export function besideArguments(params: JsonValue | undefined, era: Era | undefined): JsonObject | undefined {
  if (!isJsonObject(params)) return undefined;
  let beside: Record<string, JsonValue> | undefined;
  for (const name in params) {
    if (DECIDED.has(name) || (era === 'modern' && isState(name, params[name]))) continue;
    beside ??= {};
    Object.defineProperty(beside, name, { value: params[name], enumerable: true });
  }
  return beside;
}

/** Params, or a result, without the state that a server gave: signed as it often is, it looks like a credential. */
export function withoutState(value: JsonValue | undefined, era: Era | undefined): JsonValue | undefined {
  if (era !== 'modern' || !isJsonObject(value) || !isState(STATE, value[STATE])) return value;
  const { [STATE]: _opaque, ...rest } = value;
  return rest;
}

function isState(name: string, value: JsonValue | undefined): boolean {
  return name === STATE && typeof value === 'string';
}
