// @ts-check
// tools/call over Streamable HTTP: in front of a raw stdio echo server beside the npm packages that do the same without a policy, and in front
// of a raw HTTP echo server beside a bare HTTP relay. Rounds are interleaved, each begins with the next; medians are shown.
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIn } from '../../scripts/setup.mjs';
import { listening } from '../conformance/processes.mjs';
import { differentEcho } from './calls.mjs';
import { measureHttp } from './http.mjs';
import { median, turned } from './load.mjs';
import { rss } from './process-figures.mjs';
import { printTable } from './table.mjs';
import { unlimited } from './unlimited.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = join(here, '../../dist/cli.js');
const node = process.execPath;
const peers = join(here, 'peers');
/** @param {string} name */
const peer = (name) => join(peers, 'node_modules', name);

/** @typedef {import('./load.mjs').LoadFigures & { rss: number }} Figures */

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  installIn(peers);
  const echo = [node, join(here, 'servers/echo.mjs')];
  const upstream = await listening((port) => [node, join(here, 'servers/http-echo.mjs'), String(port)]);
  const enterprise = unlimited(folder);
  /** @param {string} policy @param {string[]} server @returns {(port: number) => string[]} */
  const ours = (policy, server) => (port) => {
    const log = join(folder, `${basename(policy)}-${port}.log`);
    return [node, cli, 'protect', `--policy=${policy}`, `--log=${log}`, `--listen=127.0.0.1:${port}`, ...server];
  };
  /** @type {Record<string, { baseline: string, fronts: Record<string, ((port: number) => string[]) | undefined> }>} */
  const tables = {
    'HTTP in front of a raw stdio echo server': {
      baseline: 'mcp-proxy',
      fronts: {
        'bare bridge': (port) => [node, join(here, '../conformance/bridge/main.mjs'), String(port), '--', ...echo],
        'mcp-proxy': (port) => [
          node,
          join(peer('mcp-proxy'), 'dist/bin/mcp-proxy.mjs'),
          '--host',
          '127.0.0.1',
          '--port',
          String(port),
          '--',
          ...echo,
        ],
        supergateway: (port) => [node, ...supergateway(echo, port)],
        minimal: ours('minimal', echo),
        standard: ours('standard', echo),
        'enterprise*': ours(enterprise, echo),
      },
    },
    'HTTP in front of a raw HTTP echo server': {
      baseline: 'bare HTTP relay',
      fronts: {
        direct: undefined,
        'bare HTTP relay': (port) => [node, join(here, 'proxies/http-pass.mjs'), String(port), upstream.url],
        standard: ours('standard', [upstream.url]),
        'enterprise*': ours(enterprise, [upstream.url]),
      },
    },
  };
  /** @type {Record<string, Record<string, any>>} */
  const out = {};
  try {
    for (const [title, { baseline, fronts }] of Object.entries(tables)) {
      /** @type {Record<string, Figures[]>} */
      const rounds = Object.fromEntries(Object.keys(fronts).map((name) => [name, []]));
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        for (const [name, command] of turned(Object.entries(fronts), round))
          rounds[name]?.push(await measureOne(command, upstream.url, quick ? 200 : 2000));
      }
      out[title] = Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, summary(list, rounds[baseline] ?? [])]));
      print(title, baseline, out[title]);
    }
  } finally {
    await upstream.stop();
  }
  console.log('* the enterprise profile with its rate limits taken out');
  return out;
}

/** @param {string[]} server @param {number} port */
function supergateway(server, port) {
  const options = `--outputTransport streamableHttp --stateful --logLevel none --port ${port}`.split(' ');
  return [join(peer('supergateway'), 'dist/index.js'), '--stdio', server.join(' '), ...options];
}

/** @param {((port: number) => string[]) | undefined} command @param {string} direct @param {number} calls @returns {Promise<Figures>} */
async function measureOne(command, direct, calls) {
  if (command === undefined) return { ...(await measureHttp(direct, differentEcho, calls, undefined)), rss: NaN };
  const front = await listening(command);
  try {
    const figures = await measureHttp(front.url, differentEcho, calls, front.pid);
    return { ...figures, rss: rss(front.pid) };
  } finally {
    await front.stop();
  }
}

/** @param {Figures[]} list @param {Figures[]} baseline */
function summary(list, baseline) {
  const ratio = (/** @type {Figures} */ own, /** @type {number} */ round) =>
    (own.per_second[16] ?? NaN) / (baseline[round]?.per_second[16] ?? NaN);
  return {
    p50: median(list.map(({ p50 }) => p50)),
    p99: median(list.map(({ p99 }) => p99)),
    per_second: Object.fromEntries([1, 16].map((k) => [k, median(list.map(({ per_second }) => per_second[k] ?? NaN))])),
    cpu: Object.fromEntries([1, 16].map((k) => [k, median(list.map(({ cpu }) => cpu[k] ?? NaN))])),
    throughput_16: median(list.map(ratio)),
    rss: median(list.map(({ rss }) => rss)),
  };
}

/** @param {string} title @param {string} baseline @param {Record<string, ReturnType<typeof summary>>} figures */
function print(title, baseline, figures) {
  const rows = Object.entries(figures).map(([name, f]) => ({
    front: name,
    'p50 µs': f.p50.toFixed(0),
    'p99 µs': f.p99.toFixed(0),
    '1/s': (f.per_second[1] ?? NaN).toFixed(0),
    '16/s': (f.per_second[16] ?? NaN).toFixed(0),
    'CPU µs, 16': (f.cpu[16] ?? NaN).toFixed(0),
    [`16 ÷ ${baseline}`]: f.throughput_16.toFixed(2),
    'RSS MB': f.rss.toFixed(0),
  }));
  printTable(`tools/call, ${title}, 100 B`, rows);
}
