// An SDK client and an SDK server joined by a handler for each method, as most programs of this kind are built: ids are made anew,
// requests and results are validated against the schemas that are known.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  CallToolResultSchema,
  ListToolsRequestSchema,
  ListToolsResultSchema,
} from '@modelcontextprotocol/sdk/types.js';

const client = new Client({ name: 'relay', version: '0' });
await client.connect(new StdioClientTransport({ command: process.argv[2], args: process.argv.slice(3), stderr: 'inherit' }));
const server = new Server({ name: 'relay', version: '0' }, { capabilities: client.getServerCapabilities() });
server.setRequestHandler(ListToolsRequestSchema, ({ method, params }) => client.request({ method, params }, ListToolsResultSchema));
server.setRequestHandler(CallToolRequestSchema, ({ method, params }) => client.request({ method, params }, CallToolResultSchema));
process.stdin.on('end', () => void client.close().then(() => process.exit(0)));
await server.connect(new StdioServerTransport());
