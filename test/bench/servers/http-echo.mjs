// The echo server over Streamable HTTP (2025-11-25, without sessions), without any SDK. Usage: node http-echo.mjs PORT
import { createServer } from 'node:http';

const answers = {
  initialize: ({ protocolVersion }) => ({ protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'echo', version: '0' } }),
  'tools/list': () => ({
    tools: [{ name: 'echo', description: 'Echo', inputSchema: { type: 'object', properties: { message: { type: 'string' } } } }],
  }),
  'tools/call': (params) => ({ content: [{ type: 'text', text: params.arguments.message }] }),
};

createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (request.method !== 'POST') response.writeHead(405).end();
    else reply(JSON.parse(Buffer.concat(parts).toString('utf8')), response);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');

function reply({ id, method, params }, response) {
  if (id === undefined) {
    response.writeHead(202).end();
    return;
  }
  const answer = answers[method];
  const body = answer ? { result: answer(params) } : { error: { code: -32601, message: 'Method not found' } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, ...body }));
}
