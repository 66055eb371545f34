/** What one message may be, and how many may wait. Each is a documented option; everything over one is refused with an answer. */
export interface ReadLimits {
  /** Bytes of one line, its ending included. */
  readonly maxLineBytes: number;
  /** Nested arrays and objects, the message itself included; more than `DEEPEST` counts as `DEEPEST`. */
  readonly maxDepth: number;
  /** Members of all objects of a request or notification; a response is as large as its server makes it. */
  readonly maxMembers: number;
  /** Elements of one JSON-RPC batch. */
  readonly maxBatch: number;
  /** Requests of one side that wait for their answers, over all exchanges of a conversation. */
  readonly maxPending: number;
  /** Their size together. No option: it follows from what a process may hold. */
  readonly maxPendingBytes: number;
  /**
   * Carriage returns between tokens. `refuse` where a message is a line: some readers end it there. `allow` where its length is told
   * otherwise, as in an HTTP body, and CR and LF are white space; who puts such a message on a line folds them first (`one-line.ts`).
   */
  readonly lineBreaks: 'refuse' | 'allow';
  /**
   * The arguments (of tools/call and prompts/get) that somebody decides by: there, numbers must be exact and names must not have
   * a twin in another case. `all`: whatever the sender wrote. A set: these names, for a policy known to read no others.
   */
  readonly inspectedArguments: 'all' | ReadonlySet<string>;
}

export const defaultReadLimits: ReadLimits = {
  // Over the SDKs' own read buffers (10 MiB), so that theirs refuse first.
  maxLineBytes: 16 * 1024 * 1024,
  // Far over any real call; far under the recursion that parsers and policies survive.
  maxDepth: 128,
  // What 1 MB of dense JSON holds. Each costs some microseconds to name, inspect, decide by and record.
  maxMembers: 50_000,
  // The cap of the SDKs' HTTP servers.
  maxBatch: 100,
  // A client has tens; a table that grows without end is an attack or a dead server.
  maxPending: 10_000,
  // Their arguments are kept for the record of the answer.
  maxPendingBytes: 64 * 1024 * 1024,
  lineBreaks: 'refuse',
  inspectedArguments: 'all',
};

/** What recursion over a message stands, with much to spare. */
export const DEEPEST = 1_000;

/** Members of the envelope: JSON-RPC has five. */
export const MAX_ENVELOPE_MEMBERS = 64;

/** Bytes of a request id: it is a key of our tables, kept until the answer comes. */
export const MAX_ID_BYTES = 1024;
