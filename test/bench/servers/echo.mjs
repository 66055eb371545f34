// An MCP server without any SDK (2025-11-25 handshake): almost no cost of its own, so that the proxy's cost is what is measured.
import process from 'node:process';

const tools = [{ name: 'echo', description: 'Echo', inputSchema: { type: 'object', properties: { message: { type: 'string' } } } }];
const answers = {
  initialize: (params) => ({
    protocolVersion: params.protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'echo', version: '0' },
  }),
  'tools/list': () => ({ tools }),
  'tools/call': (params) => ({ content: [{ type: 'text', text: params.arguments.message }] }),
  ping: () => ({}),
};

let rest = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
  rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
  let start = 0;
  for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
    const { id, method, params } = JSON.parse(rest.toString('utf8', start, end));
    start = end + 1;
    if (id === undefined) continue;
    const answer = answers[method];
    const body = answer ? { result: answer(params) } : { error: { code: -32601, message: 'Method not found' } };
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...body })}\n`);
  }
  rest = rest.subarray(start);
});
process.stdin.on('end', () => process.exit(0));
