// @ts-check
// The TypeScript SDKs: the first generation, and the second in each of its ways to settle on a revision.
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { textOf } from './client.mjs';

/** @typedef {import('./client.mjs').Endpoint} Endpoint */

const self = { name: 'compatibility', version: '1.0.0' };

/** @param {(packageName: string) => string} versionOf @returns {import('./client.mjs').Client[]} */
export function sdkClients(versionOf) {
  const [v1, v2] = [versionOf('@modelcontextprotocol/sdk'), versionOf('@modelcontextprotocol/client')];
  const modes = /** @type {const} */ ([
    ['legacy', 'legacy'],
    ['auto', 'auto'],
    ['pinned to 2026-07-28', { pin: '2026-07-28' }],
  ]);
  return [
    { name: 'TypeScript SDK v1', version: v1, visit: (endpoint, calls) => visit(new ClientV1(self), transportV1(endpoint), calls) },
    ...modes.map(([name, mode]) => ({
      name: `TypeScript SDK v2, ${name}`,
      version: v2,
      /** @type {import('./client.mjs').Client['visit']} */
      visit: (endpoint, calls) => visit(new ClientV2(self, { versionNegotiation: { mode } }), transportV2(endpoint), calls),
    })),
  ];
}

/** @param {Endpoint} endpoint */
function transportV1(endpoint) {
  return 'url' in endpoint ? new HttpV1(new URL(endpoint.url)) : new StdioV1({ ...spread(endpoint.command), stderr: 'ignore' });
}

/** @param {Endpoint} endpoint */
function transportV2(endpoint) {
  return 'url' in endpoint ? new HttpV2(new URL(endpoint.url)) : new StdioV2({ ...spread(endpoint.command), stderr: 'ignore' });
}

/** @param {string[]} command */
function spread([command = '', ...args]) {
  return { command, args };
}

/**
 * Both generations have these methods; their types do not know of each other.
 * @param {any} client
 * @param {unknown} transport
 * @param {import('./client.mjs').Call[]} calls
 * @returns {Promise<import('./client.mjs').Visit>}
 */
async function visit(client, transport, calls) {
  try {
    await client.connect(transport);
    const { tools } = await client.listTools();
    /** @type {import('./client.mjs').Answer[]} */
    const answers = [];
    for (const { tool, arguments: args } of calls) {
      try {
        const { content, isError = false } = await client.callTool({ name: tool, arguments: args });
        answers.push({ ok: !isError, how: isError ? 'a result with `isError`' : 'a result', text: textOf(content) });
      } catch (error) {
        const { name, message } = /** @type {Error} */ (error);
        answers.push({ ok: false, how: `throws ${name}`, text: message });
      }
    }
    return { tools: tools.map((/** @type {{ name: string }} */ { name }) => name), answers };
  } finally {
    await client.close();
  }
}
