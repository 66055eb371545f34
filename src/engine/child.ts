// Entry of the child process that OPA runs in: `node engine-child.js <engine folder> <cache folder>`, calls and replies over IPC.
import { join } from 'node:path';
import { openCache } from './cache.js';
import type { CallMessage, ChildMessage, ReplyMessage } from './child-message.js';
import { readEngineModule } from './engine-module.js';
import { instantiate, type Instance } from './instance.js';
import { setV8Flags } from './v8-flags.js';
import { startWatchdog } from './watchdog.js';

/** Two versions of the module side by side. */
const MODULE_CACHE_BYTES = 96 * 1024 * 1024;
const SAID_BYTES = 8192;
/** These run what a policy's author wrote, for as long as it likes. */
const RUNS_POLICY = new Set(['test', 'eval']);

const [, , engineFolder = '', cacheFolder = ''] = process.argv;
let running: Instance | undefined;
/** The end of what the module wrote to standard error: Go's last words. */
let said = Buffer.alloc(0);
/** A line of progress begins with it (engine/progress.go). */
const RECORD_SEPARATOR = 0x1e;
let callId = 0;

// The parent decides when this process ends; a Ctrl-C at the terminal reaches the whole group and must not cut a call off.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: CallMessage) => {
  send(answer(message));
});

function send(message: ChildMessage): void {
  process.send?.(message);
}

function answer({ id, op, request }: CallMessage): ReplyMessage {
  callId = id;
  try {
    if (RUNS_POLICY.has(op)) startWatchdog();
    running ??= start();
    const response = running.call(op, request);
    return { id, ok: true, response, memoryBytes: running.memoryBytes() };
  } catch (error) {
    running = undefined;
    return { id, ok: false, error: `${String(error)}\n${said.toString('utf8')}`.trim() };
  }
}

function start(): Instance {
  setV8Flags();
  const cache = openCache({ folder: join(cacheFolder, 'engine'), maxBytes: MODULE_CACHE_BYTES });
  const module = new WebAssembly.Module(readEngineModule(engineFolder, cache));
  return instantiate(module, {
    stderr: (bytes) => {
      if (bytes[0] === RECORD_SEPARATOR) return send({ id: callId, progress: Buffer.from(bytes.subarray(1)).toString('utf8').trimEnd() });
      said = Buffer.concat([said, bytes]).subarray(-SAID_BYTES);
    },
  });
}
