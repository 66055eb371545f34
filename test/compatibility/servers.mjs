// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./clients/client.mjs').Call} Call */
/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string} source the package that it comes from
 * @property {string[]} command
 * @property {(port: number) => string[]} [http] the same server on Streamable HTTP, if it can
 * @property {string} policy YAML: allows all but one call of a listed tool, and one tool that is never allowed
 * @property {Call} passes
 * @property {Call} denied a listed tool, refused for its arguments
 * @property {Call} [hidden] a tool that is never allowed, so not listed; absent where the server has one tool only
 */

const ours = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const theirs = fileURLToPath(new URL('node_modules/', import.meta.url));
const fixture = [process.execPath, fileURLToPath(new URL('../conformance/server/main.mjs', import.meta.url))];

/** @param {string} folder for the files that are read @returns {Server[]} */
export function servers(folder) {
  const documents = join(folder, 'documents');
  mkdirSync(documents, { recursive: true });
  writeFileSync(join(documents, 'report.txt'), 'Quarterly report: all is well.\n');
  writeFileSync(join(documents, '.env'), 'DATABASE_PASSWORD=hunter2\n');
  const everything = program(ours, '@modelcontextprotocol/server-everything');
  const thought = { nextThoughtNeeded: false, thoughtNumber: 1, totalThoughts: 1 };
  return [
    {
      name: 'filesystem',
      source: '@modelcontextprotocol/server-filesystem',
      command: [...program(ours, '@modelcontextprotocol/server-filesystem'), documents],
      policy: policy('read_text_file', 'path_not_contains: .env', 'write_file'),
      passes: { tool: 'read_text_file', arguments: { path: join(documents, 'report.txt') } },
      denied: { tool: 'read_text_file', arguments: { path: join(documents, '.env') } },
      hidden: { tool: 'write_file', arguments: { path: join(documents, 'new.txt'), content: 'x' } },
    },
    {
      name: 'everything',
      source: '@modelcontextprotocol/server-everything',
      command: [...everything, 'stdio'],
      http: (port) => ['env', `PORT=${port}`, ...everything, 'streamableHttp'],
      policy: policy('echo', 'argument_not_matches: { message: secret }', 'get-env'),
      passes: { tool: 'echo', arguments: { message: 'hello' } },
      denied: { tool: 'echo', arguments: { message: 'the secret' } },
      hidden: { tool: 'get-env', arguments: {} },
    },
    {
      name: 'memory',
      source: '@modelcontextprotocol/server-memory',
      command: program(theirs, '@modelcontextprotocol/server-memory'),
      policy: policy('search_nodes', 'argument_not_matches: { query: salary }', 'delete_entities'),
      passes: { tool: 'search_nodes', arguments: { query: 'report' } },
      denied: { tool: 'search_nodes', arguments: { query: 'salary' } },
      hidden: { tool: 'delete_entities', arguments: { entityNames: ['report'] } },
    },
    {
      name: 'sequential-thinking',
      source: '@modelcontextprotocol/server-sequential-thinking',
      command: program(theirs, '@modelcontextprotocol/server-sequential-thinking'),
      policy: policy('sequentialthinking', 'argument_not_matches: { thought: secret }'),
      passes: { tool: 'sequentialthinking', arguments: { thought: 'first', ...thought } },
      denied: { tool: 'sequentialthinking', arguments: { thought: 'the secret', ...thought } },
    },
    {
      // The published servers speak up to 2025-11-25; this one of ours speaks 2026-07-28 too.
      name: 'SDK v2 fixture',
      source: '@modelcontextprotocol/server',
      command: fixture,
      http: (port) => [...fixture, '--http', String(port)],
      policy: policy('test_x_mcp_header', 'argument_not_matches: { region: moon }', 'test_error_handling'),
      passes: { tool: 'test_x_mcp_header', arguments: { region: 'earth' } },
      denied: { tool: 'test_x_mcp_header', arguments: { region: 'moon' } },
      hidden: { tool: 'test_error_handling', arguments: {} },
    },
  ];
}

/** @param {string} modules @param {string} name */
const program = (modules, name) => [process.execPath, join(modules, name, 'dist', 'index.js')];

/** @param {string} tool @param {string} condition @param {string} [never] */
const policy = (tool, condition, never) => `version: "1.0"
default_action: allow
rules:
  - tool: ${tool}
    action: allow
    reason: Secrets stay where they are
    conditions: [{ ${condition} }]
${never === undefined ? '' : `  - { tool: ${never}, action: deny }\n`}`;
