import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { LINT_RULES } from '../../src/lint/rules/index.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { withLibrary } from '../../src/pdp/library.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { keptEngine } from '../engine/test-engine.js';

/** That the mistakes are some: OPA lets a call pass by the bad example that the good one stops. */
interface Attack {
  readonly code: string;
  readonly tool?: string;
  readonly input: JsonObject;
}

const ATTACKS: readonly Attack[] = [
  { code: 'AM4001', tool: 'search', input: { arguments: { query: ['password'] } } },
  { code: 'AM4002', tool: 'open', input: { arguments: { mode: 'Write' } } },
  { code: 'AM4002', tool: 'open', input: { arguments: { mode: ['write'] } } },
  { code: 'AM4005', input: { arguments: { query: ['a secret'] } } },
  { code: 'AM4006', input: { arguments: {} } },
  { code: 'AM4007', input: { urls: { '/arguments/url': null } } },
  {
    code: 'AM4008',
    tool: 'read_file',
    input: { arguments: { path: '/srv/docs/../../etc/passwd' }, paths: { '/arguments/path': { resolved: '/etc/passwd', under: [] } } },
  },
  { code: 'AM4009', tool: 'read_file', input: { paths: { '/arguments/path': { resolved: '/srv/docs-of-others/x' } } } },
  {
    code: 'AM4010',
    tool: 'fetch',
    input: {
      arguments: { url: 'https://example.com.evil.net/' },
      urls: { '/arguments/url': { scheme: 'https', host: 'example.com.evil.net', class: 'public' } },
    },
  },
  { code: 'AM4011', tool: 'lookup', input: { arguments: { word: 'a; drop' } } },
  { code: 'AM4016', tool: 'Read_File', input: {} },
  { code: 'AM4018', tool: 'write_file', input: { session: { labels: ['read_untrusted'] } } },
  { code: 'AM4019', tool: 'read_file', input: { client: { name: 'claude-ai' } } },
  {
    code: 'AM4023',
    tool: 'read_file',
    input: { paths: { '/arguments/path': { resolved: '/srv/docs/..\\..\\etc', under: [], also: ['/etc'] } } },
  },
  { code: 'AM4024', tool: 'read_file', input: { paths: { '/arguments/path': { resolved: '/srv/a/private/b/public' } } } },
  { code: 'AM4025', tool: 'fetch', input: { urls: { '/arguments/url': { host: 'evilexample.com' } } } },
  { code: 'AM4026', tool: 'query', input: { sql: { '/arguments/sql': { verbs: ['select', 'drop'], statements: 2 } } } },
  { code: 'AM4027', tool: 'pay', input: { identity: { subject: 'alice', authenticated: false, method: 'flag' } } },
  { code: 'AM4028', tool: 'delete_all', input: { tool: { name: 'delete_all', annotations: { readOnlyHint: true }, pinned: false } } },
  { code: 'AM4029', tool: 'delete_file', input: { paths: { '/arguments/path': { resolved: '/srv/docs/a', under: ['/srv/docs'] } } } },
  { code: 'AM4030', input: { time: { weekday: 'Sunday' } } },
];

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine(hostBuiltinNames)));
afterAll(() => engine.close());

test.each(ATTACKS)('$code: the call passes by the bad example, and not by the good one', async ({ code, tool = 't', input }) => {
  const { bad = '', good = '' } = LINT_RULES.find((rule) => rule.code === code) ?? {};
  const document = {
    version: 1,
    method: 'tools/call',
    acting: true,
    tool: { name: tool },
    findings: [],
    session: { labels: [] },
    ...input,
  };
  expect(await allows(bad, document)).toEqual({ x: true });
  expect(await allows(good, document)).toEqual({ x: false });
});

/** An example without an `allow` is a deny list. */
async function allows(text: string, input: JsonObject): Promise<unknown> {
  const example = /^(?:default )?allow\b/m.test(text)
    ? text
    : text.replace('package mcp.policy\n', 'package mcp.policy\n\ndefault allow := true\n');
  const answer = await engine.evaluate({
    modules: withLibrary([{ path: 'p.rego', text: example }]),
    query: 'x := data.mcp.main.decision.allow',
    input,
  });
  return answer.ok ? answer.result[0]?.['bindings'] : answer.diagnostics;
}
