// @ts-check
// The ways in which the proxy stands between a client and a server.
import { fileURLToPath } from 'node:url';
import { listening } from '../conformance/processes.mjs';

/** @typedef {import('./clients/client.mjs').Endpoint} Endpoint */
/** @typedef {import('./servers.mjs').Server} Server */
/** @typedef {{ endpoint: Endpoint, stop: () => Promise<void> }} Opened */

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const nothing = async () => {};

/**
 * @typedef {object} Way
 * @property {string} name
 * @property {string} command as a user writes it
 * @property {(server: Server) => boolean} fits
 * @property {(server: Server, options: string[]) => Promise<Opened>} open
 */

/** @type {Way[]} */
export const ways = [
  {
    name: 'stdio',
    command: 'agentmesh protect <server>',
    fits: () => true,
    open: async (server, options) => ({ endpoint: { command: protect(options, ...server.command) }, stop: nothing }),
  },
  {
    name: 'HTTP in front of stdio',
    command: 'agentmesh protect --listen 127.0.0.1:8080 <server>',
    fits: () => true,
    open: (server, options) => listen(options, ...server.command),
  },
  {
    name: 'stdio in front of HTTP',
    command: 'agentmesh protect <URL>',
    fits: ({ http }) => http !== undefined,
    open: (server, options) => overHttp(server, async (url) => ({ endpoint: { command: protect(options, url) }, stop: nothing })),
  },
  {
    name: 'HTTP in front of HTTP',
    command: 'agentmesh protect --listen 127.0.0.1:8080 <URL>',
    fits: ({ http }) => http !== undefined,
    open: (server, options) => overHttp(server, (url) => listen(options, url)),
  },
];

/** @param {Server} server @returns {Endpoint} */
export const alone = (server) => ({ command: server.command });

/** @param {string[]} options @param {string[]} rest */
function protect(options, ...rest) {
  return [process.execPath, cli, 'protect', ...options, ...rest];
}

/** @param {string[]} options @param {string[]} server @returns {Promise<Opened>} */
async function listen(options, ...server) {
  const { url, stop } = await listening((port) => protect([...options, '--listen', `127.0.0.1:${port}`], ...server));
  return { endpoint: { url }, stop };
}

/** @param {Server} server @param {(url: string) => Promise<Opened>} front @returns {Promise<Opened>} */
async function overHttp({ http, name }, front) {
  if (http === undefined) throw new Error(`${name} speaks stdio only`);
  const { url, stop } = await listening(http);
  try {
    const opened = await front(url);
    return { ...opened, stop: () => Promise.all([opened.stop(), stop()]).then(() => undefined) };
  } catch (error) {
    await stop();
    throw error;
  }
}
