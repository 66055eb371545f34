/** What one listener takes on at a time. Each is a documented option or a constant with its reason. */
export interface HttpLimits {
  /** Bytes of one request body: one message, so the limit of a line. */
  readonly maxBodyBytes: number;
  /** Bytes of all request bodies that are held at the same time. */
  readonly maxHeldBytes: number;
  /** Bytes of a request's line and headers. */
  readonly maxHeaderBytes: number;
  /** Requests that are being answered, open streams among them. */
  readonly maxRequests: number;
  readonly maxConnections: number;
  /** From a connection's first byte of a request to the end of its headers. */
  readonly headersTimeoutMs: number;
  /** From there to the end of its body. */
  readonly requestTimeoutMs: number;
  /** How long a connection without a request is kept. */
  readonly keepAliveMs: number;
  /** How long a stop waits for what is being answered. */
  readonly stopGraceMs: number;
}

export const defaultHttpLimits: HttpLimits = {
  maxBodyBytes: 16 * 1024 * 1024,
  // Sixteen of the largest at once, or thousands of common ones.
  maxHeldBytes: 256 * 1024 * 1024,
  // Twice Node's own: `Mcp-Param-*` and a token in one request.
  maxHeaderBytes: 32 * 1024,
  // Each may hold a connection of ours to the server too; far over what one team's agents keep open.
  maxRequests: 4096,
  maxConnections: 8192,
  // Slow senders (slowloris) hold a place only so long.
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 60_000,
  // Over the usual idle times of clients (5 s) and load balancers (60 s), so that the client closes first.
  keepAliveMs: 65_000,
  stopGraceMs: 5_000,
};

/** What a client that was turned away for load should wait. */
export const RETRY_AFTER_SECONDS = 1;
