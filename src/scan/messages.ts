import type { Direction } from '../pdp/input-document.js';
import { classify } from '../protocol/classify.js';
import type { JsonValue } from '../protocol/json/json.js';
import type { Message, NotificationMessage, RequestMessage, Unreadable } from '../protocol/message.js';
import { METHODS } from '../protocol/methods.js';
import { defaultReadLimits } from '../protocol/read-limits.js';

/** The messages of one line as the wire reads it; a line that is none holds none. */
export function messagesIn(bytes: Buffer): readonly (Message | Unreadable)[] {
  const classified = classify(bytes, defaultReadLimits);
  if (classified.kind === 'noise') return [];
  return classified.kind === 'batch' ? classified.elements : [classified];
}

let calls = 0;

/** A call as its message, so that it is read as one: ambiguous names in its arguments are told. */
export function callMessage(tool: string, args: JsonValue | undefined): Message | Unreadable {
  const params = args === undefined ? { name: tool } : { name: tool, arguments: args };
  const text = JSON.stringify({ jsonrpc: '2.0', id: `scan ${++calls}`, method: 'tools/call', params });
  const [message] = messagesIn(Buffer.from(text));
  if (message === undefined) throw new Error('a message of our own is none');
  return message;
}

/** Who sends it: a method of the server's alone tells, everything else is a client's. */
export function directionOf({ method, kind }: RequestMessage | NotificationMessage): Direction {
  const known = METHODS.filter((fact) => fact.method === method && fact.kind === kind);
  return known.length > 0 && known.every(({ from }) => from === 'server') ? 'server_to_client' : 'client_to_server';
}
