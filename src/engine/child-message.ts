/** Parent → child. */
export interface CallMessage {
  readonly id: number;
  readonly op: string;
  /** JSON. */
  readonly request: string;
}

/** Child → parent: what the running call says in the meantime, any number of times; then its reply. */
export type ChildMessage = ProgressMessage | ReplyMessage;

export interface ProgressMessage {
  readonly id: number;
  readonly progress: string;
}

/** One for each call. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly response: string; readonly memoryBytes: number }
  | { readonly id: number; readonly ok: false; readonly error: string };
