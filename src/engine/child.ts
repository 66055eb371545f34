// Entry of the child process that OPA runs in: `node engine-child.js <engine folder>`, calls and replies over IPC.
import { instantiate, type Instance } from './instance.js';
import type { CallMessage, ReplyMessage } from './child-message.js';
import { readEngineModule } from './engine-module.js';

const [, , folder = ''] = process.argv;
let running: Instance | undefined;

// The parent decides when this process ends; a Ctrl-C at the terminal reaches the whole group and must not cut a call off.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: CallMessage) => {
  process.send?.(answer(message));
});

function answer({ id, op, request }: CallMessage): ReplyMessage {
  try {
    running ??= start();
    const response = running.call(op, request);
    return { id, ok: true, response, memoryBytes: running.memoryBytes() };
  } catch (error) {
    running = undefined;
    return { id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function start(): Instance {
  const module = new WebAssembly.Module(new Uint8Array(readEngineModule(folder)));
  return instantiate(module, { stderr: (bytes) => void process.stderr.write(bytes) });
}
