import { expect, test } from 'vitest';
import { serverName } from '../../src/transport/process/server-name.js';

test.each([
  ['npx -y @modelcontextprotocol/server-filesystem@2026.8.31 /tmp', 'server-filesystem'],
  ['node node_modules/@modelcontextprotocol/server-everything/dist/index.js', 'server-everything'],
  ['node_modules/.bin/mcp-server-filesystem /tmp', 'mcp-server-filesystem'],
  ['node --import ./x.mjs ./build/index.js', 'index'],
  ['node /home/u/weather/dist/index.js', 'weather'],
  ['uv --directory /srv run notes.py', 'notes'],
  ['uvx --from git+https://x/y mcp-server-git', 'mcp-server-git'],
  ['docker run -i --rm -e A=b --mount type=bind,src=/a,dst=/b ghcr.io/github/github-mcp-server:v1', 'github-mcp-server'],
  ['python -m mcp_server_time --tz UTC', 'mcp_server_time'],
  ['/usr/local/bin/my-server --x', 'my-server'],
  ['deno run -A main.ts', 'main'],
  ['C:\\tools\\Notes.exe', 'Notes'],
  ['node', 'node'],
  ['npx', 'npx'],
  ['./../..', 'server'],
  ['my$ser/ver:name', 'ver'],
  ['sh -c :', 'server'],
])('%s → %s', (line, name) => {
  const [command = '', ...args] = line.split(' ');
  expect(serverName(command, args)).toBe(name);
});
