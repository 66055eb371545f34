import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runTests, type TestOptions } from '../../src/cases/run-tests.js';
import type { Engine } from '../../src/engine/engine.js';
import { UserError } from '../../src/errors/exit.js';
import { libraryModules } from '../../src/pdp/library.js';
import { engine } from '../compiler/harness.js';
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

const POLICY = `version: "1.0"
default_action: deny
rules:
  - tool: read_file
    action: allow
    id: reports
    conditions:
      - path_starts_with: /srv/reports
      - any:
          - { argument: limit, max: 10 }
          - { argument: limit, present: false }
  - tool: calc
    action: allow
    id: small
    conditions:
      - rego: input.arguments.a < 5
  - { tool: run_shell, action: deny, id: shell, reason: no shell }
`;
const oneCase = (name: string, input: string, decision: string) => `  - { name: ${name}, input: ${input}, decision: ${decision} }\n`;
const READ = oneCase('reads', '{ tool: read_file, arguments: { path: /srv/reports/a } }', '{ effect: allow, rules: [reports] }');
const ETC = oneCase('not etc', '{ tool: read_file, arguments: { path: /etc/passwd } }', 'deny');
const SHELL = oneCase('no shell', '{ tool: run_shell }', '{ effect: deny, reasons: no shell }');
const CALC =
  oneCase('calculates', '{ tool: calc, arguments: { a: 1 } }', 'allow') +
  oneCase('not much', '{ tool: calc, arguments: { a: 9 } }', 'deny');

function ran(paths: readonly string[], options: Partial<TestOptions> = {}) {
  const deps = { engine: () => Promise.resolve(opa), library: libraryModules };
  return runTests(
    paths.map((path) => place.at(path)),
    { run: undefined, coverage: false, ...options },
    deps,
  );
}

async function outcomes(paths: readonly string[], options: Partial<TestOptions> = {}) {
  const { suites } = await ran(paths, options);
  return suites.flatMap(({ cases }) => cases.map(({ name, outcome }) => `${name}: ${outcome}`));
}

describe('which cases', () => {
  test('those beside the policy, of its name or that name it', async () => {
    place.write('p.yaml', POLICY);
    place.write('q.yaml', POLICY);
    place.write('p_test.yaml', `cases:\n${READ}`);
    place.write('more_test.yaml', `policy: ./p.yaml\ncases:\n${SHELL}`);
    place.write('q_test.yaml', `cases:\n${ETC}`);
    expect((await outcomes(['p.yaml'])).toSorted()).toEqual(['no shell: pass', 'reads: pass']);
    expect(await outcomes(['q.yaml'])).toEqual(['not etc: pass']);
    expect(await outcomes(['more_test.yaml'])).toEqual(['no shell: pass']);
    expect(await outcomes(['q.yaml', 'q.yaml'])).toHaveLength(1);
  });

  test('those of a folder, beside its Rego tests', async () => {
    place.write('a/p.yaml', POLICY);
    place.write('a/p_test.json', JSON.stringify({ cases: [{ name: 'json', input: { tool: 'run_shell' }, decision: 'deny' }] }));
    place.write(
      'a/p_test.rego',
      'package p_test\n\nimport data.mcp.main\n\ntest_denied if not main.decision.allow with input as {"acting": true}\n',
    );
    expect(await outcomes(['.'])).toEqual(['json: pass', 'test_denied: pass']);
  });

  test('given cases are about the given policy', async () => {
    place.write('p.yaml', POLICY);
    place.write('elsewhere/some_test.yaml', `cases:\n${READ}`);
    expect(await outcomes(['p.yaml', 'elsewhere/some_test.yaml'])).toEqual(['reads: pass']);
    await expect(ran(['elsewhere/some_test.yaml'])).rejects.toThrow(/names no policy/);
  });

  test('a profile, Rego and a folder of it are policies too', async () => {
    place.write('profile_test.yaml', `policy: strict\ncases:\n${SHELL.replace(', reasons: no shell', '')}`);
    place.write('rego/policy.rego', 'package mcp.policy\n\nallow if input.tool.name == "read_file"\n');
    place.write('rego_test.yaml', `policy: ./rego\ncases:\n${READ.replace(', rules: [reports]', '')}`);
    expect(await outcomes(['profile_test.yaml', 'rego_test.yaml'])).toEqual(['no shell: pass', 'reads: pass']);
  });

  test('by name', async () => {
    place.write('p.yaml', POLICY);
    place.write('p_test.yaml', `cases:\n${READ}${ETC}`);
    expect(await outcomes(['p.yaml'], { run: '(?i)^NOT' })).toEqual(['not etc: pass']);
    await expect(ran(['p.yaml'], { run: '(' })).rejects.toThrow(/no value of `--run`/);
  });

  test('what is wrong with a file is told with its place', async () => {
    place.write('p.yaml', POLICY);
    place.write('p_test.yaml', `cases:\n${READ.replace('decision', 'decison')}`);
    const error: unknown = await ran(['p.yaml']).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'AM1101', span: expect.objectContaining({ line: 2 }) as object }),
    );
  });
});

test('a failure says what came, the rule that decided and the conditions that did not hold, with their lines', async () => {
  place.write('p.yaml', POLICY);
  place.write('p_test.yaml', `cases:\n${ETC.replace('deny', 'allow')}${SHELL.replace('effect: deny', 'effect: allow')}`);
  const { suites } = await ran(['p.yaml']);
  const [etc, shell] = suites[0]?.cases ?? [];
  const file = place.at('p.yaml');
  expect(etc?.error).toContain('expected allow, came deny: `read_file` is allowed below `/srv/reports`');
  expect(etc?.error).toContain(`\`reports\` does not hold, ${file}:4: - tool: read_file`);
  expect(etc?.error).toContain(`this fails, ${file}:8: - path_starts_with: /srv/reports`);
  expect(shell?.error).toContain(`decided by \`shell\`, ${file}:17: - { tool: run_shell`);
});

test('a condition in Rego is decided and covered like any other', async () => {
  place.write('p.yaml', POLICY);
  place.write('p_test.yaml', `cases:\n${CALC}`);
  const { suites, coverage } = await ran(['p.yaml'], { coverage: true });
  expect(suites[0]?.cases.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  const points = coverage?.files.flatMap(({ points = [] }) => points);
  expect(points?.filter(({ line }) => line >= 12 && line <= 16)).toEqual([]);
});

test('time is that of the case, for the interpreter too', async () => {
  place.write(
    'p.yaml',
    'version: "1.0"\nrules:\n  - { tool: a, action: allow, conditions: [{ rego: "time.now_ns() < 1000000000 * 1000000000" }] }\n',
  );
  place.write(
    'p_test.yaml',
    `cases:\n${oneCase('before', '{ tool: a, time: "2001-09-09T01:00:00Z" }', 'allow')}${oneCase('after', '{ tool: a, time: "2001-09-09T02:00:00Z" }', 'deny')}`,
  );
  expect(await outcomes(['p.yaml'])).toEqual(['before: pass', 'after: pass']);
});

describe('coverage', () => {
  const missed = async (cases: string) => {
    place.write('p.yaml', POLICY);
    place.write('p_test.yaml', `cases:\n${cases}`);
    const { coverage } = await ran(['p.yaml'], { coverage: true });
    return coverage?.files.flatMap(({ points = [] }) => points.map(({ line, what }) => `${line} ${what}`));
  };

  test('names the rules and conditions by line that no case reaches', async () => {
    expect(await missed(READ + ETC + SHELL)).toEqual([
      '2 nothing falls to the default',
      '10 `any` never fails',
      '10 `max` never holds',
      '11 `present` never fails',
      '12 the rule `small` never decides',
      '16 `rego` never holds',
      '16 `rego` never fails',
    ]);
  });

  test('is whole where all are reached', async () => {
    const limits = ['{ path: /srv/reports/a, limit: 5 }', '{ path: /srv/reports/a, limit: 50 }'].map((given, at) =>
      oneCase(`limit ${at}`, `{ tool: read_file, arguments: ${given} }`, at === 0 ? 'allow' : 'deny'),
    );
    expect(await missed([READ, ETC, SHELL, CALC, ...limits, oneCase('other', '{ tool: other }', 'deny')].join(''))).toEqual([]);
  });
});
