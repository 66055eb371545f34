import { classify } from '../../../protocol/classify.js';
import { member, type JsonValue } from '../../../protocol/json/json.js';
import type { Message, NotificationMessage, RequestMessage, RequestId, Unreadable } from '../../../protocol/message.js';
import { DEEPEST, defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';
import { requestId } from '../../../protocol/request-id.js';

/** A request of the client, as far as its answer needs to be known by it. */
export interface Request {
  readonly id: RequestId;
  readonly idText: string;
  readonly method: string;
}

/** One line of the client: one POST. */
export interface Outgoing {
  /** The client's own bytes, without the line ending. */
  readonly bytes: Buffer;
  /** Whom it asks to be answered; none for a notification or a response. */
  readonly requests: readonly Request[];
  /** What it says, where it is a request or a notification of its own (not of a batch). */
  readonly message: RequestMessage | NotificationMessage | undefined;
  /** Its own revision (2026-07-28 and later); absent in the handshake era. */
  readonly version: string | undefined;
  /** It has an `initialize`: until that is answered nothing else may be sent. */
  readonly handshake: boolean;
  readonly initialized: boolean;
  /** It takes this request back. */
  readonly cancels: RequestId | undefined;
}

/** What has passed the policy is read once more only to see whom it asks: nothing is refused here. */
export function readLimits(maxLineBytes: number): ReadLimits {
  const most = { maxLineBytes, maxDepth: DEEPEST, maxMembers: Number.POSITIVE_INFINITY, maxBatch: MAX_ELEMENTS };
  return { ...defaultReadLimits, ...most, lineBreaks: 'allow', inspectedArguments: new Set() };
}
/** Over any limit that is asked for. */
const MAX_ELEMENTS = 100_000;

/** Undefined for a line with no message on it. */
export function readOutgoing(bytes: Buffer, limits: ReadLimits): Outgoing | undefined {
  const classified = classify(bytes, limits);
  if (classified.kind === 'noise') return undefined;
  const elements = classified.kind === 'batch' ? classified.elements : [classified];
  const message = classified.kind === 'request' || classified.kind === 'notification' ? classified : undefined;
  return {
    bytes,
    requests: elements.flatMap(asRequest),
    message,
    version: message?.era === 'modern' ? versionOf(message.params) : undefined,
    handshake: elements.some((element) => element.kind === 'request' && element.method === 'initialize'),
    initialized: elements.some((element) => element.kind === 'notification' && element.method === 'notifications/initialized'),
    cancels: message?.kind === 'notification' && message.method === 'notifications/cancelled' ? cancelled(message.params) : undefined,
  };
}

function asRequest(message: Message | Unreadable): readonly Request[] {
  if (message.kind === 'request') return [{ id: message.id, idText: message.idText, method: message.method }];
  if (message.kind !== 'unreadable' || !message.request || message.idText === undefined) return [];
  const id = requestId(message.idText);
  return id === undefined ? [] : [{ id, idText: message.idText, method: '' }];
}

function versionOf(params: JsonValue | undefined): string | undefined {
  const version = member(member(params, '_meta'), 'io.modelcontextprotocol/protocolVersion');
  return typeof version === 'string' ? version : undefined;
}

function cancelled(params: JsonValue | undefined): RequestId | undefined {
  const id = member(params, 'requestId');
  return typeof id === 'string' || typeof id === 'number' ? requestId(JSON.stringify(id)) : undefined;
}
