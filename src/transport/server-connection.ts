import type { Readable, Writable } from 'node:stream';

export interface ServerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * A running MCP server as two streams of lines, and the ways to end it: a process on stdio, or a server at a URL that is spoken to
 * in the same way.
 */
export interface ServerConnection {
  /** Of a process; it leads its group. */
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** When the server and what it started have gone. Rejects with a `UserError` (exit 3) when it could not be started. */
  readonly exited: Promise<ServerEnd>;
  /** No more input is coming: its stdin ends; if it then falls silent without exiting, SIGTERM, then SIGKILL. */
  endInput(): void;
  /** The server or its client made progress: it is still at work on what it was sent. */
  touch(): void;
  /** Passes a signal on to the whole group now and ends its stdin; SIGKILL after the grace, or at once when asked again. */
  stop(signal: NodeJS.Signals): void;
}
