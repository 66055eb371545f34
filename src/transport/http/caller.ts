import type { IncomingHttpHeaders } from 'node:http';
import type { Conversation } from '../interceptor.js';

/** Who sends an HTTP request, once it was let in. */
export interface Caller {
  /** Requests with the same key come from the same caller; sessions of another key do not exist for it. */
  readonly key: string;
  /** A conversation of its own: for one session, or for all that the caller asks outside of sessions. `shared`: with whom it is held, if others hold theirs with the same. */
  open(shared?: SharedProcess): Conversation;
}

/** One process after another, each shared by all conversations of its time. */
export interface SharedProcess {
  /** The one that runs: another is another object, and knows nothing of what the one before was asked. Undefined: none. */
  readonly process: object | undefined;
}

export type Admission =
  | { readonly admitted: true; readonly caller: Caller }
  /** 401. `challenge` is the answer's `WWW-Authenticate` (RFC 9110 §11.6.1). */
  | { readonly admitted: false; readonly challenge?: string; readonly message: string };

/** Decides by a request's credentials whether it comes in, and as whom. Never throws. */
export type Admit = (headers: IncomingHttpHeaders) => Admission | Promise<Admission>;

/** Callers without sessions that are remembered, each with what was learned of it. The longest idle ones go first. */
export const MAX_CALLERS = 10_000;
