// Entry of the child process that OPA runs in: `node engine-child.js <engine folder> <cache folder>`, calls and replies over IPC.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { openCache } from './cache.js';
import type { CallMessage, ChildMessage } from './child-message.js';
import { readEngineModule } from './engine-module.js';
import { serveCalls } from './serve-calls.js';
import { setV8Flags } from './v8-flags.js';

/**
 * OPA's planner goes some calls deeper for each member of an object or array, and Go in WASM calls on the stack of its host: the 1 MB of a main thread
 * ends below two thousand members. A thread of ours has what it asks for, of memory that is touched only where it is used.
 */
const STACK_MB = 256;
/** Two versions of the module side by side. */
const MODULE_CACHE_BYTES = 96 * 1024 * 1024;

if (isMainThread) relay();
else parentPort?.once('message', serve);

/** The main thread never waits for OPA, so it sees at once that the parent is gone. It compiles the module while the other thread starts. */
function relay(): void {
  setV8Flags();
  // The parent decides when this process ends; a Ctrl-C at the terminal reaches the whole group and must not cut a call off.
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('disconnect', () => process.exit(0));
  // Who went while this file was loaded is not told of again.
  if (!process.connected) process.exit(0);
  const port = new Worker(fileURLToPath(import.meta.url), { resourceLimits: { stackSizeMb: STACK_MB } });
  port.on('message', send);
  let isLoaded = false;
  process.on('message', (call: CallMessage) => {
    try {
      if (!isLoaded) port.postMessage(loadModule());
      isLoaded = true;
      port.postMessage(call);
    } catch (error) {
      send({ id: call.id, ok: false, error: String(error) });
    }
  });
}

function loadModule(): WebAssembly.Module {
  const [, , engineFolder = '', cacheFolder = ''] = process.argv;
  const cache = openCache({ folder: join(cacheFolder, 'engine'), maxBytes: MODULE_CACHE_BYTES });
  return new WebAssembly.Module(readEngineModule(engineFolder, cache));
}

function serve(module: WebAssembly.Module): void {
  const port = parentPort;
  port?.on(
    'message',
    serveCalls(module, (message) => port.postMessage(message)),
  );
}

function send(message: ChildMessage): void {
  process.send?.(message);
}
