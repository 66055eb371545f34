// @ts-check
import { ResourceTemplate } from '@modelcontextprotocol/server';
import { png } from './samples.mjs';

/** @param {import('@modelcontextprotocol/server').McpServer} server */
export function registerResources(server) {
  const content = [
    { name: 'static-text', mimeType: 'text/plain', text: 'This is the content of the static text resource.' },
    { name: 'static-binary', mimeType: 'image/png', blob: png },
    { name: 'watched-resource', mimeType: 'text/plain', text: 'Watched resource content' },
  ];
  for (const { name, ...body } of content) {
    const uri = `test://${name}`;
    const contents = /** @type {import('@modelcontextprotocol/server').ReadResourceResult['contents']} */ ([{ uri, ...body }]);
    server.registerResource(name, uri, { title: name, mimeType: body.mimeType }, () => ({ contents }));
  }

  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  server.registerResource('template', template, { title: 'template', mimeType: 'application/json' }, (uri, { id }) => ({
    contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify({ id, data: `Data for ID: ${String(id)}` }) }],
  }));

  // Up to 2025-11-25; whoever subscribes is told once, so that the stream has something to carry.
  server.server.setRequestHandler('resources/subscribe', async ({ params: { uri } }, ctx) => {
    await ctx.mcpReq.log('info', `subscribed to ${uri}`);
    return {};
  });
  server.server.setRequestHandler('resources/unsubscribe', () => ({}));
}
