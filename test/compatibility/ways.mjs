// @ts-check
// The ways in which the proxy stands between a client and a server.
import { fileURLToPath } from 'node:url';

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
];

/** @param {Server} server @returns {Endpoint} */
export const alone = (server) => ({ command: server.command });

/** @param {string[]} options @param {string[]} rest */
function protect(options, ...rest) {
  return [process.execPath, cli, 'protect', ...options, ...rest];
}
