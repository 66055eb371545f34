import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runTests } from '../../src/cases/run-tests.js';
import { findCases } from '../../src/cases/find-cases.js';
import { completeInput } from '../../src/cases/complete-input.js';
import { ejectPolicy } from '../../src/eject/eject-policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { buildLayer, type BuildDeps } from '../../src/pap/layer/build-layer.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import type { PolicySource } from '../../src/pap/source/policy-source.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { createEvaluator, type WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import { libraryModules, withLibrary } from '../../src/pdp/library.js';
import { canonicalDecision } from '../compiler/meaning/compare.js';
import { inputFor } from '../compiler/meaning/inputs.js';
import { Random } from '../compiler/meaning/random.js';
import { decided, engine } from '../compiler/harness.js';
import { folder, type Folder } from '../pap/folder.js';

let opa: Engine;
let place: Folder;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());
beforeEach(() => {
  place = folder();
});
afterEach(() => place.remove());

const deps: BuildDeps = { engine: () => Promise.resolve(opa), library: libraryModules };

async function loaded(source: PolicySource): Promise<WasmEvaluator> {
  const { wasm, data, revision, reads } = await buildLayer(await parseSource(await readSource(source)), deps);
  return createEvaluator({ wasm, data, revision, ...(reads === undefined ? {} : { reads }) });
}

async function eject(path: string, to: string): Promise<void> {
  const parsed = await parseSource(await readSource({ kind: 'yaml', path }));
  const evaluator = await loaded({ kind: 'yaml', path });
  const cases = findCases([path]).flatMap(({ file }) =>
    file.cases.map(({ name, decision, input }) => ({ name, decision, input: completeInput(input, evaluator.config) })),
  );
  evaluator.dispose();
  for (const { name, text } of await ejectPolicy(parsed, cases, opa)) place.write(join(to, name), text);
}

const GOLDEN = join(import.meta.dirname, '../golden/compiler');
const POLICIES = ['the-page', 'patterns', 'resources', 'obligations', 'nested-conditions', 'argument-tests', 'server-map', 'odd-names'];

describe.each(POLICIES)('%s, ejected', (name) => {
  test('decides the same, passes check and fmt, and knows nothing of YAML', async () => {
    place.write('policy.yaml', readFileSync(join(GOLDEN, name, 'policy.yaml')));
    await eject(place.at('policy.yaml'), 'out');
    const { policy } = await parseSource(await readSource({ kind: 'yaml', path: place.at('policy.yaml') }));
    if (policy === undefined) throw new Error('it is in YAML');
    const [before, after] = [
      await loaded({ kind: 'yaml', path: place.at('policy.yaml') }),
      await loaded({ kind: 'directory', path: place.at('out') }),
    ];
    const random = new Random(20_260_107);
    const inputs = Array.from({ length: 300 }, () => inputFor(policy, random));
    const differ = inputs.filter((input) => canonicalDecision(decided(before, input)) !== canonicalDecision(decided(after, input)));
    expect(differ).toEqual([]);
    expect(new Set(inputs.map((input) => decided(after, input).effect)).size).toBeGreaterThan(1);
    before.dispose();
    after.dispose();

    const files = readdirSync(place.at('out'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rego'));
    const modules = files.map((path) => ({ path, text: readFileSync(join(place.at('out'), path), 'utf8') }));
    expect(modules.filter(({ text }) => /\.ya?ml/.test(text))).toEqual([]);
    expect(await opa.check({ modules: withLibrary(modules), strict: true })).toEqual({ ok: true, diagnostics: [] });
    expect((await opa.format(modules)).files.filter(({ changed }) => changed)).toEqual([]);
  });
});

const POLICY = `version: "1.0"
rules:
  - { tool: read_file, action: allow, id: reports, conditions: [{ path_starts_with: /srv/reports }], rate_limit: { requests: 5, per: minute } }
  - { tool: calc, action: allow, conditions: [{ rego: "time.now_ns() > 0; input.arguments.a < 5" }] }
  - { tool: write_file, action: ask, obligations: [{ label: wrote }] }
  - { tool: run_shell, action: deny, reason: 'no "shell" here' }
`;
const CASES = `cases:
  - { name: reads, input: { tool: read_file, arguments: { path: /srv/reports/a } }, decision: { effect: allow, rules: [reports], obligations: [{ kind: rate_limit, requests: 5 }] } }
  - { name: "Reads!", input: { tool: read_file, arguments: { path: /srv/reports/b } }, decision: { effect: allow, obligations: [{ kind: rate_limit, requests: 6 }] } }
  - { name: elsewhere, input: { tool: read_file, arguments: { path: /var/x } }, decision: { effect: deny, rules: [reports] } }
  - { name: other rules, input: { tool: read_file, arguments: { path: /srv/reports/a } }, decision: { effect: allow, rules: [] } }
  - { name: "—", input: { tool: calc, arguments: { a: 1 } }, decision: allow }
  - { name: "too much\\n} test_x if { true", input: { tool: calc, arguments: { a: 9 } }, decision: allow }
  - { name: asks, input: { tool: write_file, arguments: { path: /x, content: "\\u2028 \\"} ]" } }, decision: { effect: ask, obligations: [{ label: wrote }], warnings: [] } }
  - { name: shell, input: { tool: run_shell }, decision: { effect: deny, reasons: ['"shell"', deny-run_shell] } }
  - { name: another reason, input: { tool: run_shell }, decision: { effect: deny, reasons: no disk } }
  - { name: a warning, input: { tool: run_shell }, decision: { effect: deny, warnings: [something] } }
`;

test('cases become Rego tests that pass and fail as they do', async () => {
  place.write('p.yaml', POLICY);
  place.write('p_test.yaml', CASES);
  await eject(place.at('p.yaml'), 'out');
  const run = async (path: string) => {
    const { suites } = await runTests([place.at(path)], { run: undefined, coverage: false }, deps);
    return suites.flatMap(({ cases }) => cases.map(({ outcome }) => outcome));
  };
  const [yaml, rego] = [await run('p.yaml'), await run('out')];
  expect(yaml).toEqual(['pass', 'fail', 'pass', 'fail', 'pass', 'fail', 'pass', 'pass', 'fail', 'fail']);
  expect(rego).toEqual(yaml);
});

test('names of tests are plain, and each is one', async () => {
  place.write('p.yaml', POLICY);
  place.write('p_test.yaml', CASES);
  await eject(place.at('p.yaml'), 'out');
  const names = [...readFileSync(place.at('out/mcp/policy/policy_test.rego'), 'utf8').matchAll(/^(test_\w+) if \{$/gm)].map(
    ([, name]) => name,
  );
  expect(names).toHaveLength(10);
  expect(new Set(names).size).toBe(10);
  expect(names.slice(0, 6)).toEqual([
    'test_reads',
    'test_reads_2',
    'test_elsewhere',
    'test_other_rules',
    'test_case',
    'test_too_much_test_x_if_true',
  ]);
});
