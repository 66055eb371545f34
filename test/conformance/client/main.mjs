// @ts-check
// The client of the suite's client scenarios: `node main.mjs [protect OPTIONS… --] URL`. With `protect` it puts the proxy between itself and the URL.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { listening } from '../processes.mjs';
import { protectAt } from '../targets.mjs';

/** @typedef {{ name: string, arguments: Record<string, unknown> }} Call */

// The suite appends the URL, and says the rest in the environment.
const url = new URL(process.argv.at(-1) ?? '');
const options = process.argv.slice(2, -1);
const revision = process.env['MCP_CONFORMANCE_PROTOCOL_VERSION'] ?? '2025-11-25';
/** @type {{ toolCalls?: Call[] }} */
const { toolCalls } = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');

/** Of each type. @type {Record<string, unknown>} */
const VALUES = { integer: 5, number: 5, boolean: true };

const path = url.pathname === '/' ? '/mcp' : url.pathname;
const proxy =
  options[0] === 'protect' ? await listening((port) => protectAt(`127.0.0.1:${port}${path}`, options.slice(1), url.href)) : undefined;
const client = new Client(
  { name: 'conformance-client', version: '1.0.0' },
  { versionNegotiation: { mode: revision >= '2026-07-28' ? { pin: revision } : 'legacy' } },
);
try {
  await client.connect(new StreamableHTTPClientTransport(new URL(path, proxy?.url ?? url)));
  const { tools } = await client.listTools();
  for (const call of toolCalls ?? tools.map(callOf))
    await client.callTool(call).catch((error) => process.stderr.write(`${String(error)}\n`));
} finally {
  await client.close();
  await proxy?.stop();
}

/** A call with something in each argument. @param {{ name: string, inputSchema: { properties?: Record<string, unknown> | undefined } }} tool @returns {Call} */
function callOf({ name, inputSchema: { properties = {} } }) {
  const entries = Object.entries(/** @type {Record<string, { type?: string }>} */ (properties));
  return { name, arguments: Object.fromEntries(entries.map(([key, { type }]) => [key, VALUES[type ?? ''] ?? 'x'])) };
}
