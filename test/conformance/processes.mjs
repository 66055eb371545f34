// @ts-check
// Processes that listen on loopback: started, waited for, ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {{ url: string, pid: number | undefined, stop: () => Promise<void> }} Listening */

/** A busy machine starts Node in seconds; what takes longer than this does not start. */
const startLimit = 30_000;
/** What does not end on SIGTERM within this is killed, and said. */
const endLimit = 10_000;

/**
 * Starts a command that will listen on a port of our choice.
 * @param {(port: number) => string[]} commandFor
 * @returns {Promise<Listening>}
 */
export async function listening(commandFor) {
  const port = await freePort();
  const [command = '', ...args] = commandFor(port);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = collect(child.stderr);
  const ended = once(child, 'exit');
  for (const until = Date.now() + startLimit; !(await accepts(port)); await wait(50)) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`does not listen: ${command} ${args.join(' ')}\n${said()}`);
    }
  }
  return { url: `http://127.0.0.1:${port}/mcp`, pid: child.pid, stop };

  async function stop() {
    child.kill('SIGTERM');
    const late = setTimeout(() => {
      process.stderr.write(`killed, because it did not end on SIGTERM: ${command} ${args.join(' ')}\n${said()}`);
      child.kill('SIGKILL');
    }, endLimit);
    await ended;
    clearTimeout(late);
  }
}

/** The last of what a stream carried. @param {import('node:stream').Readable} stream */
function collect(stream) {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk) => (text = (text + chunk).slice(-4000)));
  return () => text;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {number} port @returns {Promise<boolean>} */
function accepts(port) {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), answer(true))).once('error', () => answer(false));
  });
}
