import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { sourcePlace } from '../../src/compiler/source-place.js';
import { libraryModules } from '../../src/pdp/library.js';
import { engine, inWasm } from './harness.js';

const root = join(import.meta.dirname, '../../policies');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

// One source, the shipped file. Writing to the system and reading secrets are among the tests in Rego beside it.
describe.each(['minimal', 'standard', 'strict', 'enterprise'])('%s', (name) => {
  const result = compilePolicy(read(`${name}.yaml`), { file: `policies/${name}.yaml` });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const { modules, data } = result.bundle;

  test('compiles without a warning that it does not mean', () => {
    expect(result.warnings.map(({ code }) => code)).toEqual(name === 'minimal' ? ['AM1303'] : []);
  });

  test('every rule that can refuse has a reason of its own', () => {
    const denials = modules.flatMap(({ text }) => text.match(/^# title: (?:Deny|Ask about) .*/gm) ?? []);
    expect(denials).toEqual([]);
  });

  test('S-11, S-25, S-26: its tests in Rego pass against the compiled profile and the library', async () => {
    const tests = [{ path: `policies/${name}_test.rego`, text: read(`${name}_test.rego`) }];
    const all = [...modules, ...libraryModules(), ...tests];
    expect(await opa.check({ modules: all, data, strict: true })).toEqual({ ok: true, diagnostics: [] });
    const { cases, ok } = await opa.test({ modules: all, data, run: `${name}_test` });
    expect(cases.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(cases.length).toBeGreaterThan(3);
    expect(ok).toBe(true);
  });

  test('is taken by the evaluator, settings and all', async () => {
    const evaluator = await inWasm(opa, result.bundle);
    expect(evaluator.missingBuiltins).toEqual([]);
    evaluator.dispose();
  });

  test('is formatted as OPA formats', async () => {
    const { files } = await opa.format([...modules, { path: 'test.rego', text: read(`${name}_test.rego`) }]);
    expect(files.filter(({ changed }) => changed).map(({ path }) => path)).toEqual([]);
  });

  test('a line of its Rego leads back to the line of the YAML', () => {
    const lines = read(`${name}.yaml`).split('\n');
    for (const module of modules) {
      const rego = module.text.split('\n');
      const at = rego.findIndex((line) => /^(?:allow|deny|ask) contains [{"]/.test(line)) + 1;
      if (at === 0) continue;
      const place = sourcePlace(rego, at);
      expect(place?.file).toBe(`policies/${name}.yaml`);
      expect(lines[(place?.line ?? 0) - 1]).toMatch(/^ {2}- (?:tool|method): /);
    }
  });
});
