import type { JsonObject } from './json/json.js';
import type { ErrorObject, Unreadable } from './message.js';
import { UNREADABLE } from './unreadable.js';

/** JSON-RPC 2.0 §5.1. Application codes stay outside −32768…−32000 (MCP 2026-07-28). */
export const INTERNAL_ERROR = -32603;

const NEWLINE = '\n';

/** One line with its ending. `idText` is repeated as it came; undefined (nobody could read one) is null. */
export function errorResponse(idText: string | undefined, error: ErrorObject): Buffer {
  return Buffer.from(`{"jsonrpc":"2.0","id":${idText ?? 'null'},"error":${JSON.stringify(error)}}${NEWLINE}`);
}

/** One line with its ending. The caller adds what its era requires (`resultType`). */
export function resultResponse(idText: string, result: JsonObject): Buffer {
  return Buffer.from(`{"jsonrpc":"2.0","id":${idText},"result":${JSON.stringify(result)}}${NEWLINE}`);
}

/** One line with its ending. */
export function notification(method: string, params?: JsonObject): Buffer {
  return Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) })}${NEWLINE}`);
}

/** The answer to a message that was refused before any policy was asked. */
export function unreadableResponse({ idText, code, message }: Unreadable): Buffer {
  return errorResponse(idText, { code: UNREADABLE[code], message: `Refused: ${message}`, data: { 'ai.agentmesh/code': code } });
}

/** A batch of what is left of one: each element in its sender's own bytes. One line with its ending; nothing left, no line. */
export function batchOf(elements: readonly Buffer[], ending: '\n' | '\r\n' = NEWLINE): readonly Buffer[] {
  if (elements.length === 0) return [];
  const pieces = elements.flatMap((element, index) => [Buffer.from(index === 0 ? '[' : ','), element]);
  return [Buffer.concat([...pieces, Buffer.from(`]${ending}`)])];
}
