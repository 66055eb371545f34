// @ts-check
import { createRequestStateCodec, McpServer } from '@modelcontextprotocol/server';
import { randomBytes } from 'node:crypto';
import { registerPrompts } from './prompts.mjs';
import { registerResources } from './resources.mjs';
import { contentTools } from './tools/content.mjs';
import { inputRequiredTools } from './tools/input-required.mjs';
import { schemaTools } from './tools/schemas.mjs';
import { serverRequestTools } from './tools/server-requests.mjs';
import { streamTools } from './tools/streams.mjs';
import { register } from './tools/tool.mjs';

/**
 * One for the process: in 2026-07-28 the next request of a client may be served by another instance.
 * @type {import('@modelcontextprotocol/server').RequestStateCodec<import('./tools/input-required.mjs').State>}
 */
const state = createRequestStateCodec({ key: randomBytes(32) });

/**
 * The server that the suite expects, in both eras.
 * @param {Parameters<typeof streamTools>[0]} [changes] where changes of lists are published; without it the instance's own notifications
 */
export function createServer(changes) {
  const server = new McpServer(
    { name: 'conformance-fixture', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
      },
      requestState: { verify: (sealed, ctx) => state.verify(sealed, ctx) },
    },
  );
  const own = { toolsChanged: () => server.sendToolListChanged(), promptsChanged: () => server.sendPromptListChanged() };
  for (const tool of [
    ...contentTools,
    ...schemaTools,
    ...streamTools(changes ?? own),
    ...serverRequestTools,
    ...inputRequiredTools(state),
  ]) {
    register(server, tool);
  }
  registerResources(server);
  registerPrompts(server);
  server.server.setRequestHandler('completion/complete', () => ({ completion: { values: [], total: 0, hasMore: false } }));
  return server;
}
