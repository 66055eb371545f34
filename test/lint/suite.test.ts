import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedSchemas } from '../../src/authoring/read-schemas.js';
import type { Engine } from '../../src/engine/engine.js';
import { lintSuite } from '../../src/lint/lint-suite.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { keptEngine } from '../engine/test-engine.js';

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine(hostBuiltinNames)));
afterAll(() => engine.close());

test('a policy as a team brings it from OPA: its paths are texts', async () => {
  const path = fileURLToPath(new URL('../fixtures/team-policy/policy.rego', import.meta.url));
  const suite = { name: 'p', modules: [{ path: 'policy.rego', text: readFileSync(path, 'utf8') }], data: {} };
  const report = await lintSuite(engine, suite, { schemas: shippedSchemas() });
  expect(report.problems.map(({ code, span }) => `${code}:${span?.line}`)).toEqual(['AM4008:12', 'AM4005:21']);
});

test.each([
  {
    shows: 'a type that the schema does not have is said before anything else',
    text: 'package mcp.policy\n\nallow if input.tool.nam == "x"\n',
    sound: false,
    codes: ['rego_type_error'],
  },
  {
    shows: 'what strict mode refuses too',
    text: 'package mcp.policy\n\nallow if {\n\tx := input.tool.name\n\tinput.arguments.mode != "w"\n}\n',
    sound: false,
    codes: ['rego_compile_error'],
  },
  { shows: 'custom guards never allow', text: 'package custom.x\n\nallow if input.tool.name == "x"\n', sound: true, codes: ['AM2102'] },
  {
    shows: 'a package nearly named like ours',
    text: 'package mcp.polcy\n\nallow if input.tool.name == "x"\n',
    sound: true,
    codes: ['AM2004'],
  },
  {
    shows: 'exceptions are for what lint finds, not for the checks of a start',
    text: 'package custom.x\n\n# agentmesh-lint: ignore AM2102 it is only an example\nallow if input.tool.name == "x"\n',
    sound: true,
    codes: ['AM4000', 'AM2102'],
  },
])('$shows', async ({ text, sound, codes }) => {
  const report = await lintSuite(engine, { name: 'p', modules: [{ path: 'p.rego', text }], data: {} }, { schemas: shippedSchemas() });
  expect(report.sound).toBe(sound);
  expect(report.problems.map(({ code }) => code)).toEqual(codes);
});
