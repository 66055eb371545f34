import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy } from '@open-policy-agent/opa-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { data, endless, endlessQuery, entrypoints, failing, policy, policyTests, stuck } from './fixtures.js';
import { containing, including, matching } from './matchers.js';
import { createTestEngine } from './test-engine.js';

const folder = mkdtempSync(join(tmpdir(), 'agentmesh-operations-'));
let engine: Engine;
beforeAll(async () => {
  engine = await createTestEngine({ cacheFolder: folder });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('build', () => {
  test('the module decides through the evaluator that we use, as the tester does', async () => {
    const built = await engine.build({ modules: policy, data, entrypoints });
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    const loaded = await loadPolicy(built.wasm);
    loaded.setData(data);
    const decide = (input: unknown) => (loaded.evaluate(input, 'mcp/main/decision') as { result: unknown }[])[0]?.result;
    const call = (paths: string[]) => ({ tool: { name: 'read_file' }, paths });
    expect(decide(call(['/srv/a']))).toEqual({ allow: true, reasons: [], label: 'read_file!' });
    expect(decide(call(['/srv/../etc']))).toEqual({ allow: false, reasons: ['climb'], label: 'read_file!' });
    expect(decide(call([]))).toMatchObject({ allow: false });
    expect(loaded.evaluate({ owner: 'alice' }, 'mcp/main/hidden')).toEqual([{ result: ['read_file'] }]);
  });

  test('beside the module in a bundle stand its sources without the entrypoints, which what is left imports', async () => {
    const { modules } = await engine.call('build', { modules: policy, entrypoints, strip: true });
    const [main, ...others] = modules as unknown as { path: string; text: string }[];
    expect(others).toEqual([]);
    expect(main?.path).toBe('mcp/main/main.rego');
    expect(main?.text).toContain('\nimport data.mcp.main.decision\nimport data.mcp.main.hidden\n\ndefault allowed := false\n');
    expect(main?.text).toMatch(/^reasons contains message if/m);
    expect(main?.text).not.toMatch(/^(decision|hidden)\b/m);
  });

  test('a map of thousands of members is planned member by member, each without the text of all', async () => {
    const members = Array.from({ length: 4_000 }, (_, n) => `\t"tool_${n}": {"red", "green", "team_${n}"},`);
    const text = [
      'package mcp.main',
      'teams := {',
      ...members,
      '}',
      '# METADATA\n# title: Who may call',
      'decision if input.team in teams[input.tool]',
      '# Stays.',
      'hidden contains "tool_7"',
    ];
    const large = [{ path: 'large.rego', text: text.join('\n') }];
    const built = await engine.build({ modules: large, entrypoints: ['mcp/main/decision'] });
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    const loaded = await loadPolicy(built.wasm);
    const decide = (tool: string, team: string) => loaded.evaluate({ tool, team }, 'mcp/main/decision') as unknown;
    expect(decide('tool_3999', 'team_3999')).toEqual([{ result: true }]);
    expect(decide('tool_3999', 'team_3998')).toEqual([]);

    // The trees are kept, with their texts: what stands inside of a rule that is taken out goes with it.
    const { modules } = await engine.call('build', { modules: large, entrypoints: ['mcp/main/teams'], strip: true });
    const [{ text: left } = { text: '' }] = modules as unknown as { text: string }[];
    expect(left).not.toContain('tool_12');
    expect(left).toContain('# Stays.\nhidden contains "tool_7"');
  });

  test('the module holds no data', async () => {
    const secret = 'do-not-carry-this';
    const built = await engine.build({ modules: policy, data: { limits: { depth: 9 }, secret }, entrypoints });
    expect(built.ok && Buffer.from(built.wasm).includes(secret)).toBe(false);
    expect(built.ok).toBe(true);
  });

  test('the same sources in another order give the same module', async () => {
    const [first, second] = [
      await createTestEngine({ cacheFolder: join(folder, 'a') }),
      await createTestEngine({ cacheFolder: join(folder, 'b') }),
    ];
    const one = await first.build({ modules: policy, entrypoints });
    const two = await second.build({ modules: policy.toReversed(), entrypoints });
    await Promise.all([first.close(), second.close()]);
    expect(one.ok && two.ok && Buffer.compare(one.wasm, two.wasm)).toBe(0);
  });

  test.each([
    ['an entrypoint without a rule', ['mcp/main/decisions'], 'entrypoint `mcp/main/decisions` does not refer to a rule'],
    ['a package', ['mcp/nothing'], 'entrypoint `mcp/nothing` does not refer to a rule'],
  ])('%s is a diagnostic', async (_what, entrypoints, message) => {
    expect(await engine.build({ modules: policy, entrypoints })).toMatchObject({
      ok: false,
      diagnostics: [{ severity: 'error', message }],
    });
  });

  test('a rule that data would contradict is a diagnostic: in WASM one of the two would win silently', async () => {
    const built = await engine.build({ modules: policy, data: { mcp: { main: { decision: { allow: true } } } }, entrypoints });
    expect(built).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'rego_compile_error', span: { file: 'mcp/main/main.rego', line: 6 } }],
    });
  });

  test('Rego of version 0, for a bundle whose manifest says so', async () => {
    const modules = [{ path: 'old.rego', text: 'package old\n\nallow { input.x }\n' }];
    expect((await engine.build({ modules, entrypoints: ['old/allow'], regoVersion: 0 })).ok).toBe(true);
    expect((await engine.build({ modules, entrypoints: ['old/allow'] })).ok).toBe(false);
  });
});

describe('capabilities', () => {
  const modules = [{ path: 'now.rego', text: 'package now\n\nhour := time.clock(time.now_ns())[0]\n' }];

  test('a builtin that neither OPA’s WASM nor the host has is a compile error with its place', async () => {
    expect(await engine.check({ modules })).toEqual({
      ok: false,
      diagnostics: ['time.clock', 'time.now_ns'].map((name, i) => ({
        severity: 'error',
        code: 'rego_type_error',
        message: `undefined function ${name}`,
        span: { file: 'now.rego', line: 3, column: [9, 20][i], length: [25, 13][i] },
        hint: `\`${name}\` is a builtin of OPA that this host does not offer to policies`,
      })),
    });
  });

  test('the host’s own builtins are offered to every operation', async () => {
    const other = await createTestEngine({ cacheFolder: folder, builtins: ['time.clock', 'time.now_ns'] });
    expect(await other.check({ modules })).toEqual({ ok: true, diagnostics: [] });
    expect((await other.build({ modules, entrypoints: ['now/hour'] })).ok).toBe(true);
    const at = { time: '2026-11-22T13:14:15Z' };
    expect(await other.evaluate({ modules, query: 'data.now.hour', ...at })).toMatchObject({ result: [{ expressions: [{ value: 13 }] }] });
    await other.close();
  });

  test('the list is what the module carries and what the host adds', async () => {
    const names = async (request: { builtins?: string[]; all?: boolean }) =>
      ((await engine.call('capabilities', request))['builtins'] as { name: string }[]).map(({ name }) => name);
    const [ours, more, all] = [await names({}), await names({ builtins: ['time.now_ns', 'no.such'] }), await names({ all: true })];
    expect(ours).toContain('regex.match');
    expect(ours).not.toContain('http.send');
    expect(more.filter((name) => !ours.includes(name))).toEqual(['time.now_ns']);
    expect(all).toContain('http.send');
    expect(ours.filter((name) => !all.includes(name))).toEqual([]);
  });
});

describe('check', () => {
  test('a sound policy', async () => {
    expect(await engine.check({ modules: policy, data, strict: true })).toEqual({ ok: true, diagnostics: [] });
  });

  test('strict finds an unused import', async () => {
    const modules = [{ path: 'a.rego', text: 'package a\n\nimport data.b\n\nx := 1\n' }];
    expect((await engine.check({ modules })).ok).toBe(true);
    expect(await engine.check({ modules, strict: true })).toMatchObject({
      diagnostics: [{ message: 'import data.b unused', span: { line: 3 } }],
    });
  });

  test('a schema types the input document', async () => {
    const schemas = { input: { type: 'object', properties: { tool: { type: 'object', properties: { name: { type: 'string' } } } } } };
    const modules = [{ path: 'a.rego', text: 'package a\n\nx if input.tool.nam == "read"\n' }];
    const found = await engine.check({ modules, schemas });
    expect(found).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'rego_type_error', message: 'undefined ref: input.tool.nam', span: { line: 3, column: 6 } }],
    });
    expect(found.diagnostics[0]?.hint).toContain('want (one of): ["name"]');
  });

  test('a schema that an annotation names', async () => {
    const schemas = { 'mcp/tool': { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false } };
    const text = 'package a\n\n# METADATA\n# schemas:\n#   - input.tool: schema.mcp.tool\nx if input.tool.nam == "read"\n';
    expect(await engine.check({ modules: [{ path: 'a.rego', text }], schemas })).toMatchObject({
      diagnostics: [{ message: 'undefined ref: input.tool.nam' }],
    });
  });
});

describe('parse', () => {
  test('what modules declare', async () => {
    const text = `package mcp.policy.tools["a-b"]

default allow := false

allow if input.x

allow if {
	input.y
} else := false

deny contains "no" if input.z

limits.per[name] := 1 if name := input.n

f(x) := x
`;
    const rule = (name: string, line: number, isDefault = false) => ({ name, line, column: 1, default: isDefault });
    expect(await engine.parse([{ path: 'p.rego', text }])).toEqual({
      ok: true,
      modules: [
        {
          path: 'p.rego',
          package: 'mcp.policy.tools["a-b"]',
          line: 1,
          rules: [rule('allow', 3, true), rule('allow', 5), rule('allow', 7), rule('deny', 11), rule('limits.per', 13), rule('f', 15)],
        },
      ],
    });
  });

  test('an error', async () => {
    expect(await engine.parse([{ path: 'p.rego', text: 'package p\n\nallow if\n' }])).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'rego_parse_error' }],
    });
  });
});

describe('fmt', () => {
  test('formats what parses, and says what does not', async () => {
    const result = await engine.format([
      { path: 'a.rego', text: 'package a\nallow   if  input.x # why\n' },
      { path: 'b.rego', text: 'package b\n\nallow if input.x\n' },
      { path: 'c.rego', text: 'package c\n\nallow iff input.x\n' },
    ]);
    expect(result.ok).toBe(false);
    expect(result.files).toEqual([
      { path: 'a.rego', text: 'package a\n\nallow if input.x # why\n', changed: true },
      { path: 'b.rego', text: 'package b\n\nallow if input.x\n', changed: false },
    ]);
    expect(result.diagnostics.map(({ span }) => [span?.file, span?.line, span?.column])).toEqual([
      ['c.rego', 3, 1],
      ['c.rego', 3, 7],
      ['c.rego', 3, 11],
    ]);
  });
});

describe('test', () => {
  test('outcomes, places, output and coverage', async () => {
    const result = await engine.test({ modules: [...policy, policyTests], coverage: true });
    expect(result.ok).toBe(false);
    expect(result.diagnostics).toEqual([]);
    expect(result.cases.map(({ name, outcome, line, output }) => ({ name, outcome, line, output }))).toEqual([
      { name: 'test_read', outcome: 'pass', line: 7, output: 'reading ["/srv/a"]\n' },
      { name: 'test_fails', outcome: 'fail', line: 12 },
      { name: 'todo_test_later', outcome: 'skip', line: 14 },
      { name: 'test_table', outcome: 'pass', line: 16 },
    ]);
    expect(result.coverage).toMatchObject({ coverage: 81.25 });
    expect(Object.keys(result.coverage?.['files'] ?? {})).toContain('mcp/guards/paths.rego');
  });

  test('a filter', async () => {
    const result = await engine.test({ modules: [...policy, policyTests], run: 'main_test.test_read$' });
    expect(result).toMatchObject({ ok: true, cases: [{ name: 'test_read' }] });
    expect(result.cases).toHaveLength(1);
  });

  test('a case that loops is stopped, and the others still run', async () => {
    const result = await engine.test({ modules: [endless], timeoutMs: 300 });
    expect(result.cases).toMatchObject([
      { name: 'test_quick', outcome: 'pass' },
      { name: 'test_loops', outcome: 'error', line: 5, error: containing('eval_cancel_error') },
    ]);
  });

  test('a builtin that does not return is stopped too, and the others still run', async () => {
    const able = await createTestEngine({ cacheFolder: folder, builtins: ['numbers.range'] });
    const result = await able.test({ modules: [stuck], timeoutMs: 100, coverage: true });
    await able.close();
    expect(result.cases).toMatchObject([
      { package: 'stuck_test', name: 'test_before', outcome: 'pass' },
      { package: 'stuck_test', name: 'test_stuck', outcome: 'error', file: 'stuck_test.rego', line: 5, error: containing('timed out') },
      { package: 'stuck_test', name: 'test_after', outcome: 'pass' },
    ]);
    expect(result.coverage?.['files']).toHaveProperty(['stuck_test.rego']);
  });

  test('where a test failed, and with which values', async () => {
    const { cases } = await engine.test({ modules: [failing] });
    expect(cases[0]).toMatchObject({ name: 'test_sum', failed_at: { file: 'failing_test.rego', line: 6, text: 'sum == 4' } });
    expect(cases[0]?.failed_at).not.toHaveProperty('values');
    const valued = await engine.test({ modules: [failing], varValues: true });
    expect(valued.cases[0]?.failed_at?.values).toBe('\tsum == 4\n\t|\n\t3');
    expect(valued.cases[1]).toMatchObject({
      name: 'test_table',
      sub_results: [
        { name: 'one', fail: false },
        { name: 'two', fail: true, failed_at: { line: 11, values: containing('n == 1') } },
      ],
    });
  });

  test('a measurement of each test that passes', async () => {
    const { cases } = await engine.test({ modules: [failing], bench: true, run: 'test_quick|test_sum' });
    expect(cases).toMatchObject([
      { name: 'test_sum', outcome: 'fail' },
      { name: 'test_quick', outcome: 'pass' },
    ]);
    expect(cases[1]?.benchmark?.n).toBeGreaterThan(0);
    expect(cases[0]).not.toHaveProperty('benchmark');
  });

  test('a policy that does not compile', async () => {
    const result = await engine.test({ modules: [{ path: 'a_test.rego', text: 'package a_test\n\ntest_x if nothing(1)\n' }] });
    expect(result).toMatchObject({ ok: false, cases: [], diagnostics: [{ message: 'undefined function nothing', span: { line: 3 } }] });
  });

  test('an invalid filter', async () => {
    expect(await engine.test({ modules: [policyTests, ...policy], run: '(' })).toMatchObject({
      ok: false,
      diagnostics: [{ message: containing('missing closing )') }],
    });
  });
});

describe('eval', () => {
  const modules = [{ path: 'a.rego', text: 'package a\n\nx := input.n / data.d\n\nsaid if print("hello", input)\n' }];

  test('a value', async () => {
    const request = { modules, data: { d: 2 }, query: 'data.a.x', input: { n: 6 } };
    expect(await engine.evaluate(request)).toMatchObject({ ok: true, result: [{ expressions: [{ value: 3 }] }] });
  });

  test('undefined is an empty result, and so is the error of a builtin unless it is asked for', async () => {
    const request = { modules, data: { d: 0 }, query: 'data.a.x', input: { n: 1 } };
    expect(await engine.evaluate(request)).toEqual({ ok: true, result: [] });
    expect(await engine.evaluate({ ...request, strictBuiltinErrors: true })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'eval_builtin_error', message: 'div: divide by zero', span: { file: 'a.rego', line: 3 } }],
    });
  });

  test('an input of null is not an absent input', async () => {
    expect(await engine.evaluate({ modules: [], query: 'input == null', input: null })).toMatchObject({
      result: [{ expressions: [{ value: true }] }],
    });
    expect(await engine.evaluate({ modules: [], query: 'input == null' })).toMatchObject({ result: [] });
  });

  test('bindings', async () => {
    expect(await engine.evaluate({ modules: [], query: 'some x in [1, 2]' })).toMatchObject({
      result: [{ bindings: { x: 1 } }, { bindings: { x: 2 } }],
    });
  });

  test('what is printed is in the result', async () => {
    expect(await engine.evaluate({ modules, query: 'data.a.said', input: 1 })).toMatchObject({ ok: true, output: 'hello 1\n' });
  });

  test('a query that does not parse', async () => {
    expect(await engine.evaluate({ modules, query: 'data.a.' })).toMatchObject({ ok: false, diagnostics: [{ code: 'rego_parse_error' }] });
  });
});

describe('eval, watched', () => {
  const modules = [{ path: 'a.rego', text: 'package a\n\nallow if {\n\tsome role in input.roles\n\trole == "admin"\n}\n\nother := 1\n' }];
  const query = 'data.a.allow';
  const input = { roles: ['user', 'admin'] };

  test('an explanation', async () => {
    const { explanation } = await engine.evaluate({ modules, query, input, explain: 'fails', varValues: true });
    expect(explanation).toContain('a.rego:5     | | Fail role = "admin"');
    expect(explanation).toContain('{role: "user"}');
  });

  test('costs and coverage', async () => {
    const { profile, coverage } = await engine.evaluate({ modules, query, input, profile: true, profileSort: ['line'], coverage: true });
    expect(profile?.map(({ line, num_eval }) => ({ line, num_eval }))).toEqual(including([{ line: 5, num_eval: 2 }]));
    expect(coverage).toMatchObject({ covered_lines: 3, not_covered_lines: 1, coverage: 75 });
  });

  test('what is known already, as source', async () => {
    expect(await engine.evaluate({ modules, query: 'data.a.other == 1; data.a.allow', partial: true })).toMatchObject({
      ok: true,
      partial: { queries: [containing('"admin" = input.roles[')], support: [] },
    });
  });

  test('the package and the imports of a query', async () => {
    expect(await engine.evaluate({ modules, query: 'other', package: 'a' })).toMatchObject({ result: [{ expressions: [{ value: 1 }] }] });
    expect(await engine.evaluate({ modules, query: 'q.other', imports: ['data.a as q'] })).toMatchObject({
      result: [{ expressions: [{ value: 1 }] }],
    });
  });

  test('a deadline of its own ends it', async () => {
    await expect(engine.evaluate({ modules: [], query: endlessQuery, timeoutMs: 300 })).rejects.toThrow('`eval` took longer than 300 ms');
  });
});

describe('deps', () => {
  test('what a query depends on', async () => {
    expect(await engine.call('deps', { modules: policy, query: 'data.mcp.policy.tools.read_file.allow' })).toEqual({
      base: ['input.paths'],
      virtual: ['data.mcp.policy.tools.read_file.allow'],
    });
  });
});

describe('bundles', () => {
  const text = (value: string) => Buffer.from(value).toString('base64');
  const files = {
    '.manifest': text('{"revision": "r1", "roots": ["mcp", "limits"]}'),
    'limits/data.json': text('{"depth": 9, "big": 12345678901234567890}'),
    ...Object.fromEntries(policy.map((module) => [module.path, text(module.text)])),
  };

  test('inspect', async () => {
    const found = await engine.call('inspect', { files, annotations: true });
    expect(found).toMatchObject({
      manifest: { revision: 'r1', roots: ['mcp', 'limits'] },
      namespaces: {
        'data.limits': ['limits/data.json'],
        'data.mcp.main': ['mcp/main/main.rego'],
        'data.mcp.policy.tools["write-file"]': ['mcp/policy/tools/write_file.rego'],
      },
      required_builtins: including(['regex.match', 'startswith']),
      diagnostics: [],
    });
    expect(JSON.stringify(found['annotations'])).toContain('Climbing out');
  });

  test('inspect says what is wrong', async () => {
    const broken = { ...files, 'limits/data.json': text('{"depth": ') };
    expect(await engine.call('inspect', { files: broken })).toMatchObject({
      diagnostics: [{ message: containing('limits/data.json') }],
    });
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = (key: { export(options: object): string | Buffer }, type: string) => String(key.export({ format: 'pem', type }));

  test.each([
    ['RS256', pem(rsa.privateKey, 'pkcs8'), pem(rsa.publicKey, 'spki')],
    ['PS384', pem(rsa.privateKey, 'pkcs1'), pem(rsa.publicKey, 'spki')],
    ['ES256', pem(ec.privateKey, 'sec1'), pem(ec.publicKey, 'spki')],
    ['HS256', 'a shared secret of some length!!', 'a shared secret of some length!!'],
  ])('sign and verify with %s', async (algorithm, key, verificationKey) => {
    const { signatures } = await engine.call('sign', { files, key, algorithm, keyid: 'k1', claims: { scope: 'write' } });
    const signed = { ...files, '.signatures.json': text(signatures as string) };
    const verify = (change: object) =>
      engine.call('verify', { files: signed, keys: { k1: { key: verificationKey, algorithm } }, keyid: 'k1', scope: 'write', ...change });
    expect(await verify({})).toEqual({ diagnostics: [] });

    const refused = [
      [{ files }, 'missing .signatures.json'],
      [{ scope: 'read' }, 'scope mismatch'],
      [{ keyid: 'k2' }, 'k2'],
      [{ files: { ...signed, 'extra.rego': text('package extra\n') } }, 'not included in bundle signature'],
      [{ files: { ...signed, [policy[0]?.path ?? '']: text('package mcp.main\n\ndecision := {"allow": true}\n') } }, 'digest mismatch'],
      [{ files: Object.fromEntries(Object.entries(signed).filter(([path]) => path !== 'limits/data.json')) }, 'not found'],
    ] as const;
    for (const [change, message] of refused) {
      expect(await verify(change)).toMatchObject({ diagnostics: [{ message: containing(message) }] });
    }
    // What data.json says is signed, not how it is written.
    const rewritten = { ...signed, 'limits/data.json': text('{\n  "big": 12345678901234567890,\n  "depth": 9\n}') };
    expect(await verify({ files: rewritten })).toEqual({ diagnostics: [] });
  });

  test('a key that does not fit is the caller’s error', async () => {
    await expect(engine.call('sign', { files, key: 'not a key', algorithm: 'RS256' })).rejects.toThrow(
      '`RS256` needs a private key in PEM',
    );
    await expect(engine.call('sign', { files, key: 'x', algorithm: 'none' })).rejects.toThrow('unknown signature algorithm `none`');
  });
});

describe('the door itself', () => {
  test('version', async () => {
    expect(await engine.call('version', {})).toEqual({ opa: '1.22.2', go: matching(/^go1\./), rego: 'v1' });
  });

  test('an unknown operation and a request of another shape are EngineErrors, and the engine goes on', async () => {
    await expect(engine.call('serve', {})).rejects.toThrow('unknown operation `serve`');
    await expect(engine.call('check', { modules: 'all' })).rejects.toMatchObject({ name: 'EngineError' });
    expect((await engine.check({ modules: policy })).ok).toBe(true);
  });
});
