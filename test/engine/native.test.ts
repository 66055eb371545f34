import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { data, entrypoints, failing, policy, policyTests } from './fixtures.js';
import { hasGo, startNativeEngine, type NativeEngine } from './native-engine.js';
import { createTestEngine } from './test-engine.js';

const script = fileURLToPath(new URL('../../scripts/native-builtins.mjs', import.meta.url));
const text = (value: string) => Buffer.from(value).toString('base64');
const files = {
  '.manifest': text('{"revision": "r1"}'),
  'limits/data.json': text('{"depth": 9.50, "big": 12345678901234567890, "é": "ü"}'),
  ...Object.fromEntries(policy.map((module) => [module.path, text(module.text)])),
};
const builtins = ['time.now_ns', 'sprintf', 'crypto.sha256', 'json.patch', 'net.cidr_expand', 'semver.compare', 'time.format'];
const broken = [
  'package p\n\nallow if\n',
  'package p\n\nallow iff input.x\n',
  'package p\n\na if b\n\nb if a\n',
  'package p\n\nx := 1 + "a"\n\ny := count(1)\n',
  'package p\n\nimport data.q as q\n\nimport data.r as q\n\nx := q\n',
  'package p\n\nx := { "→ 𝒳": nope(1) }\n',
  'package p\n\n# METADATA\n# scope: everywhere\nx := 1\n',
];

/** How long it took, and which Go built it. */
const LEFT_OUT = new Set(['duration_ns', 'go']);

/** Every operation, with what is right and with what is wrong. */
const REQUESTS: readonly (readonly [op: string, what: string, request: object])[] = [
  ['version', '', {}],
  ['capabilities', 'of a host', { builtins }],
  ['capabilities', 'all', { all: true }],
  ['build', 'a policy', { modules: policy, data, entrypoints }],
  ['build', 'for a bundle', { modules: policy, data, entrypoints, strip: true }],
  ['build', 'an entrypoint that is not there', { modules: policy, entrypoints: ['mcp/main/no'] }],
  ['build', 'without entrypoints', { modules: policy, entrypoints: [] }],
  ['check', 'a policy', { modules: policy, strict: true }],
  ...broken.map((module, i) => ['check', `broken policy ${i}`, { modules: [{ path: 'p.rego', text: module }], strict: true }] as const),
  [
    'check',
    'a schema',
    {
      modules: [{ path: 'p.rego', text: 'package p\n\nx := input.b\n' }],
      schemas: { input: { type: 'object', properties: { a: { type: 'string' } } } },
    },
  ],
  ['parse', 'a policy', { modules: [...policy, policyTests] }],
  ['fmt', 'what is not formatted', { modules: [{ path: 'p.rego', text: 'package p\nx   :=  {1,2,   3}\n# c\ny if { x }\n' }] }],
  ['fmt', 'broken policies', { modules: broken.map((text, i) => ({ path: `${i}.rego`, text })) }],
  ['test', 'with coverage', { modules: [...policy, policyTests], coverage: true }],
  ['test', 'with values', { modules: [failing], varValues: true }],
  ['test', 'without one of them', { modules: [failing, policyTests, ...policy], exclude: ['data.failing_test.test_table'] }],
  ['eval', 'explained', { modules: policy, query: 'data.mcp.main.hidden', explain: 'full', varValues: true, coverage: true }],
  ['eval', 'partially', { modules: policy, query: 'data.mcp.main.decision.allow', partial: true, unknowns: ['input'] }],
  ['eval', 'a decision', { modules: policy, data, query: 'data.mcp.main', input: { tool: { name: 'read_file' }, paths: ['/srv/../x'] } }],
  [
    'eval',
    'the builtins of the host',
    {
      modules: [],
      builtins,
      time: '2026-11-22T01:02:03.000000004Z',
      query: `x := [time.now_ns(), time.format(0), sprintf("%5.2f %v %d", [1.005, {"a": {1, 2}}, 12345678901234567890]), crypto.sha256("x"),
        json.patch({"a": 1}, [{"op": "add", "path": "b", "value": 2}]), net.cidr_expand("10.0.0.0/30"), semver.compare("1.2.3", "1.10.0"),
        1e400 > 1, 0.1 + 0.2, 10 / 3, 7 % 3, 1e21, -0.0]`,
    },
  ],
  ['eval', 'an error of a builtin', { modules: [], query: 'x := 1 / 0', strictBuiltinErrors: true }],
  ['eval', 'a query that does not parse', { modules: [], query: 'x :=' }],
  ['deps', 'of the decision', { modules: policy, query: 'data.mcp.main.decision' }],
  ['inspect', 'a bundle', { files, annotations: true }],
  ['inspect', 'a broken bundle', { files: { 'data.json': text('{') } }],
  ['sign', 'with a secret', { files, key: 'a secret', algorithm: 'HS256', keyid: 'k' }],
  ['verify', 'what is not signed', { files, keys: { k: { key: 'a secret', algorithm: 'HS256' } } }],
  ['nothing', '', {}],
  ['check', 'a request of another shape', { modules: 7 }],
];

describe.skipIf(!hasGo)('the shipped module and the same program as a native one (skipped without Go)', () => {
  const cache = mkdtempSync(join(tmpdir(), 'agentmesh-oracle-'));
  let shipped: Engine;
  let native: NativeEngine;
  beforeAll(async () => {
    [shipped, native] = [await createTestEngine({ cacheFolder: cache }), startNativeEngine()];
  }, 600_000);
  afterAll(async () => {
    native.close();
    await shipped.close();
    rmSync(cache, { recursive: true, force: true });
  });

  test.each(REQUESTS)('answer alike: %s %s', async (op, _what, request) => {
    const answered = await shipped.call(op, request).catch((error: unknown) => ({ failure: String(error).replace(/^.*?failed: /, '') }));
    expect(comparable(answered)).toEqual(comparable(await native.call(op, { builtins: [], ...request })));
  });

  function comparable(response: unknown): unknown {
    return JSON.parse(JSON.stringify(response, (name, value: unknown) => (LEFT_OUT.has(name) ? undefined : value)));
  }
});

test.skipIf(!hasGo)(
  'engine/native-builtins.json is what OPA gives (skipped without Go)',
  () => {
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
  600_000,
);
