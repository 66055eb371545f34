// @ts-check
// What the suite is pointed at: the fixture alone, and the fixture behind the proxy, in every arrangement.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listening } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const node = process.execPath;
const fixture = [node, join(here, 'server', 'main.mjs')];

/** @param {string[]} command */
const bridge = (command) => listening((port) => [node, join(here, 'bridge', 'main.mjs'), String(port), '--', ...command]);
const fixtureOverHttp = () => listening((port) => [...fixture, '--http', String(port)]);
/** @param {Proxy} proxy @param {string[]} rest */
const protect = ({ policy, log }, ...rest) => [node, cli, 'protect', `--policy=${policy}`, `--log=${log}`, ...rest];

/** @typedef {{ policy: string, log: string }} Proxy */
/** @typedef {import('./processes.mjs').Listening} Listening */

/** Without the proxy: the yardsticks. */
export const direct = {
  /** suite → fixture */
  http: fixtureOverHttp,
  /** suite → bridge → fixture */
  stdio: () => bridge(fixture),
};

/** With the proxy between. */
export const through = {
  /** suite → bridge → proxy → fixture, stdio on both sides @param {Proxy} proxy */
  stdioToStdio: (proxy) => bridge(protect(proxy, ...fixture)),
};
