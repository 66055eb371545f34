import { classify } from '../../../protocol/classify.js';
import { member } from '../../../protocol/json/json.js';
import type { JsonValue } from '../../../protocol/json/json.js';
import type { RequestId } from '../../../protocol/message.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import { defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';

/** What a message from a server is, as far as its way to a client depends on it. */
export type ServerMessage =
  | { readonly kind: 'response'; readonly id: RequestId; readonly failed: boolean }
  | { readonly kind: 'request'; readonly idText: string; readonly method: string }
  | { readonly kind: 'notification'; readonly method: string; readonly params: JsonValue | undefined }
  | { readonly kind: 'batch'; readonly elements: readonly Buffer[] }
  | { readonly kind: 'other' };

/** Most are answers, and an answer is not parsed. */
export function readServerMessage(bytes: Buffer, limits: ReadLimits = defaultReadLimits): ServerMessage {
  const peek = peekResponse(bytes, limits);
  if (peek !== undefined) return { kind: 'response', id: peek.id, failed: peek.failed };
  const message = classify(bytes, limits);
  switch (message.kind) {
    case 'response':
      return message.id === undefined ? { kind: 'other' } : { kind: 'response', id: message.id, failed: 'error' in message.outcome };
    case 'request':
      return { kind: 'request', idText: message.idText, method: message.method };
    case 'notification':
      return { kind: 'notification', method: message.method, params: message.params };
    case 'batch':
      return { kind: 'batch', elements: message.elements.map((element) => element.bytes) };
    case 'unreadable':
    case 'noise':
      break;
  }
  return { kind: 'other' };
}

/** A token or id in params as the key of a table: its JSON text. */
export function tokenKey(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
}

/** What a notification of progress is about. */
export function progressKey({ method, params }: { readonly method: string; readonly params: JsonValue | undefined }): string | undefined {
  return method === 'notifications/progress' ? tokenKey(member(params, 'progressToken')) : undefined;
}
