/** What the command line and the library take alike. */

/** `[least, most]` of what a message may measure, and of how many may wait. */
export const READ_LIMITS = {
  lineBytes: [1_024, 1_073_741_824],
  depth: [1, 10_000],
  members: [16, 10_000_000],
  batch: [1, 100_000],
  pending: [1, 1_000_000],
} as const;

/** `[least, most]` files of a log that are kept, the one being written included: of 16 MiB each, up to 1.5 TiB. */
export const LOG_FILES = [1, 100_000] as const;

/** `[least, most]` of what a listener takes. */
export const LISTEN_LIMITS = {
  maxSessions: [1, 100_000],
  sessionIdleMinutes: [1, 10_080],
} as const;

/** `[least, most]` of how long a remote OPA may take for a decision, in milliseconds: everything waits for it. */
export const REMOTE_POLICY = { timeoutMs: [1, 60_000] } as const;

/** A name stands in a URN, a file name and a rate-limit key. */
export const SERVER_NAME = /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/;
export const SERVER_NAME_FORM = 'letters, digits and `. _ @ + -`, at most 128, the first a letter or digit';
