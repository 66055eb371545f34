// The transports of the official SDK joined back to back: parse, validate, serialise, both ways.
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

const server = new StdioClientTransport({ command: process.argv[2], args: process.argv.slice(3), stderr: 'inherit' });
const client = new StdioServerTransport();
server.onmessage = (message) => void client.send(message);
client.onmessage = (message) => void server.send(message);
server.onclose = () => process.exit(0);
process.stdin.on('end', () => void server.close());
await server.start();
await client.start();
