import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCaseFile } from '../../src/cases/find-cases.js';
import { runTests } from '../../src/cases/run-tests.js';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { readSurveys } from '../../src/survey/survey-file.js';
import { libraryModules } from '../../src/pdp/library.js';
import { engine } from '../compiler/harness.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'policies/examples');
/** For any server: they extend a profile, whose rules have cases of their own. */
const GENERAL = ['taint', 'targets'];
const EXAMPLES = ['browser', 'database', 'fetch', 'filesystem', 'github', 'memory', 'shell'];

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
}, 60_000);
afterAll(() => opa.close());

test('there is an example for each usual server, with its cases', () => {
  const names = [...EXAMPLES, ...GENERAL].flatMap((name) => [`${name}.yaml`, `${name}_test.yaml`]);
  expect(readdirSync(folder).toSorted()).toEqual([...names, 'rego-team'].toSorted());
  expect(names.filter(isCaseFile)).toHaveLength(EXAMPLES.length + GENERAL.length);
});

test.each(GENERAL)('%s does what its cases say', { timeout: 60_000 }, async (name) => {
  const deps = { engine: () => Promise.resolve(opa), library: libraryModules };
  const { suites } = await runTests([join(folder, `${name}.yaml`)], { run: undefined, coverage: false }, deps);
  const cases = suites.flatMap((suite) => suite.cases);
  expect(cases.flatMap(({ name: title, outcome, error }) => (outcome === 'pass' ? [] : [`${title}: ${error ?? outcome}`]))).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(9);
});

describe.each(EXAMPLES)('%s', (name) => {
  const file = `policies/examples/${name}.yaml`;
  const text = readFileSync(join(root, file), 'utf8');

  test('speaks of what the server that it is for really has, and of nothing else', () => {
    const servers = readSurveys(join(root, 'test/fixtures/tools', `${name}.json`));
    const result = compilePolicy(text, { file, servers });
    const problems = result.ok ? result.warnings : result.diagnostics;
    expect(problems.map(({ code, message, span }) => `${span?.line ?? 0} ${code} ${message}`)).toEqual([]);
    // Its first line names the server.
    expect(text.split('\n', 1)[0]).toContain(servers[0]?.server);
  });

  test('every rule that can refuse says why, what to do instead, how bad it is and what it answers', () => {
    const result = compilePolicy(text, { file });
    for (const { id, action, reason, advice, severity, mitigates, conditions } of result.ok ? result.policy.rules : []) {
      expect({ id: id?.value, reason }).toEqual({ id: expect.any(String) as string, reason: expect.any(String) as string });
      if (action === 'allow' && conditions.length === 0) continue;
      expect(advice, id?.value).toMatch(/\.$/);
      expect(severity, id?.value).toBeDefined();
      expect(mitigates?.length, id?.value).toBeGreaterThan(0);
    }
  });

  test('does what its cases say, and they reach nearly all of it', { timeout: 60_000 }, async () => {
    const deps = { engine: () => Promise.resolve(opa), library: libraryModules };
    const { suites, coverage } = await runTests([join(folder, `${name}.yaml`)], { run: undefined, coverage: true }, deps);
    const cases = suites.flatMap((suite) => suite.cases);
    expect(cases.flatMap(({ name: title, outcome, error }) => (outcome === 'pass' ? [] : [`${title}: ${error ?? outcome}`]))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(9);
    const missed = coverage?.files.flatMap(({ points = [] }) => points.map(({ line, what }) => `${line}: ${what}`));
    expect(coverage?.percent, missed?.join('\n')).toBeGreaterThanOrEqual(95);
  });
});
