import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../src/engine/cache-folder.js';
import type { CallMessage, ChildMessage } from '../../src/engine/child-message.js';
import { onLines } from './lines.mjs';

const root = resolve(import.meta.dirname, '../..');
/** As src/engine/engine-process.ts has it: Go's memory never shrinks. */
const RECYCLE_BYTES = 512 * 1024 * 1024;
/** One for each worker; where a test runs several commands at once, the others are let go after it. */
const MOST_IDLE = 2;

/** OPA's own child processes, each for one call of one relay at a time. */
export async function serveOpa(socket: string): Promise<{ close(): Promise<void> }> {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(socket, resolve));
  return {
    async close() {
      for (const child of all) child.kill('SIGKILL');
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function answer(relay: Socket): void {
    let running: ChildProcess | undefined;
    relay.on('error', () => undefined);
    // Who is gone has ended its child, which cannot be interrupted otherwise.
    relay.on('close', () => running?.kill('SIGKILL'));
    onLines(relay, (line) => {
      const child = idle.pop() ?? start();
      running = child;
      child.on('message', onMessage).once('exit', onExit);
      child.send(JSON.parse(line) as CallMessage);

      function onMessage(message: ChildMessage): void {
        if (!('progress' in message)) {
          running = undefined;
          child.off('message', onMessage).off('exit', onExit);
          if (message.ok && message.memoryBytes <= RECYCLE_BYTES && idle.length < MOST_IDLE) idle.push(child);
          else child.kill('SIGKILL');
        }
        relay.write(`${JSON.stringify(message)}\n`);
      }
    });

    function onExit(): void {
      running = undefined;
      relay.destroy();
    }
  }

  function start(): ChildProcess {
    const child = fork(join(root, 'dist', 'engine-child.js'), [join(root, 'engine'), cacheFolder()], {
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    all.add(child);
    child.on('error', () => undefined);
    child.on('exit', () => {
      all.delete(child);
      const at = idle.indexOf(child);
      if (at !== -1) idle.splice(at, 1);
    });
    return child;
  }
}
