import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { completeInput } from '../../src/cases/complete-input.js';
import type { Message } from '../../src/cases/message.js';
import { packageRoot } from '../../src/config/package-root.js';
import { DEFAULT_CONFIG } from '../../src/pdp/policy-config.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { layer, topdown } from './support.js';

/** `data.mcp.test` writes input documents by hand. They are held to the schema, and to what the proxy finds out of the same message. */
const schema = JSON.parse(readFileSync(join(packageRoot, 'rego/schemas/input.json'), 'utf8')) as JsonObject;
const valid = new Ajv({ strict: false }).compile(schema);

const ask = (query: string, prefixes: readonly string[] = []) =>
  topdown(layer('allow := true', { mcp: { config: { paths: { prefixes } } } }), query);

const DOCUMENTS: readonly string[] = [
  'data.mcp.test.call("read_file", {"path": "/srv/a", "url": "https://a.org/", "sql": "SELECT 1", "command": "ls -l"})',
  'data.mcp.test.call("fetch", {"url": "https://user@a.org/", "host": "10.0.0.1", "sql": "SELECT \'", "command": "ls; rm x"})',
  'data.mcp.test.call_as({"subject": "a", "issuer": "i", "claims": {"groups": ["g"]}}, "t", {})',
  'data.mcp.test.read("file:///srv/a")',
  'data.mcp.test.prompt("p", {"path": "a"})',
  'data.mcp.test.plumbing("ping")',
  'data.mcp.test.listing(["a", {"name": "b", "title": "B"}])',
  'data.mcp.test.answer(data.mcp.test.call("t", {}), {"content": []})',
  'data.mcp.test.at_time(data.mcp.test.call("t", {}), "2026-01-10T23:30:00+01:00")',
  'data.mcp.test.with_labels(data.mcp.test.call("t", {}), {"x"})',
  'data.mcp.test.with_calls(data.mcp.test.call("t", {}), {"pay": 2})',
  'data.mcp.test.with_findings(data.mcp.test.call("t", {}), [{"detector": "pii"}])',
  'data.mcp.test.with_paths(data.mcp.test.call("t", {"path": "/a"}), {"/arguments/path": "/b", "/arguments/q": "/c"})',
];

describe('the test helpers', () => {
  test.each(DOCUMENTS)('a document that the schema takes: %s', async (query) => {
    expect(valid(await ask(query)), JSON.stringify(valid.errors)).toBe(true);
  });
});

const PREFIXES = ['/srv', '/srv/docs'];
const PLAIN: readonly (readonly [why: string, args: JsonObject])[] = [
  [
    'paths',
    { path: '/srv/docs/a', file_path: '/srv/x/../docs', outputDir: '/tmp//a/.', files: ['/srv', '/etc'], nested: [{ file: '/a' }] },
  ],
  ['relative paths', { path: 'a/b', dest: '../a' }],
  ['names that say nothing', { text: '/srv/a', q: 'SELECT 1', limit: 3, deep: { note: 'ls' } }],
  ['URLs', { url: 'https://example.com/a?b=c#d', uri: 'http://a.b.example.com:8080', webhook_url: 'wss://x.org/' }],
  ['hosts', { host: 'example.com', hostname: 'db', domain: 'a.internal', ip: '10.0.0.1', hosts: ['localhost', '8.8.8.8'] }],
  [
    'addresses',
    { url: 'http://169.254.169.254/latest', link: 'http://127.0.0.1:80/', href: 'http://192.168.1.1', uri: 'http://203.0.113.9/' },
  ],
  [
    'URLs that readers could differ about',
    { url: 'https://u@example.com/', uri: 'http://0x7f.1/', link: 'http://127.1/', href: 'https:/a' },
  ],
  ['SQL', { sql: "SELECT a, b FROM t WHERE c = 'drop it' LIMIT 5" }],
  ['a change', { sql: 'DELETE FROM t WHERE id = 1;' }],
  ['SQL that dialects could differ about', { sql: "SELECT 'a\\'b'" }],
  ['a command', { command: 'git log --oneline -n 5' }],
  ['a command that shells could differ about', { command: '$X y' }],
];

describe('the facts of plain arguments are those that the proxy finds', () => {
  const config = { ...DEFAULT_CONFIG, paths: { ...DEFAULT_CONFIG.paths, prefixes: PREFIXES }, facts: { urls: [], sql: [], commands: [] } };

  test.each(PLAIN)('%s', async (_why, args) => {
    const message = { tool: 't', arguments: args, findings: [] } as const;
    const { paths, urls, sql, commands } = completeInput({ kind: 'message', message: message as unknown as Message }, config);
    const found = { paths, urls: urls ?? {}, sql: sql ?? {}, commands: commands ?? {} };
    const helped = (await ask(`data.mcp.test.facts(${JSON.stringify(args)})`, PREFIXES)) as unknown as typeof found;
    // Where the proxy sees that letter case may matter it adds `touches`; a test that needs it says so.
    expect({ ...helped, paths: withoutTouches(helped.paths) }).toEqual({ ...found, paths: withoutTouches(found.paths) });
  });
});

function withoutTouches(paths: object): object {
  return Object.fromEntries(
    Object.entries(paths as Record<string, Record<string, unknown>>).map(([pointer, { touches: _touches, ...fact }]) => [pointer, fact]),
  );
}
