import type { MessagePort } from 'node:worker_threads';

/** What the evaluator's thread asks the client's. `body` is JSON. */
export interface Question {
  readonly id: number;
  readonly url: string;
  readonly body: ArrayBuffer;
  readonly deadlineMs: number;
}

/** What became of it. `text`: the whole body of an answer with status 200. */
export type Reply = { readonly id: number } & (
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'failure'; readonly message: string }
);

/** Given to the thread when it starts. `signal` counts replies; whoever waits for one waits for it to change. */
export interface ClientData {
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** The longest answer that is read. A decision with a thousand reasons has a tenth of it. */
export const MAX_ANSWER_BYTES = 1024 * 1024;
