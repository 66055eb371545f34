import { type OptionSpec, PROTECT_OPTIONS } from '../config/option-table.js';

const USAGE = `Usage: agentmesh protect [options] <mcp-command|url> [args...]

Wrap an MCP server with security controls.

Options:
`;

const EXAMPLES = `
Everything after <mcp-command> is the server's; \`--\` ends our options. SIGHUP reads the policies again.
With --listen, clients send the secret in AGENTMESH_LISTEN_TOKEN.

  agentmesh protect @modelcontextprotocol/server-filesystem /home/user/documents
  agentmesh protect --policy=strict ./my-custom-mcp-server.js
  agentmesh protect --policy=policy.rego --mode=shadow npx -y some-mcp-server
  agentmesh protect --header 'Authorization: Bearer \${TOKEN}' https://mcp.example.com/mcp
  agentmesh protect --listen 127.0.0.1:8080 ./my-custom-mcp-server.js
`;

const WIDTH = 28;

export function protectHelp(): string {
  return `${USAGE}${PROTECT_OPTIONS.map(line).join('')}${EXAMPLES}`;
}

function line(option: OptionSpec): string {
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  const head = `  ${short}--${option.name}${option.value === undefined ? '' : ` <${option.value}>`}`;
  const gap = head.length < WIDTH + 2 ? head.padEnd(WIDTH + 4) : `${head}\n${' '.repeat(WIDTH + 4)}`;
  return `${gap}${option.description}\n`;
}
