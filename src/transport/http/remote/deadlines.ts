/** What is waited for, in milliseconds. A call's answer is not among them: tools may run for hours, and clients have deadlines of their own. */
export interface Deadlines {
  /** Until there is a connection, TLS included. */
  readonly connect: number;
  /** Until a notification or a response is accepted (202). */
  readonly accept: number;
  /** How long such a message holds up those after it: order is wanted, but no reason to stop. */
  readonly order: number;
  /** How long requests wait for the listening stream to be answered: what a server asks before it is open is lost with many servers. */
  readonly listening: number;
  /** Until the headers of an answer; 0 is no limit. */
  readonly headers: number;
  /** Until an HTTP+SSE server has said where to POST. */
  readonly endpoint: number;
  /** A stream that has brought all answers is let go on for so long: servers should close it at once. */
  readonly linger: number;
  /** Before a stream is asked for again: at first, and at most. In between it grows by half each time; a server's `retry` wins. */
  readonly resume: number;
  readonly resumeAtMost: number;
  /** For the end of a session (DELETE) to be heard; when we are told to end ourselves, the shorter one. */
  readonly farewell: number;
  readonly shortFarewell: number;
  /** Between the end of the client's input and the end of what is still asked, while nothing comes. */
  readonly grace: number;
}

export const defaultDeadlines: Deadlines = {
  connect: 15_000,
  accept: 60_000,
  order: 2_000,
  listening: 2_000,
  headers: 0,
  endpoint: 15_000,
  linger: 10_000,
  resume: 1_000,
  resumeAtMost: 30_000,
  farewell: 2_000,
  shortFarewell: 300,
  // What a server on stdio gets.
  grace: 2_000,
};

/** The pauses that a server may ask for (`retry`): none would be a loop at full speed, and for ever is no pause. */
export const MIN_RETRY_MS = 50;
export const MAX_RETRY_MS = 5 * 60_000;
