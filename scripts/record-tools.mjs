// @ts-check
// What servers that the examples are for list as their tools → test/fixtures/tools/<example>.json. Packages come from npm in the
// versions that stand here; nothing of them stays, and their install scripts do not run. Descriptions are left out: a policy does not read them.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** @type {Record<string, { package: string, version: string, program: string, args?: string[] }>} */
const SERVERS = {
  filesystem: { package: '@modelcontextprotocol/server-filesystem', version: '2026.8.31', program: 'dist/index.js', args: [tmpdir()] },
  github: { package: '@modelcontextprotocol/server-github', version: '2025.4.8', program: 'dist/index.js' },
  shell: { package: 'mcp-server-commands', version: '0.5.0', program: 'build/index.js' },
  database: {
    package: '@modelcontextprotocol/server-postgres',
    version: '0.6.2',
    program: 'dist/index.js',
    args: ['postgresql://localhost/none'],
  },
  browser: { package: '@playwright/mcp', version: '0.0.83', program: 'cli.js' },
  fetch: { package: 'mcp-fetch-server', version: '1.1.2', program: 'dist/index.js' },
  memory: { package: '@modelcontextprotocol/server-memory', version: '2026.8.31', program: 'dist/index.js' },
};

const folder = mkdtempSync(join(tmpdir(), 'agentmesh-tools-'));
const target = join(root, 'test', 'fixtures', 'tools');
mkdirSync(target, { recursive: true });
try {
  for (const [example, server] of Object.entries(SERVERS)) {
    const tools = await listed(join(folder, example), server);
    const survey = { server: server.package, version: server.version, tools: tools.map(withoutWords) };
    writeFileSync(join(target, `${example}.json`), `${JSON.stringify(survey, null, 1)}\n`);
    console.log(`${example}: ${tools.length} tools of ${server.package} ${server.version}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} place @param {{ package: string, version: string, program: string, args?: string[] }} server */
async function listed(place, { package: name, version, program, args = [] }) {
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', `${name}@${version}`];
  const { status } = spawnSync('npm', install, { cwd: place, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${name}@${version} cannot be installed`);
  const client = new Client({ name: 'record-tools', version: '1.0.0' });
  const command = { command: process.execPath, args: [join(place, 'node_modules', name, program), ...args] };
  await client.connect(new StdioClientTransport({ ...command, cwd: place, stderr: 'ignore' }));
  try {
    const { tools } = await client.listTools();
    return tools;
  } finally {
    await client.close();
  }
}

/** @param {{ name: string, inputSchema: unknown, annotations?: unknown }} tool */
function withoutWords({ name, inputSchema, annotations }) {
  return { name, inputSchema: bare(inputSchema), ...(annotations === undefined ? {} : { annotations }) };
}

/** A schema without the texts that are for people; an argument may be called `description`. @param {any} schema @returns {unknown} */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).filter(
    ([key, value]) => !['description', 'title', '$schema'].includes(key) || typeof value === 'object',
  );
  return Object.fromEntries(members.map(([key, value]) => [key, bare(value)]));
}
