import type { HeaderFields } from '../protocol/http/http-headers.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { Classified, NotificationMessage, RequestId } from '../protocol/message.js';

/** One line as it was read. Its buffers are views of what was read: they must not be written to. */
export interface Line {
  /** The bytes before the ending; only the first `LINE_PREFIX_BYTES` of them when the line was over the limit. */
  readonly bytes: Buffer;
  readonly ending: '\n' | '\r\n' | '';
  /** The sender's own bytes with their ending: what to forward when the line passes. (A line over the limit never does.) */
  readonly raw: Buffer;
  /** The full length in bytes of a line over the limit; absent otherwise. */
  readonly oversize?: number;
  /** The last `LINE_TAIL_BYTES` of a line over the limit, its ending included. */
  readonly tail?: Buffer;
  /** Of the HTTP request whose body this is: they are compared with the message, which is refused where they do not agree. */
  readonly headers?: HeaderFields;
  /** What `bytes` are, where the transport had to know it already: classified by the limits of the enforcement point. */
  readonly message?: Classified | undefined;
}

/** What leaves after a group of lines was handled. Buffers carry their line ending. */
export interface Forward {
  readonly toServer: readonly Buffer[];
  readonly toClient: readonly Buffer[];
  /** What the lines to the client answer, by their places, as far as it was read; the others, and all without it, are for their reader to look at. */
  readonly answers?: readonly (Answers | undefined)[];
}

/** A line that is the response to one request. */
export interface Answers {
  readonly id: RequestId;
  readonly failed: boolean;
}

/** How the server process ended; empty for a client, and for what is no process. */
export interface CloseDetail {
  readonly code?: number | null;
  readonly signal?: string | null;
}

/**
 * The PEP as the transport sees it. Synchronous: the lines of one call are decided, recorded and forwarded as one group,
 * so order holds and records are written before any of their messages moves (invariant 6).
 */
export interface Interceptor {
  fromClient(lines: readonly Line[]): Forward;
  fromServer(lines: readonly Line[]): Forward;
  /**
   * Decides one line of a client now, as `fromClient` does; the records of all lines that were decided so, of whatever conversation, are written by
   * one append when what may leave is asked of the first of them. Absent where nothing is recorded.
   */
  hold?(line: Line): () => Forward;
  /**
   * The client's side ended, or the server process did; then nobody answers any more, and what is returned tells the client so,
   * lines with their ending, one for each request that it still waits for.
   */
  closed(side: 'client' | 'server', detail: CloseDetail): readonly Buffer[];
}

/** As the enforcement point is seen by a transport that is told of a new policy. */
export interface Exchange extends Interceptor {
  /** After a reload: what the client must be told, lines with their ending. In one HTTP request: nothing, unless it is a listen that asked. */
  policyChanged(): readonly Buffer[];
}

/**
 * What one caller and one server say to each other: a stdio client, a session of Streamable HTTP, or all that one caller POSTs where
 * there are no sessions.
 */
export interface Conversation extends Exchange {
  /** The `inputSchema` of a tool, from the last list that went by: for the headers of an HTTP request (`requestHeaders`). */
  toolSchema(tool: string): JsonObject | undefined;
  /**
   * Whether what a server says to all that share it is for this one to decide and record: not what is about a task of another, which that one's
   * records have. Absent: all of it is.
   */
  isConcernedBy?(message: NotificationMessage): boolean;
  /**
   * One HTTP request and what answers it: request ids are unique only within it (MCP 2026-07-28), everything else that was learned
   * (tools, counts, labels) is the conversation's. An exchange ends with either side: `closed('client')` says that the answer has lost
   * its reader, and what is open is recorded as cancelled; on the conversation itself a client may only have stopped writing.
   */
  exchange(): Exchange;
}

/** Forwards everything as it came, but for lines over the limit: the bare relay, for tests and as the base line of the bench. */
export const passThrough: Interceptor = {
  fromClient: (lines) => ({ toServer: asTheyCame(lines), toClient: [] }),
  fromServer: (lines) => ({ toServer: [], toClient: asTheyCame(lines) }),
  closed: () => [],
};

function asTheyCame(lines: readonly Line[]): readonly Buffer[] {
  return lines.filter((line) => line.oversize === undefined).map((line) => line.raw);
}
