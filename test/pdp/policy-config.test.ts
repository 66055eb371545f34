import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/config/package-root.js';
import { UserError } from '../../src/errors/exit.js';
import { DEFAULT_CONFIG, parsePolicyConfig } from '../../src/pdp/policy-config.js';
import type { JsonValue } from '../../src/protocol/json/json.js';

const schema = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(packageRoot, 'rego/schemas/mcp/config.json'), 'utf8')) as object,
);
const parse = (config: JsonValue) => parsePolicyConfig({ mcp: { config } });

function problems(config: JsonValue): readonly string[] {
  try {
    parse(config);
    return [];
  } catch (cause) {
    if (cause instanceof UserError) return cause.diagnostics.map(({ message }) => message);
    throw cause;
  }
}

describe('data.mcp.config', () => {
  it.each([{}, { mcp: {} }, { mcp: { config: {} } }, { other: 1 }])('absent is the defaults: %j', (data) => {
    expect(parsePolicyConfig(data)).toEqual(DEFAULT_CONFIG);
  });

  it('is read whole', () => {
    const config = {
      mode: 'shadow',
      paths: { prefixes: ['/srv'], arguments: ['target'] },
      audit: { redact_fields: ['password'], include_arguments: false, log_all: false },
      facts: { urls: ['/arguments/url'], sql: ['/arguments/queries/*'], commands: [] },
      results: true,
      guards: {
        'mcp.guards.pii.arguments': { action: 'redact', confidence: 'low', rules: ['pii.card'] },
        'mcp.guards.secrets.arguments': { surfaces: { result: 'redact', sampling: 'off' } },
        'mcp.guards.sql.injection': false,
        'mcp.guards.acme.own': {},
      },
      tools: { 'db_*': { 'mcp.guards.sql.injection': false }, a: { 'mcp.guards.pii.arguments': { action: 'flag' } } },
      roles: { run_query: { '/arguments/q': 'sql' } },
      restricted_tools: ['run_shell', 'db_*'],
      restricted_prompts: ['plan'],
      exempt: { write_file: ['/arguments/content', { path: '/arguments/to', detectors: ['pii', 'acme'] }] },
      taint: {
        action: 'ask',
        kinds: { send: 'block', named: 'flag' },
        untainted: 'off',
        sources: ['crm_*'],
        trusted: ['a'],
        sinks: ['b'],
        harmless: ['c'],
        hosts: ['*.example.com'],
        from_start: true,
      },
    };
    expect(schema(config), JSON.stringify(schema.errors)).toBe(true);
    const { raw, ...rest } = parse(config);
    expect(raw).toEqual(config);
    expect(rest).toEqual({
      mode: 'shadow',
      paths: config.paths,
      facts: config.facts,
      audit: config.audit,
      roles: new Map([['run_query', new Map([['/arguments/q', 'sql']])]]),
      restrictedTools: [['run_shell', 'db_*']],
      restrictedPrompts: [['plan']],
      results: 'all',
      inside: 'all',
      origins: true,
    });
  });

  it('asks about answers where taint is followed', () => {
    expect(parse({ taint: {} }).results).toBe('all');
    expect(parse({ taint: { action: 'flag' }, results: false }).results).toBe('all');
    expect(problems({ taint: { action: 'redact' } })).toEqual([expect.stringContaining('`action` must be one of block, ask, flag, off')]);
    expect(problems({ taint: { kinds: { sent: 'ask' } } })).toEqual([expect.stringContaining('there is no `sent` (did you mean')]);
    expect(problems({ taint: { source: [] } })).toEqual([expect.stringContaining('there is no `source`')]);
    expect(problems({ taint: true })).toEqual([expect.stringContaining('must be an object')]);
  });

  it('wants facts of the kinds that the policy reads', () => {
    const data = { mcp: { config: { facts: { urls: ['/arguments/url'], sql: ['/arguments/q'] } } } };
    expect(parsePolicyConfig(data, { members: [['urls'], ['commands'], ['arguments']] }).facts).toEqual({
      urls: ['/arguments/url'],
      commands: [],
    });
    expect(parsePolicyConfig(data, { members: [[]] }).facts).toEqual({ urls: ['/arguments/url'], sql: ['/arguments/q'], commands: [] });
    expect(parsePolicyConfig(data, { members: [] }).facts).toEqual({});
  });

  const REFUSED: readonly (readonly [JsonValue, string])[] = [
    [7, '`data.mcp.config` must be an object'],
    [[], '`data.mcp.config` must be an object'],
    [{ moed: 'shadow' }, 'did you mean `mode`?'],
    [{ quite: 1 }, 'it takes mode, paths'],
    [{ mode: 'enforced' }, 'did you mean `enforce`?'],
    [{ mode: true }, 'one of enforce, shadow'],
    [{ paths: [] }, '`data.mcp.config.paths` must be an object'],
    [{ paths: { prefix: [] } }, 'did you mean `prefixes`?'],
    [{ paths: { prefixes: '/srv' } }, 'must be a list of strings'],
    [{ paths: { arguments: [1] } }, 'must be a list of strings'],
    [{ facts: { url: [] } }, 'did you mean `urls`?'],
    [{ facts: { sql: 'query' } }, 'must be a list of strings'],
    [{ facts: { sql: ['query'] } }, 'write for example `/arguments/query`'],
    [{ audit: { log_all: 'yes' } }, 'must be true or false'],
    [{ audit: { redact: [] } }, '`redact`'],
    [{ results: 1 }, 'must be true or false'],
    [{ restricted_tools: 'run_shell' }, 'must be a list of strings'],
    [{ restricted_prompts: { plan: true } }, 'must be a list of strings'],
    [{ guards: { 'mcp.guards.pii.argument': false } }, 'did you mean `mcp.guards.pii.arguments`?'],
    [{ guards: { pii: false } }, 'no guard'],
    [{ guards: { 'mcp.guards.pii.arguments': 'off' } }, 'must be an object'],
    [{ guards: { 'mcp.guards.pii.arguments': { action: 'blok' } } }, 'did you mean `block`?'],
    [{ guards: { 'mcp.guards.pii.arguments': { confidence: 'certain' } } }, 'one of low, medium, high'],
    [{ guards: { 'mcp.guards.pii.arguments': { rules: 'pii.card' } } }, 'list of strings'],
    [{ guards: { 'mcp.guards.pii.arguments': { acton: 'off' } } }, 'did you mean `action`?'],
    [{ tools: [] }, '`data.mcp.config.tools` must be an object'],
    [{ tools: { a: { pii: false } } }, '`data.mcp.config.tools.a`: the key `pii` is no guard'],
    [{ tools: { 'a*': { 'mcp.guards.pii.arguments': { action: 'blok' } } } }, 'did you mean `block`?'],
    [{ exempt: { a: [{ path: 'content', detectors: ['pii'] }] } }, 'no JSON Pointer'],
    [{ exempt: { a: [{ detectors: ['pii'] }] } }, '`path` must be a JSON Pointer'],
    [{ exempt: { a: [{ path: '/arguments/a' }] } }, 'for all write the pointer alone'],
    [{ exempt: { a: [{ path: '/arguments/a', detectors: ['piii'] }] } }, 'did you mean `pii`?'],
    [{ exempt: { a: [{ path: '/arguments/a', detectors: ['pii'], detector: 1 }] } }, 'did you mean `detectors`?'],
    [{ exempt: { a: [5] } }, 'each is a JSON Pointer'],
    [{ exempt: { write_file: 'content' } }, 'must be a list of JSON Pointers'],
    [{ exempt: { write_file: ['content'] } }, '/arguments/content'],
    [{ exempt: ['write_file'] }, 'must be an object'],
    [{ roles: { run: { '/arguments/q': 'sqll' } } }, 'did you mean `sql`?'],
    [{ roles: { run: { q: 'sql' } } }, '/arguments/q'],
    [{ roles: { run: 'sql' } }, 'must be an object'],
  ];
  it.each(REFUSED)('%j is refused', (config, says) => {
    expect(problems(config)).toEqual([expect.stringContaining(says)]);
  });

  /** A guard or detector that is nearly one of ours may be one of theirs to a schema. */
  const NEARLY = ['`mcp.guards.pii.arguments`?', '`pii`?'];
  it.each(REFUSED.filter(([, says]) => !NEARLY.some((name) => says.endsWith(name))))('%j is refused by its schema too', (config) => {
    expect(schema(config)).toBe(false);
  });

  it('says everything that is wrong at once', () => {
    expect(problems({ moed: 1, mode: 'x', audit: { log_all: 0 } })).toHaveLength(3);
  });
});
