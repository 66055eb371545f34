/** Parent → child. */
export interface CallMessage {
  readonly id: number;
  readonly op: string;
  /** JSON. */
  readonly request: string;
}

/** Child → parent, one for each call. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly response: string; readonly memoryBytes: number }
  | { readonly id: number; readonly ok: false; readonly error: string };
