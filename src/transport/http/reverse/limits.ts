export interface ReverseLimits {
  /** Bytes of one message, either way. */
  readonly maxLineBytes: number;
  /** Sessions that are known; beyond it the one that was idle for longest makes room. */
  readonly maxSessions: number;
  /** A session without an open request or stream is forgotten after this. */
  readonly sessionIdleMs: number;
  /** Until there is a connection to the server, TLS included. */
  readonly connectMs: number;
  /** Until the head of an answer; 0 is no limit: tools may run for hours. */
  readonly headersMs: number;
  /** Bytes of answers that are held at the same time: not complete yet, or not taken by their clients. */
  readonly maxHeldBytes: number;
  /** A client that takes nothing of what waits for it is cut off after this. */
  readonly stalledMs: number;
}

export const defaultReverseLimits: ReverseLimits = {
  // Over the SDKs' own limits, so that theirs refuse first.
  maxLineBytes: 16 * 1024 * 1024,
  // Some ten kilobytes each, with what was learned of the server's tools.
  maxSessions: 10_000,
  // The server's own limit should be the shorter one: a client whose session is gone has to begin again.
  sessionIdleMs: 24 * 60 * 60_000,
  connectMs: 15_000,
  headersMs: 0,
  // As of requests: sixteen of the largest at once, or thousands of common ones.
  maxHeldBytes: 256 * 1024 * 1024,
  // What it holds is held from others.
  stalledMs: 60_000,
};

/** Answers that are read to their end for the record although their client has gone (not a cancellation up to 2025-11-25). */
export const MAX_LINGERING = 256;
export const LINGER_MS = 5 * 60_000;

/** Refusals on their way to the server: one that asks what it may not, and takes no answer, must not fill our sockets. Each gets a minute. */
export const MAX_TELLING = 256;
export const TELL_MS = 60_000;

/** Of a server's error page so much may be read by a policy. */
export const MAX_ERROR_TEXT = 64 * 1024;

/**
 * Events of a session, or of a caller outside of them, from which a stream may be resumed: of those that it listens on, and of its requests. Those of other
 * streams of the same kind count too, so it is more than what was on its way when a connection broke.
 */
export const MAX_EVENT_IDS = 1_024;

/** How often idle sessions are looked for. */
export const SWEEP_MS = 60_000;
