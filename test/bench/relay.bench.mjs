// @ts-check
// tools/call through each proxy, on a server that costs nothing and on the filesystem server. Rounds are interleaved, each begins with the next; medians are shown.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differentEcho, sameEcho } from './calls.mjs';
import { median, turned } from './load.mjs';
import { measure } from './stdio.mjs';
import { printTable } from './table.mjs';
import { unlimited } from './unlimited.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = join(here, '../../dist/cli.js');
const filesystem = join(here, '../../node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');
const node = process.execPath;

/** What each figure is divided by: a relay that starts the server as the proxy does. The plain one is shown beside it. */
const RELAY = 'line relay, own session';
const PLAIN_RELAY = 'line relay';

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true });
  for (let n = 0; n < FILES; n++) writeFileSync(join(files, `${n}.txt`), 'x'.repeat(1000));
  /** @param {string} policy */
  const ours = (policy) => [node, cli, 'protect', `--policy=${policy}`, `--log=${join(folder, `${basename(policy)}.log`)}`, '--'];
  const lines = join(here, 'proxies/lines.mjs');
  /** @type {Record<string, string[]>} */
  const proxies = {
    direct: [],
    'byte pipe': [node, join(here, 'proxies/pipe.mjs')],
    [PLAIN_RELAY]: [node, lines],
    [RELAY]: [node, lines, '--own-session'],
    'recording relay': [node, join(here, 'proxies/recording.mjs'), join(folder, 'recording.log')],
    'SDK relay': [node, join(here, 'proxies/sdk.mjs')],
    'SDK client + server': [node, join(here, 'proxies/sdk-client-server.mjs')],
    minimal: ours('minimal'),
    standard: ours('standard'),
    'enterprise*': ours(unlimited(folder)),
  };
  const echo = [node, join(here, 'servers/echo.mjs')];
  const servers = {
    'raw echo, 100 B, each call different': { command: echo, call: differentEcho, calls: 6000 },
    'raw echo, 100 B, always the same call': { command: echo, call: sameEcho, calls: 6000 },
    'filesystem, read 1 KB, 500 paths': {
      command: [node, filesystem, files],
      /** @param {number} n */
      call: (n) => ({ name: 'read_text_file', arguments: { path: join(files, `${n % FILES}.txt`) } }),
      calls: 2000,
    },
  };
  const env = { ...process.env, AGENTMESH_CACHE_DIR: join(folder, 'cache') };
  /** @type {Record<string, Record<string, any>>} */
  const out = {};
  for (const [server, { command, call, calls }] of Object.entries(servers)) {
    /** @type {Record<string, import('./stdio.mjs').Figures[]>} */
    const rounds = Object.fromEntries(Object.keys(proxies).map((name) => [name, []]));
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      for (const [name, prefix] of turned(Object.entries(proxies), round)) {
        rounds[name]?.push(await measure([...prefix, ...command], call, quick ? Math.ceil(calls / 10) : calls, env));
      }
    }
    const figures = Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, { ...medians(list), ...ratios(list, rounds) }]));
    out[server] = figures;
    print(server, figures);
  }
  console.log('* the enterprise profile with its rate limits taken out: they would end the bench after the first minute’s quota');
  console.log(
    `÷: the median over the rounds of each round’s own ratio to \`${RELAY}\`; (…) to \`${PLAIN_RELAY}\`, which shares its server’s scheduling group`,
  );
  return out;
}

const FILES = 500;
/** @typedef {import('./stdio.mjs').Figures} Figures */

/** @param {Figures[]} list */
function medians(list) {
  /** @param {(figures: Figures) => number} of */
  const m = (of) => median(list.map(of));
  /** @param {(figures: Figures) => Record<number, number>} of */
  const each = (of) => Object.fromEntries([1, 16, 64].map((k) => [k, m((f) => of(f)[k] ?? NaN)]));
  return {
    startup: m((f) => f.startup),
    p50: m((f) => f.p50),
    p99: m((f) => f.p99),
    per_second: each((f) => f.per_second),
    cpu: each((f) => f.cpu),
    rss_start: m((f) => f.rss_start),
    rss_end: m((f) => f.rss_end),
  };
}

/** Round by round, so that whatever else the machine does in one of them weighs on both sides. @param {Figures[]} list @param {Record<string, Figures[]>} rounds */
function ratios(list, rounds) {
  /** @param {string} name @param {(own: Figures, other: Figures, direct: Figures) => number} ratio */
  const to = (name, ratio) =>
    median(
      list.flatMap((own, round) => {
        const [other, direct] = [rounds[name]?.[round], rounds['direct']?.[round]];
        return other === undefined || direct === undefined ? [] : [ratio(own, other, direct)];
      }),
    );
  /** @param {Figures} own @param {Figures} other @param {Figures} direct */
  const added = (own, other, direct) => (own.p50 - direct.p50) / (other.p50 - direct.p50);
  /** @param {Figures} own @param {Figures} other */
  const throughput = (own, other) => (own.per_second[64] ?? NaN) / (other.per_second[64] ?? NaN);
  return {
    added_p50: to(RELAY, added),
    added_p50_plain: to(PLAIN_RELAY, added),
    throughput_64: to(RELAY, throughput),
    throughput_64_plain: to(PLAIN_RELAY, throughput),
  };
}

/** @param {string} server @param {Record<string, any>} figures */
function print(server, figures) {
  const direct = figures['direct'];
  const rows = Object.entries(figures).map(([name, f]) => ({
    proxy: name,
    'start ms': f.startup.toFixed(0),
    'p50 µs': f.p50.toFixed(0),
    'p99 µs': f.p99.toFixed(0),
    '+p50 µs': (f.p50 - direct.p50).toFixed(0),
    '÷ relay’s': `${f.added_p50.toFixed(2)} (${f.added_p50_plain.toFixed(2)})`,
    '1/s': f.per_second[1].toFixed(0),
    '16/s': f.per_second[16].toFixed(0),
    '64/s': f.per_second[64].toFixed(0),
    '64 ÷ relay': `${f.throughput_64.toFixed(2)} (${f.throughput_64_plain.toFixed(2)})`,
    'CPU µs, 1': f.cpu[1].toFixed(0),
    'CPU µs, 64': f.cpu[64].toFixed(0),
    'RSS MB': `${f.rss_start.toFixed(0)} → ${f.rss_end.toFixed(0)}`,
  }));
  printTable(`tools/call, ${server}`, rows);
}
