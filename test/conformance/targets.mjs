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

/** The proxy at an address of its own choice, in front of a URL. @param {string} address @param {string[]} options @param {string} url */
export const protectAt = (address, options, url) => [node, cli, 'protect', ...options, '--listen', address, url];

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
  /** suite → proxy → fixture, HTTP on both sides @param {Proxy} proxy */
  httpToHttp: (proxy) => behind(fixtureOverHttp, (url) => listen(proxy, url)),
  /** suite → proxy → fixture on stdio @param {Proxy} proxy */
  httpToStdio: (proxy) => listen(proxy, ...fixture),
  /** suite → bridge → proxy → fixture over HTTP @param {Proxy} proxy */
  stdioToHttp: (proxy) => behind(fixtureOverHttp, (url) => bridge(protect(proxy, url))),
};

/** @param {Proxy} proxy @param {string[]} server */
const listen = (proxy, ...server) => listening((port) => protect(proxy, '--listen', `127.0.0.1:${port}`, ...server));

/** Something in front of a server over HTTP; both end together. @param {() => Promise<Listening>} open @param {(url: string) => Promise<Listening>} front */
async function behind(open, front) {
  const server = await open();
  try {
    const { stop, ...rest } = await front(server.url);
    return { ...rest, stop: () => Promise.all([stop(), server.stop()]).then(() => undefined) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
