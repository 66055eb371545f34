/** A session's way to its server: a process of its own, or its part of a shared one. */
export interface SessionPort {
  /** Lines with their ending. */
  send(lines: readonly Buffer[]): void;
  /** Refusals of what the server itself has said, with their ending. */
  refuse(lines: readonly Buffer[]): void;
  /** The server reads too slowly: nothing more should be asked of it now. */
  readonly behind: boolean;
  /** Holds its output back while the client is behind. Undefined where it has other clients: then a client that is far behind is cut off. */
  readonly flow: ((flowing: boolean) => void) | undefined;
  /** The session has ended. */
  close(): void;
  /** Everything ends, now. */
  stop(signal: NodeJS.Signals): void;
}
