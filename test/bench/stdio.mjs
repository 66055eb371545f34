// @ts-check
// One stdio MCP conversation behind a command prefix (the proxy), measured from a raw client that costs almost nothing itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {{
 *   startup: number, p50: number, p99: number, per_second: Record<number, number>, cpu: Record<number, number>, rss_start: number, rss_end: number,
 * }} Figures
 * startup in ms until `initialize` is answered, p50 and p99 in µs of sequential calls, cpu in µs of user and system time of the proxy process a call
 * (on a busy machine the steadier figure), RSS of the proxy process in MB. per_second and cpu by calls in flight.
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
  /** @type {number[]} */
  const latencies = [];
  /** @type {Record<number, number>} */
  const per_second = {};
  /** @type {Record<number, number>} */
  const cpu = {};
  for (const inFlight of [1, 16, 64]) {
    const used = cpuTime(child.pid);
    const from = performance.now();
    await several(inFlight, calls, async () => {
      const asked = performance.now();
      await go();
      if (inFlight === 1) latencies.push((performance.now() - asked) * 1000);
    });
    per_second[inFlight] = calls / ((performance.now() - from) / 1000);
    cpu[inFlight] = (cpuTime(child.pid) - used) / calls;
  }
  const rss_end = rss(child.pid);
  const ended = once(child, 'exit');
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
  latencies.sort((a, b) => a - b);
  return { startup, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), per_second, cpu, rss_start, rss_end };
}

/** @param {number} inFlight @param {number} times @param {() => Promise<void>} go */
export async function several(inFlight, times, go) {
  let left = times;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await go();
    }),
  );
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

/** @param {number[]} sorted @param {number} q */
export function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

/** @param {number[]} values */
export function median(values) {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Resident set in MB, or NaN where /proc is not there. @param {number | undefined} pid */
export function rss(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

/** User and system time of all threads of a process so far, in µs, or NaN where /proc is not there. @param {number | undefined} pid */
export function cpuTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce(
      (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000,
      0,
    );
  } catch {
    return NaN;
  }
}
