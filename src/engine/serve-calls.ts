import type { CallMessage, ChildMessage, ReplyMessage } from './child-message.js';
import { instantiate, type Instance } from './instance.js';

const SAID_BYTES = 8192;
/** A line of progress begins with it (engine/progress.go). */
const RECORD_SEPARATOR = 0x1e;

/** Answers calls one after the other; OPA is started by the first, and anew after one that failed. */
export function serveCalls(module: WebAssembly.Module, send: (message: ChildMessage) => void): (call: CallMessage) => void {
  let running: Instance | undefined;
  /** The end of what the module wrote to standard error: Go's last words. */
  let said = Buffer.alloc(0);
  let callId = 0;
  return (call) => send(answer(call));

  function answer({ id, op, request }: CallMessage): ReplyMessage {
    callId = id;
    try {
      running ??= instantiate(module, { stderr: hear });
      const response = running.call(op, request);
      return { id, ok: true, response, memoryBytes: running.memoryBytes() };
    } catch (error) {
      running = undefined;
      return { id, ok: false, error: `${String(error)}\n${said.toString('utf8')}`.trim() };
    }
  }

  function hear(bytes: Uint8Array): void {
    if (bytes[0] === RECORD_SEPARATOR) send({ id: callId, progress: Buffer.from(bytes.subarray(1)).toString('utf8').trimEnd() });
    else said = Buffer.concat([said, bytes]).subarray(-SAID_BYTES);
  }
}
