/** One line as it was read, without its ending. */
export interface Line {
  /** The bytes before the ending; only the first `LINE_PREFIX_BYTES` of them when the line was over the limit. */
  readonly bytes: Buffer;
  readonly ending: '\n' | '\r\n' | '';
  /** The full length in bytes of a line over the limit; absent otherwise. */
  readonly oversize?: number;
}

/** What leaves after a group of lines was handled. Buffers carry their line ending. */
export interface Forward {
  readonly toServer: readonly Buffer[];
  readonly toClient: readonly Buffer[];
}

/**
 * The PEP as the transport sees it. Synchronous: a read's lines are decided, recorded and forwarded as one group,
 * so order holds and records are written before any of their messages moves (invariant 6).
 */
export interface Interceptor {
  fromClient(lines: readonly Line[]): Forward;
  fromServer(lines: readonly Line[]): Forward;
  /** The client's side ended, or the server process did: pending calls are recorded as unanswered. */
  closed(side: 'client' | 'server', detail: { readonly code?: number | null; readonly signal?: string | null }): void;
}
