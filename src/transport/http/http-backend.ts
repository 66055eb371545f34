import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerEnd } from '../server-connection.js';
import type { Caller } from './caller.js';

/** One HTTP request that the front has let in: Host, Origin, credentials and sizes are checked. */
export interface HttpCall {
  readonly caller: Caller;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Told of a defect in what goes on after the backend has returned: the client is answered, and it is logged. */
  failed(this: void, error: unknown): void;
}

/** What stands behind the front: server processes on stdio, or a server that speaks HTTP itself. Answers every call. */
export interface HttpBackend {
  /** The whole body of a POST, within the limits. Its content type is JSON; its `Accept` is for the backend to judge. */
  post(call: HttpCall, body: Buffer): Promise<void> | void;
  /** A stream for what the server says unasked (revisions up to 2025-11-25). */
  get(call: HttpCall): Promise<void>;
  /** The client ends its session (revisions up to 2025-11-25). */
  delete(call: HttpCall): Promise<void>;
  /** GET below `/.well-known/`, by which clients find out where to log in (RFC 9728, RFC 8414). From anybody; absent, a 404. */
  discovery?(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** After a reload: whoever must be told is told. */
  policyChanged(): void;
  /** Ends every session and stream; resolves when nothing is left. */
  close(signal: NodeJS.Signals): Promise<ServerEnd>;
}
