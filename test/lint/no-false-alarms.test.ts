import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedSchemas } from '../../src/authoring/read-schemas.js';
import type { Engine } from '../../src/engine/engine.js';
import { lintSuite } from '../../src/lint/lint-suite.js';
import { loadTestSuites } from '../../src/pap/test-suites.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { keptEngine } from '../engine/test-engine.js';

/** What we ship, and what our compiler writes, is what lint asks for. */
const root = join(import.meta.dirname, '../..');
const golden = ['rows', 'servers', 'argument-tests', 'deny-conditions', 'context', 'patterns'].map(
  (name) => `test/golden/compiler/${name}/policy.yaml`,
);
const yaml = ['policies', 'policies/examples'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('_test.yaml'))
    .map((name) => `${folder}/${name}`)
    // One that only sets what another one does has no Rego of its own.
    .filter((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return /^rules:/m.test(text) || !/^extends:/m.test(text);
    }),
);

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine(hostBuiltinNames)));
afterAll(() => engine.close());

/** Whole policies of the page that authors read first. */
const examples = [...readFileSync(join(root, 'rego/README.md'), 'utf8').matchAll(/^```rego\n(.*?)^```/gms)]
  .map(([, text = '']) => text)
  .filter((text) => /^package /m.test(text));

test('lint finds nothing in the examples of rego/README.md', async () => {
  expect(examples.length).toBeGreaterThan(0);
  for (const text of examples) {
    const suite = { name: 'README', modules: [{ path: 'p.rego', text }], data: {} };
    const { problems } = await lintSuite(engine, suite, { schemas: shippedSchemas() });
    expect(problems).toEqual([]);
  }
});

describe('lint finds nothing in', () => {
  test.each(['rego', 'policies/examples/rego-team', ...yaml, ...golden])('%s', async (path) => {
    const suites = await loadTestSuites([join(root, path)]);
    expect(suites.flatMap(({ modules }) => modules).length).toBeGreaterThan(0);
    for (const suite of suites) {
      const { problems } = await lintSuite(engine, suite, { schemas: shippedSchemas() });
      expect(problems).toEqual([]);
    }
  });
});
