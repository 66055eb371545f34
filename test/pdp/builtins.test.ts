import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import nativeBuiltins from '../../engine/native-builtins.json' with { type: 'json' };
import { BuiltinLimit, type BuiltinContext } from '../../src/pdp/builtins/builtin.js';
import { hostBuiltinNames, hostBuiltins } from '../../src/pdp/builtins/index.js';
import { refusedBuiltins } from '../../src/pdp/builtins/refused.js';
import { parseValue } from '../../src/pdp/value/parse-value.js';
import { RegoObject, RegoSet, type RegoValue } from '../../src/pdp/value/value.js';
import { exactBuffer } from '../../src/pdp/wasm/exact-buffer.js';
import { loadPolicyModule } from '../../src/pdp/wasm/policy-module.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { calls, formats, values } from './builtin-cases.js';
import { createTestEngine } from '../engine/test-engine.js';
import * as fc from '../properties.js';
import { compile, engine, topdown } from './support.js';

const context: BuiltinContext = { nowNs: () => 1_767_225_600_000_000_000n, print: () => {} };

/** Thousands of calls are no list of a policy; these have nothing in them that JSON does not. */
const inInput = (name: string) => name.startsWith('regex.') || name.endsWith('_schema');
const callsInInput = Object.fromEntries(
  Object.entries(calls).flatMap(([name, rows]) => (inInput(name) ? [[name, rows.map((row) => JSON.parse(`[${row}]`) as JsonValue)]] : [])),
);

/** Short lists and a function, so that the module is small and no argument is a type error at compile time. */
function casesModule() {
  const families = Object.entries(calls).map(([name, rows], index) => {
    const args = (parseValue(`[${rows[0]}]`) as readonly RegoValue[]).map((_, at) => `args[${at}]`).join(', ');
    return [
      `calls_${index} := ${inInput(name) ? `input["${name}"]` : `[${rows.map((row) => `[${row}]`).join(', ')}]`}`,
      `answers["${name}"] := [answer |\n\tsome args in any_value(calls_${index})\n\tanswer := sprintf("%v", [object.get({"is": y | y := ${name}(${args})}, "is", "undefined")])\n]`,
    ].join('\n\n');
  });
  const text = [
    'package cases',
    'any_value(x) := x',
    `formatted := [[sprintf(format, [value]) | some format in input.formats] | some value in [${values.join(', ')}]]`,
    ...families,
  ];
  return { modules: [{ path: 'cases.rego', text: text.join('\n\n') }] };
}

async function evaluateWasm(modules: readonly { path: string; text: string }[], entrypoint: string, input: JsonValue): Promise<unknown> {
  const wasm = await compile({ modules }, [entrypoint]);
  const loaded = await loadPolicyModule(wasm, { data: Buffer.from('{}'), builtins: hostBuiltins, context, headroomBytes: 1 << 28 });
  const answer = loaded.instantiate().policy.evaluate(exactBuffer(Buffer.from(JSON.stringify(input))), entrypoint);
  return (answer as readonly { readonly result: unknown }[])[0]?.result;
}

describe('host builtins answer as OPA does', () => {
  it('sprintf: every verb and flag on every kind of value', async () => {
    const module = casesModule();
    const [ours, theirs] = await Promise.all([
      evaluateWasm(module.modules, 'cases/formatted', { formats }),
      topdown(module, 'data.cases.formatted', { formats }),
    ]);
    const named = (answers: unknown) =>
      values.flatMap((value, row) =>
        formats.map((format, column) => `sprintf("${format}", [${value}]) = ${(answers as string[][])[row]?.[column]}`),
      );
    expect(named(ours)).toEqual(named(theirs));
    expect(named(ours)).toContain('sprintf("%v", [1]) = 1');
  });

  it('everything else, errors as undefined', async () => {
    const module = casesModule();
    const [ours, theirs] = await Promise.all([
      evaluateWasm(module.modules, 'cases/answers', callsInInput),
      topdown(module, 'data.cases.answers', callsInInput),
    ]);
    const named = (answers: unknown) =>
      Object.entries(calls).flatMap(([name, rows]) =>
        rows.map((row, index) => `${name}(${row}) = ${(answers as Record<string, string[]>)[name]?.[index]}`),
      );
    expect(named(ours)).toEqual(named(theirs));
    expect(named(ours)).toContain('time.weekday([1767225600000000000, "Asia/Kolkata"]) = Thursday');
    expect(named(ours)).toContain('strings.count(1, "") = undefined');
  });

  it('sprintf on any format and any values', async () => {
    const verbs = fc.constantFrom(...'vsdfqxXeEgGtTcUboOz%'.split(''));
    const directive = fc
      .tuple(
        fc.constantFrom('', '+', '-', '#', '0', ' ', '+0', '-#'),
        fc.constantFrom('', '0', '3', '12', '[1]', '*'),
        fc.constantFrom('', '.', '.0', '.2', '.20', '.*'),
        verbs,
      )
      .map((parts) => `%${parts.join('')}`);
    const format = fc
      .array(fc.oneof(directive, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 4 })
      .map((parts) => parts.join(''));
    const value = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const samples = fc.sample(fc.tuple(format, fc.array(value, { maxLength: 3 })), {
      numRuns: 1500,
      seed: 20260101,
    }) as unknown as JsonValue;
    const text = 'package any_format\n\nresults := [y | some [f, a] in input; y := sprintf(f, a)]';
    const modules = [{ path: 'any_format.rego', text }];
    const [ours, theirs] = await Promise.all([
      evaluateWasm(modules, 'any_format/results', samples),
      topdown({ modules }, 'data.any_format.results', samples),
    ]);
    const pairs = (results: unknown) =>
      (results as readonly string[]).map((result, index) => [JSON.stringify((samples as readonly JsonValue[])[index]), result]);
    expect(pairs(ours)).toEqual(pairs(theirs));
  });

  it('sets come and go as sets', () => {
    const subset = hostBuiltins.get('object.subset');
    expect(subset?.(context, new RegoSet([1, 2]), new RegoSet([2]))).toBe(true);
    expect(subset?.(context, new RegoObject([['a', 1]]), new RegoSet([]))).toBeUndefined();
  });

  it('no builtin throws, whatever it is given', () => {
    const value: fc.Arbitrary<RegoValue | undefined> = fc.oneof(
      fc.constant(undefined),
      fc.constant(new RegoSet([1, 'a'])),
      fc.constant(new RegoObject([['a', new RegoSet([])]])),
      fc.jsonValue().map((json) => parseValue(JSON.stringify(json))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...hostBuiltinNames), fc.array(value, { maxLength: 4 }), (name, args) => {
        expect(() => hostBuiltins.get(name)?.(context, ...(args as readonly RegoValue[]))).not.toThrow();
      }),
    );
  });

  it('stop where an answer would not end', () => {
    const halts = (name: string, ...args: readonly RegoValue[]) =>
      expect(() => hostBuiltins.get(name)?.(context, ...args)).toThrow(BuiltinLimit);
    halts('net.cidr_expand', '::/0');
    halts('numbers.range_step', 0, 1e15, 1);
    // Each of the matches looks at all that is left.
    halts('regex.replace', 'a'.repeat(20_000), '(a|aa)*b|a', '');
    const dense = Array.from({ length: 12 }, (_, from): [RegoValue, RegoValue] => [from, Array.from({ length: 12 }, (_, to) => to)]);
    halts('graph.reachable_paths', new RegoObject(dense), [0]);
  });
});

describe('each builtin of OPA', () => {
  it('is in the module, erased by the compiler, here, or refused with a reason', async () => {
    const { builtins } = (await (await engine()).call('capabilities', { all: true })) as unknown as {
      builtins: readonly { name: string }[];
    };
    const homes = new Map<string, readonly string[]>([
      ['module', nativeBuiltins.filter((name) => !hostBuiltinNames.includes(name))],
      ['compiler', ['internal.print', 'internal.test_case', 'print', 'rego.metadata.chain', 'rego.metadata.rule']],
      ['host', hostBuiltinNames.filter((name) => name !== 'internal.print')],
      ['refused', [...refusedBuiltins.keys()]],
    ]);
    const found = builtins.map(
      ({ name }) => `${name}: ${[...homes].flatMap(([home, names]) => (names.includes(name) ? [home] : [])).join(' ')}`,
    );
    expect(found.filter((line) => !/: (module|compiler|host|refused)$/.test(line))).toEqual([]);
  });

  it.each(['http.send', 'rand.intn'])('%s, refused, is a compile error that says why', async (name) => {
    const own = await createTestEngine({ builtins: hostBuiltinNames, refused: refusedBuiltins });
    const text = `package a\n\nb := ${name}(input.x${name === 'rand.intn' ? ', 1' : ''})`;
    const built = await own.build({ modules: [{ path: 'a.rego', text }], entrypoints: ['a/b'] });
    await own.close();
    const [diagnostic] = built.ok ? [] : built.diagnostics;
    expect(diagnostic?.hint).toBe(`\`${name}\` is not offered to policies: ${refusedBuiltins.get(name)}`);
    expect(diagnostic?.span?.line).toBe(3);
  });

  it('is in docs/builtins.md', () => {
    const page = readFileSync(new URL('../../docs/builtins.md', import.meta.url), 'utf8');
    const [offered = '', refused = ''] = page.split('## Not offered');
    expect(hostBuiltinNames.filter((name) => name !== 'internal.print' && !offered.includes(`\`${name}\``))).toEqual([]);
    expect([...refusedBuiltins.keys()].filter((name) => !refused.includes(`\`${name}\``))).toEqual([]);
  });
});
