/** What a room may say to the operator. Lines go to stderr (pino), never to stdout: that is the protocol's. */
export interface Log {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

const nothing = () => undefined;
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Whether something is told that a peer can make happen as often as it likes: at the 1st, 10th, 100th … time, so that nobody fills the log. */
export function isTold(times: number): boolean {
  return /^10*$/.test(String(times));
}
