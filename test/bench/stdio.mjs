// @ts-check
// One stdio MCP conversation behind a command prefix (the proxy), measured from a raw client that costs almost nothing itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { load, several } from './load.mjs';
import { rss } from './process-figures.mjs';

/**
 * @typedef {import('./load.mjs').LoadFigures & { startup: number, rss_start: number, rss_end: number }} Figures
 * startup in ms until `initialize` is answered, RSS of the proxy process in MB.
 */

/**
 * @param {string[]} command proxy and server, one command line
 * @param {(n: number) => { name: string, arguments: object }} callOf the nth call
 * @param {number} calls
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Figures>}
 */
export async function measure(command, callOf, calls, env) {
  const begun = performance.now();
  const { child, request } = connect(command, env);
  await request('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '0' } });
  const startup = performance.now() - begun;
  child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  await request('tools/list', {});
  let made = 0;
  const go = async () => {
    const answer = await request('tools/call', callOf(made++));
    if (answer.error || answer.result.isError) throw new Error(`the call failed: ${JSON.stringify(answer).slice(0, 300)}`);
  };

  await several(16, calls, go);
  const rss_start = rss(child.pid);
  const figures = await load([1, 16, 64], calls, go, child.pid);
  const rss_end = rss(child.pid);
  const ended = once(child, 'exit');
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
  return { startup, ...figures, rss_start, rss_end };
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env */
export function connect(command, env) {
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['pipe', 'pipe', process.env['BENCH_STDERR'] ? 'inherit' : 'ignore'],
    env,
  });
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  /** @type {Buffer[]} */
  let parts = [];
  let lastId = 0;
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end));
      start = end + 1;
      const message = JSON.parse(Buffer.concat(parts).toString('utf8'));
      parts = [];
      if (message.method !== undefined) continue;
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  return {
    child,
    /** @param {string} method @param {object} params @returns {Promise<any>} */
    request: (method, params) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      }),
  };
}
