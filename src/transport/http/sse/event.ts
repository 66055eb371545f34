/** One event of a stream, or what stands between events (a comment, a byte order mark): then it has no data. */
export interface SseEvent {
  /** The sender's own bytes, line ends and comments included: all `raw` of a stream, joined, are the stream as far as it was read. */
  readonly raw: Buffer;
  /** The `data` lines without their ends, joined by LF; empty where there is nothing to deliver. May be a view of what was read. */
  readonly data: Buffer;
  /** The event's type; empty means `message`. */
  readonly event: string;
  /** Undefined where the event has none; an empty one says that there is nothing to resume from. */
  readonly id: string | undefined;
  /** Milliseconds to wait before the stream is asked for again. */
  readonly retry: number | undefined;
  /** What stands beside the data ends a line for some readers where it ends none: see `withoutOddLineEnds`. */
  readonly oddLineEnd?: true;
  /** The full length in bytes of an event over the limit: `raw` and `data` are only its beginning then, and it must not be forwarded. */
  readonly oversize?: number;
}
