import type { Ambiguity } from './ambiguity.js';
import type { JsonObject, JsonValue } from './json/json.js';
import type { UnreadableCode } from './unreadable.js';

/**
 * A request id as JSON text (`1`, `"a"`), so that 9007199254740993 stays itself and `"1"` is not 1.
 * Numbers a double can hold are in their shortest spelling, so that a server answering `1.0` as `1` still matches.
 */
export type RequestId = string & { readonly __brand: 'RequestId' };

/** Which family of revisions a message belongs to, by its own content (2026-07-28 carries its version in `_meta`). */
export type Era = 'legacy' | 'modern';

export interface RequestMessage {
  readonly kind: 'request';
  readonly id: RequestId;
  /** The id's own bytes as text, for an answer that must repeat it exactly. */
  readonly idText: string;
  readonly method: string;
  readonly params: JsonValue | undefined;
  readonly era: Era;
  /** The sender's own bytes, without the line ending. */
  readonly bytes: Buffer;
}
export interface NotificationMessage {
  readonly kind: 'notification';
  readonly method: string;
  readonly params: JsonValue | undefined;
  readonly era: Era;
  readonly bytes: Buffer;
}
export interface ResponseMessage {
  readonly kind: 'response';
  readonly id: RequestId | undefined;
  readonly idText: string | undefined;
  readonly outcome: { readonly result: JsonValue } | { readonly error: JsonValue };
  /** Two parsers could read the result differently. It passes, unless somebody decides by what it says. */
  readonly ambiguity?: Ambiguity;
  readonly bytes: Buffer;
}
export type Message = RequestMessage | NotificationMessage | ResponseMessage;

/** Why a line is not forwarded although nobody asked the policy. */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** Stable. `UNREADABLE[code]` is the JSON-RPC error code of the answer. */
  readonly code: UnreadableCode;
  readonly message: string;
  /** The id to answer with, where one could be read without doubt. */
  readonly idText: string | undefined;
  /** An answer is due: it asks for one, or nobody can tell (then JSON-RPC wants one with a null id). */
  readonly request: boolean;
  readonly bytes: Buffer;
}
export interface Batch {
  readonly kind: 'batch';
  readonly elements: readonly (Message | Unreadable)[];
  readonly bytes: Buffer;
}
/** A line with nothing in it, or one that is no JSON at all (a server's log line). */
export interface Noise {
  readonly kind: 'noise';
  readonly blank: boolean;
  readonly bytes: Buffer;
}
export type Classified = Message | Batch | Unreadable | Noise;

export interface ErrorObject {
  readonly code: number;
  readonly message: string;
  readonly data?: JsonObject;
}
