import { MAX_LINE_BYTES } from '../../stdio/line-splitter.js';

export interface SessionLimits {
  /** Servers at once, those that are ending included: one for each session, one for each caller that asks without sessions. In shared mode: sessions. */
  readonly maxSessions: number;
  /** A session without an open request or stream ends after this; so does the server of a caller that asks without sessions. */
  readonly sessionIdleMs: number;
  /** Bytes of one message, either way. */
  readonly maxLineBytes: number;
  /** Bytes that wait for clients which do not keep up, all of them together. */
  readonly maxHeldBytes: number;
}

export const defaultSessionLimits: SessionLimits = {
  // A server in Node takes some 50 MB: a full house is a few GB.
  maxSessions: 100,
  // Over a lunch break at a desk; clients begin a new session when theirs has gone.
  sessionIdleMs: 30 * 60_000,
  maxLineBytes: MAX_LINE_BYTES,
  // As of requests, and of answers of a server at a URL.
  maxHeldBytes: 256 * 1024 * 1024,
};

/** Open requests of one server. The enforcement point has the same limit; this one holds without it. */
export const MAX_OPEN_REQUESTS = 10_000;

/**
 * Requests that nobody waits for any more: they were cancelled, or their session has gone, and how each ended is recorded. A server may have answered
 * before it heard of it (MCP, cancellation), which is nothing that nobody asked for. Each may be answered once; some 40 bytes each.
 */
export const MAX_GIVEN_UP = 16_384;

/** What a session keeps of its streams for a client that comes back. A connection that breaks loses what was on its way: little. */
export const REPLAY_BYTES = 1024 * 1024;
export const REPLAY_EVENTS = 1_000;

/** What waits for a stream, where a client has none open. */
export const UNDELIVERED_MESSAGES = 256;
export const UNDELIVERED_BYTES = 1024 * 1024;

/** A server's request that no stream has taken by then is answered with an error: a client without a stream may never open one. */
export const UNDELIVERED_REQUEST_MS = 60_000;

/** A request that is not answered by then gets its stream: clients wait for the head of an answer less long than for its end (undici: 300 s). */
export const STREAM_AFTER_MS = 10_000;

/** Between comments on a stream: under the idle time-outs of usual proxies (60 s) and clients. */
export const KEEP_ALIVE_MS = 15_000;

/** A client that takes nothing for so long does not read: its connection is cut, so that it does not hold up a server. */
export const STALLED_MS = 60_000;

/** How often times are looked at. */
export const SWEEP_MS = 1_000;

/** Who has not looked for so long stood still; a long answer being read holds up the event loop for less. */
export const STOOD_STILL_MS = 10_000;

/** What waits for a slow client where its server has others to serve; then its connection is cut. One message may stand on top of it. */
export const CLIENT_BACKLOG_BYTES = 4 * 1024 * 1024;

/** Slow clients of such a server, and slow streams of such a session, at a time: each may hold that much. One more is cut off at once. */
export const MAX_BEHIND = 64;
export const MAX_BEHIND_IN_SESSION = 4;

/** What waits for a server that does not read, in messages of the largest size; then what clients send is turned away, and its own output waits. */
export const SERVER_BACKLOG_LINES = 2;
