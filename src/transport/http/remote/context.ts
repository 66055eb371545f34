import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Log } from '../../../telemetry/log.js';
import { JSON_OR_EVENTS, JSON_TYPE } from '../media-types.js';
import type { WaitingRequests } from './call.js';
import type { Deadlines } from './deadlines.js';
import type { Endpoint } from '../endpoint.js';
import type { HttpClient } from './http-client.js';
import type { Inbox } from './inbox.js';
import type { Outgoing } from './outgoing.js';
import type { ReadDeps } from './read-body.js';

/** What both transports to a server at a URL work with. */
export interface Context {
  readonly endpoint: Endpoint;
  readonly http: HttpClient;
  readonly open: WaitingRequests;
  readonly inbox: Inbox;
  readonly reading: ReadDeps;
  readonly limits: ReadLimits;
  readonly deadlines: Deadlines;
  readonly log: Log;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** The revision that `initialize` has settled; undefined before, and outside of the handshake era. */
  readonly negotiated: () => string | undefined;
  /** What a request of 2026-07-28 says in headers too. */
  readonly modernHeaders: (out: Outgoing) => Readonly<Record<string, string>>;
}

/** Of a POST. */
export function postHeaders({ endpoint, negotiated, modernHeaders }: Context, out: Outgoing): Record<string, string> {
  const version = out.handshake ? undefined : negotiated();
  return {
    ...endpoint.headers,
    'content-type': JSON_TYPE,
    accept: JSON_OR_EVENTS,
    ...(out.version !== undefined ? modernHeaders(out) : version === undefined ? {} : { 'mcp-protocol-version': version }),
  };
}

/** Of a GET or DELETE: only the handshake era has them. */
export function plainHeaders({ endpoint, negotiated }: Context): Record<string, string> {
  const version = negotiated();
  return { ...endpoint.headers, ...(version === undefined ? {} : { 'mcp-protocol-version': version }) };
}
