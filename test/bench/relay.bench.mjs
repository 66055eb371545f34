// @ts-check
// tools/call through each proxy, on a server that costs nothing and on the filesystem server. Rounds are interleaved, medians are shown.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { median, measure } from './stdio.mjs';
import { printTable } from './table.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = join(here, '../../dist/cli.js');
const filesystem = join(here, '../../node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');
const node = process.execPath;

/** @param {{ folder: string, quick: boolean }} options */
export async function run({ folder, quick }) {
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'a.txt'), 'x'.repeat(1000));
  /** @param {string} policy */
  const ours = (policy) => [node, cli, 'protect', `--policy=${policy}`, `--log=${join(folder, `${basename(policy)}.log`)}`, '--'];
  /** @type {Record<string, string[]>} */
  const proxies = {
    direct: [],
    'byte pipe': [node, join(here, 'proxies/pipe.mjs')],
    'line relay': [node, join(here, 'proxies/lines.mjs')],
    'SDK relay': [node, join(here, 'proxies/sdk.mjs')],
    minimal: ours('minimal'),
    standard: ours('standard'),
    'enterprise*': ours(unlimited(folder)),
  };
  const servers = {
    'raw echo, 100 B': {
      command: [node, join(here, 'servers/echo.mjs')],
      call: { name: 'echo', arguments: { message: 'x'.repeat(100) } },
      calls: 3000,
    },
    'filesystem, read 1 KB': {
      command: [node, filesystem, files],
      call: { name: 'read_text_file', arguments: { path: join(files, 'a.txt') } },
      calls: 1500,
    },
  };
  const env = { ...process.env, AGENTMESH_CACHE_DIR: join(folder, 'cache') };
  /** @type {Record<string, Record<string, any>>} */
  const out = {};
  for (const [server, { command, call, calls }] of Object.entries(servers)) {
    /** @type {Record<string, import('./stdio.mjs').Figures[]>} */
    const rounds = Object.fromEntries(Object.keys(proxies).map((name) => [name, []]));
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      for (const [name, prefix] of Object.entries(proxies)) {
        rounds[name]?.push(await measure([...prefix, ...command], call, quick ? Math.ceil(calls / 10) : calls, env));
      }
    }
    const figures = Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, medians(list)]));
    out[server] = figures;
    print(server, figures);
  }
  console.log('* the enterprise profile with its rate limits taken out: they would end the bench after the first minute’s quota');
  return out;
}

/** The enterprise profile's rules and detectors without its rate limits. @param {string} folder */
function unlimited(folder) {
  const policy = parse(readFileSync(join(here, '../../policies/enterprise.yaml'), 'utf8'));
  delete policy.rate_limits;
  for (const rule of policy.rules) delete rule.rate_limit;
  const file = join(folder, 'enterprise.yaml');
  writeFileSync(file, stringify(policy));
  return file;
}

/** @param {import('./stdio.mjs').Figures[]} list */
function medians(list) {
  /** @param {(figures: import('./stdio.mjs').Figures) => number} of */
  const m = (of) => median(list.map(of));
  return {
    startup: m((f) => f.startup),
    p50: m((f) => f.p50),
    p99: m((f) => f.p99),
    per_second: Object.fromEntries([1, 16, 64].map((k) => [k, m((f) => f.per_second[k] ?? NaN)])),
    rss_start: m((f) => f.rss_start),
    rss_end: m((f) => f.rss_end),
  };
}

/** @param {string} server @param {Record<string, any>} figures */
function print(server, figures) {
  const direct = figures['direct'];
  const relay = figures['line relay'];
  const rows = Object.entries(figures).map(([name, f]) => ({
    proxy: name,
    'start ms': f.startup.toFixed(0),
    'p50 µs': f.p50.toFixed(0),
    'p99 µs': f.p99.toFixed(0),
    '+p50 µs': (f.p50 - direct.p50).toFixed(0),
    '+p50 ÷ relay’s': ((f.p50 - direct.p50) / (relay.p50 - direct.p50)).toFixed(2),
    '1/s': f.per_second[1].toFixed(0),
    '16/s': f.per_second[16].toFixed(0),
    '64/s': f.per_second[64].toFixed(0),
    '64 ÷ relay': (f.per_second[64] / relay.per_second[64]).toFixed(2),
    'RSS MB': `${f.rss_start.toFixed(0)} → ${f.rss_end.toFixed(0)}`,
  }));
  printTable(`tools/call, ${server}`, rows);
}
