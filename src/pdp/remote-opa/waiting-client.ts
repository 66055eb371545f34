import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { packageRoot } from '../../config/package-root.js';
import type { Clock } from '../../telemetry/clock.js';
import type { ClientData, Question, Reply } from './messages.js';

export type Answer = Reply extends infer Each ? (Each extends Reply ? Omit<Each, 'id'> : never) : never;

/** Asks over HTTP and waits: the caller's thread stands still until there is an answer, or until the deadline. */
export interface WaitingClient {
  post(url: string, body: ArrayBuffer): Answer;
  close(): void;
}

/** What a reply may take from one thread to the other, beside the deadline that the client keeps itself. */
const GRACE_MS = 100;

/**
 * A thread of its own does the asking, so that a decision is what it is everywhere else: an answer before the next message. Rejects where
 * the thread cannot be started.
 */
export async function openWaitingClient(
  deadlineMs: number,
  clock: Clock,
  path: string = join(packageRoot, 'dist', 'opa-client.js'),
): Promise<WaitingClient> {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: port, port2: theirs } = new MessageChannel();
  const data: ClientData = { port: theirs, signal };
  const worker = new Worker(path, { workerData: data, transferList: [theirs], stdout: true });
  // Its end is seen as answers that do not come.
  worker.on('error', () => undefined);
  const [ready] = (await Promise.race([once(port, 'message'), once(worker, 'exit').then(() => [undefined])])) as [Reply | undefined];
  if (ready === undefined) throw new Error(`\`${path}\` does not start`);
  port.removeAllListeners('message');
  port.unref();
  worker.unref();
  let last = 0;

  return {
    post(url, body) {
      const id = ++last;
      const question: Question = { id, url, body, deadlineMs };
      port.postMessage(question);
      const until = clock.monotonic() + deadlineMs + GRACE_MS;
      for (;;) {
        const seen = Atomics.load(signal, 0);
        const received = receiveMessageOnPort(port)?.message as Reply | undefined;
        if (received?.id === id) return received;
        // Of an earlier question, too late.
        if (received !== undefined) continue;
        const left = until - clock.monotonic();
        if (left <= 0) return { kind: 'deadline' };
        Atomics.wait(signal, 0, seen, left);
      }
    },
    close: () => void worker.terminate(),
  };
}
