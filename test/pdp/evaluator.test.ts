import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEvaluator, type WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from '../../src/pdp/encode-input.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { call, compile, evaluatorOf, layer, topdown } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MIB = 1024 * 1024;

/** An own `mcp.main`, to say what our library never would. */
const ownMain = (body: string) => ({ modules: [{ path: 'main.rego', text: `package mcp.main\n\n${body}` }] });

async function decideWith(body: string, input: InputDocument = call()) {
  const wasm = await compile(ownMain(body), ['mcp/main/decision']);
  return (await createEvaluator({ wasm, data: {}, revision: 'r1' })).decide(input);
}

describe('invariant 1: no allow by accident', () => {
  it('an undefined decision denies', async () => {
    expect(await decideWith('decision := {"allow": true, "effect": "allow"} if input.method == "other"')).toMatchObject({
      kind: 'undefined',
      code: 'undefined_decision',
    });
  });

  it.each([
    'true',
    '"allow"',
    '["allow"]',
    '{"allow": true}',
    '{"allow": true, "effect": "deny"}',
    '{"allow": true, "effect": "allow", "obligation": []}',
  ])('the decision %s is malformed and denies', async (decision) => {
    expect(await decideWith(`decision := ${decision}`)).toMatchObject({ kind: 'error', code: 'malformed_decision' });
  });

  it('an unknown obligation denies', async () => {
    const outcome = await decideWith('decision := {"allow": true, "effect": "allow", "obligations": [{"kind": "quarantine"}]}');
    expect(outcome).toMatchObject({ kind: 'error', code: 'unknown_obligation', message: expect.stringContaining('quarantine') as string });
  });

  it('a conflict of rules denies, says where, and the next decision works', async () => {
    const evaluator = await evaluatorOf(
      layer(
        'allow := true\n\nlimit := 1 if input.tool.name != ""\n\nlimit := 2 if input.tool.name == "both"\n\ndeny contains "x" if limit > 5',
      ),
    );
    const both = call({ tool: { name: 'both' } });
    for (let round = 0; round < 3; round++) {
      expect(evaluator.decide(both)).toMatchObject({
        kind: 'error',
        code: 'evaluation_error',
        message: expect.stringContaining('policy0.rego') as string,
      });
      expect(evaluator.decide(call())).toMatchObject({ kind: 'decided', decision: { allow: true } });
    }
  });

  it('a builtin that nobody implements denies, is named, and the next decision works', async () => {
    const wasm = await compile(layer('allow := true\n\ndeny contains "expired" if time.now_ns() < 0'));
    const patched = Buffer.from(Buffer.from(wasm).toString('latin1').replaceAll('time.now_ns', 'time.nop_ns'), 'latin1');
    const evaluator = await createEvaluator({ wasm: patched, data: {}, revision: 'r1' });
    expect(evaluator.missingBuiltins).toEqual(['time.nop_ns']);
    expect(evaluator.decide(call())).toMatchObject({
      kind: 'error',
      code: 'missing_builtin',
      message: expect.stringContaining('time.nop_ns') as string,
    });
    expect(evaluator.decide(call())).toMatchObject({ kind: 'error', code: 'missing_builtin' });
  });

  it('an input over the size limit denies', async () => {
    const evaluator = await evaluatorOf(layer('allow := true'));
    const outcome = evaluator.decide(call({ arguments: { text: 'x'.repeat(MAX_INPUT_BYTES) } }));
    expect(outcome).toMatchObject({ kind: 'error', code: 'input_too_large' });
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided' });
  });

  it.each([MAX_INPUT_DEPTH, 10_000, 200_000])('an input nested %i levels deep denies', async (depth) => {
    let value: JsonValue = 'deep';
    for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { '"]}': value };
    const evaluator = await evaluatorOf(layer('allow := true'));
    expect(evaluator.decide(call({ arguments: value }))).toMatchObject({ kind: 'error', code: 'input_too_large' });
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided' });
  });

  it('depth counts brackets, not what stands in strings', async () => {
    const evaluator = await evaluatorOf(layer('allow := true'));
    expect(evaluator.decide(call({ arguments: { text: '[{"\\'.repeat(1000), other: '\\"[[' } }))).toMatchObject({ kind: 'decided' });
  });

  it('a decision that takes more memory than it may denies, and the next works', async () => {
    const rego = `allow := true

deny contains "x" if {
	input.tool.name == "big"
	range := numbers.range(1, 100)
	count([[x, y, z] | some x in range; some y in range; some z in range]) == 0
}`;
    const evaluator = await evaluatorOf(layer(rego), { headroomBytes: 4 * MIB });
    expect(evaluator.decide(call({ tool: { name: 'big' } }))).toMatchObject({ kind: 'error', code: 'memory' });
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided', decision: { allow: true } });
  });
});

describe('what the policy sees is the document', () => {
  let evaluator: WasmEvaluator;
  const rego = 'allow := true\n\nwarn contains json.marshal(input.arguments)';
  beforeAll(async () => {
    evaluator = await evaluatorOf(layer(rego));
  });

  const values: readonly JsonValue[] = [
    null,
    false,
    0,
    -0,
    1.5,
    1e21,
    5e-324,
    9007199254740991,
    '',
    'é😀\u0000\u001f\u007f\u2028',
    '\\ud800 as text',
    '{"fragment":',
    '{1,2}',
    [],
    {},
    { '': null, 'a"b\\c': [1, { d: [] }] },
    { __proto__x: 1, constructor: 2, toString: 3 },
  ];
  it.each(values.map((value) => [JSON.stringify(value), value] as const))('%s', (_text, value) => {
    const outcome = evaluator.decide(call({ arguments: value }));
    const message = outcome.kind === 'decided' ? outcome.decision.warnings[0]?.message : JSON.stringify(outcome);
    expect(JSON.parse(message ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('falsy documents are not dropped: every top-level member arrives', async () => {
    const given = layer('allow := true\n\nwarn contains concat(" ", sort(object.keys(input)))');
    const own = await evaluatorOf(given);
    const outcome = own.decide(call());
    const interpreted = await topdown(given, 'concat(" ", sort(object.keys(input)))', call() as unknown as JsonValue);
    expect(outcome.kind === 'decided' ? outcome.decision.warnings[0]?.message : '').toBe(interpreted);
  });

  it('lone surrogates become U+FFFD instead of aborting', () => {
    const outcome = evaluator.decide(call({ arguments: { ['\ud800']: 'a\udfffb\\ud800', ok: '😀' } }));
    expect(outcome.kind === 'decided' ? JSON.parse(outcome.decision.warnings[0]?.message ?? '') : outcome).toEqual({
      '\ufffd': 'a\ufffdb\\ud800',
      ok: '😀',
    });
  });
});

describe('memory', () => {
  it('is flat over 20,000 decisions', async () => {
    const evaluator = await evaluatorOf(layer('allow := true\n\nwarn contains sprintf("%v", [input.arguments])'));
    evaluator.decide(call());
    const before = evaluator.memoryBytes;
    for (let round = 0; round < 20_000; round++) evaluator.decide(call({ arguments: { round } }));
    expect(evaluator.memoryBytes).toBe(before);
  });

  it('is given back after a large message', async () => {
    const evaluator = await evaluatorOf(layer('allow := true'));
    evaluator.decide(call());
    const before = evaluator.memoryBytes;
    expect(before).toBeGreaterThan(0);
    expect(evaluator.decide(call({ arguments: { text: 'x'.repeat(8 * MIB) } }))).toMatchObject({ kind: 'decided' });
    evaluator.decide(call());
    expect(evaluator.memoryBytes).toBe(before);
  });

  it('holds large data without growing', async () => {
    const rows = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`tool${index}`, { allowed: true, note: 'n'.repeat(20) }]),
    );
    const evaluator = await evaluatorOf(layer('allow if data.rows[input.tool.name].allowed', { rows }));
    expect(evaluator.decide(call({ tool: { name: 'tool19999' } }))).toMatchObject({ kind: 'decided', decision: { allow: true } });
    const before = evaluator.memoryBytes;
    evaluator.decide(call({ tool: { name: 'tool20000' } }));
    expect(evaluator.memoryBytes).toBe(before);
  });
});

describe('data and time', () => {
  it('the data that a decision changes nothing in stays', async () => {
    const evaluator = await evaluatorOf(layer('allow if input.tool.name in data.tools', { tools: ['a'] }));
    for (const name of ['a', 'b', 'a']) {
      expect(evaluator.decide(call({ tool: { name } }))).toMatchObject({ kind: 'decided', decision: { allow: name === 'a' } });
    }
  });

  it('time.now_ns is the time of the input, once for a decision', async () => {
    const evaluator = await evaluatorOf(
      layer('allow := true\n\nwarn contains sprintf("%d", [time.now_ns()])\n\nwarn contains sprintf("%d", [time.now_ns() + 0])'),
    );
    const outcome = evaluator.decide(call());
    expect(outcome).toMatchObject({ decision: { warnings: [{ message: '1767225600000000000' }] } });
  });

  it('without a time in the input it is the clock', async () => {
    const evaluator = await evaluatorOf(layer('allow := true\n\nwarn contains sprintf("%d", [time.now_ns()])'), {
      clock: { now: () => 1234.9, monotonic: () => 0 },
    });
    expect(evaluator.decide({ ...call(), time: undefined } as unknown as InputDocument)).toMatchObject({
      decision: { warnings: [{ message: '1234000000' }] },
    });
  });
});

describe('loading', () => {
  it.each([
    ['no WebAssembly', new Uint8Array([1, 2, 3]), 'not a WebAssembly module'],
    ['a module that is none of OPA', Buffer.from('0061736d01000000', 'hex'), 'none of OPA'],
  ])('%s is refused', async (_what, wasm, message) => {
    await expect(createEvaluator({ wasm, data: {}, revision: 'r1' })).rejects.toThrow(message);
  });

  it('a module without our entrypoint is refused', async () => {
    const wasm = await compile({ modules: [{ path: 'a.rego', text: 'package a\n\nb := 1' }] }, ['a/b']);
    await expect(createEvaluator({ wasm, data: {}, revision: 'r1' })).rejects.toThrow('no entrypoint `mcp/main/decision`');
  });

  it('a module without mcp/main/hidden hides nothing', async () => {
    const wasm = await compile(ownMain('decision := {"allow": true, "effect": "allow"}'), ['mcp/main/decision']);
    const evaluator = await createEvaluator({ wasm, data: {}, revision: 'r1' });
    expect(evaluator.hidden(call(), [{ name: 'a' }])).toEqual(new Set());
  });

  it.each(['1', '"a"', 'null', '{"a": 1}', '[1, null]'])('hidden never throws: %s', async (value) => {
    const wasm = await compile(ownMain(`decision := {}\n\nhidden := ${value}`));
    const evaluator = await createEvaluator({ wasm, data: {}, revision: 'r1' });
    expect(evaluator.hidden(call(), [{ name: 'a' }]).size).toBeLessThanOrEqual(1);
  });

  it('a failing hidden hides nothing and the next decision works', async () => {
    const evaluator = await evaluatorOf(
      layer('allow := true\n\nx := 1 if input.tools\n\nx := 2 if input.tools\n\nhidden contains "a" if x > 0'),
    );
    expect(evaluator.hidden(call(), [{ name: 'a' }])).toEqual(new Set());
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided', decision: { allow: true } });
  });
});

describe('invariant 4: stdout is the protocol’s', () => {
  it('nothing that a policy prints reaches stdout or stderr, in a process of its own', async () => {
    const wasm = await compile(
      ownMain('decision := {"allow": true, "effect": "allow"} if {\n\tinternal.print([{"printed"}])\n\ttrace("traced")\n}'),
      ['mcp/main/decision'],
    );
    // Below node_modules, where the library is found.
    const folder = mkdtempSync(join(root, 'node_modules', '.agentmesh-pdp-'));
    try {
      await build({
        absWorkingDir: root,
        entryPoints: ['src/pdp/create-evaluator.ts'],
        outfile: join(folder, 'evaluator.mjs'),
        bundle: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
      });
      writeFileSync(join(folder, 'policy.wasm'), wasm);
      const script = `
        import { readFileSync } from 'node:fs';
        import { createEvaluator } from './evaluator.mjs';
        const printed = [];
        const wasm = readFileSync('policy.wasm');
        const silent = await createEvaluator({ wasm, data: {}, revision: 'r1' });
        const loud = await createEvaluator({ wasm, data: {}, revision: 'r1', print: (text) => printed.push(text) });
        const outcomes = [silent.decide({}), loud.decide({})].map(({ kind }) => kind);
        process.exitCode = JSON.stringify([outcomes, printed]) === '[["decided","decided"],["printed","traced"]]' ? 42 : 1;`;
      writeFileSync(join(folder, 'run.mjs'), script);
      const { status, stdout, stderr } = spawnSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' });
      expect({ status, stdout, stderr }).toEqual({ status: 42, stdout: '', stderr: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
