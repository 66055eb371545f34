import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../src/engine/bundle.js';
import type { ModuleFacts } from '../../src/engine/engine.js';
import { checkData } from '../../src/pap/check/check-data.js';
import { checkLayer } from '../../src/pap/check/check-layer.js';
import { mapDiagnostics } from '../../src/pap/layer/map-diagnostics.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

const LIBRARY = [
  { path: 'mcp/main/main.rego', text: 'package mcp.main\n\ndecision := {}\n\neffect := "allow" if data.mcp.policy.allow == true\n' },
  { path: 'mcp/guards/paths/traversal/traversal.rego', text: 'package mcp.guards.paths.traversal\n' },
];

/** `package` and rule names as the engine's parser would report them. */
function facts(name: string, rules: readonly string[] = ['allow'], path = 'policy.rego'): ModuleFacts {
  return {
    path,
    package: name,
    line: 1,
    rules: rules.map((rule, index) => ({
      name: rule.replace('default ', ''),
      line: index + 3,
      column: 1,
      default: rule.startsWith('default '),
    })),
  };
}

const bundle = (text = '', data: JsonObject = {}, roots?: readonly string[]): Bundle => ({
  modules: [{ path: 'policy.rego', text }],
  data,
  ...(roots === undefined ? {} : { manifest: { roots } }),
});

const check = (...modules: ModuleFacts[]) => checkLayer(bundle(), modules, LIBRARY, 'p');
const errors = (...modules: ModuleFacts[]) => check(...modules).diagnostics.map(({ message, hint }) => `${message} = ${hint}`);

test('a plain policy is fine, and has nothing to say', () => {
  expect(check(facts('mcp.policy', ['default allow', 'allow', 'deny', 'helper']))).toEqual({
    main: 'library',
    opinion: 'policy',
    diagnostics: [],
    notices: [],
  });
});

describe('a name one letter away from ours is an error with a suggestion', () => {
  test.each([
    ['mcp.polcy', 'mcp.policy'],
    ['mcp.Policy', 'mcp.policy'],
    ['mpc.policy', 'mcp.policy'],
    ['mcp.plicy.tools', 'mcp.policy.tools'],
    ['mcp.gaurds.paths.mine', 'mcp.guards.paths.mine'],
    ['mcp.mian', 'mcp.main'],
    ['custm.secrets', 'custom.secrets'],
    ['customs.secrets', 'custom.secrets'],
  ])('package %s', (name, meant) => {
    expect(errors(facts(name))[0]).toContain(`did you mean \`${meant}\`?`);
  });
  test.each(['acme.lib', 'mcp.helpers', 'map.reduce', 'costumes.x', 'custom_lib'])("package %s is somebody's own", (name) => {
    expect(errors(facts('mcp.policy'), facts(name, ['x'], 'lib.rego'))).toEqual([]);
  });

  test.each([
    ['alow', 'allow'],
    ['allows', 'allow'],
    ['Allow', 'allow'],
    ['denny', 'deny'],
    ['dney', 'deny'],
    ['aks', 'ask'],
    ['sak', 'ask'],
    ['wran', 'warn'],
    ['obligation', 'obligations'],
    ['lables', 'labels'],
    ['hiden', 'hidden'],
    ['decisions', 'decision'],
  ])('rule %s', (name, meant) => {
    expect(errors(facts('mcp.policy', ['allow', name]))).toEqual([expect.stringContaining(`did you mean \`${meant}\`?`)]);
  });
  test.each(['mask', 'task', 'allowed', 'denied', 'is_allowed', 'allow_read', 'any', 'want'])('rule %s is a helper', (name) => {
    expect(errors(facts('mcp.policy', ['allow', name]))).toEqual([]);
  });

  test('the error stands at the rule', () => {
    expect(check(facts('mcp.policy', ['allow', 'denny'])).diagnostics[0]?.span).toEqual({
      file: 'policy.rego',
      line: 4,
      column: 1,
      length: 5,
    });
  });
});

describe('places that are never read', () => {
  test.each([
    ['custom', /exactly one level/],
    ['custom.a.b', /exactly one level.*package custom\.a_b/],
    ['mcp', /may not stand in package `mcp` itself/],
    ['mcp.guards', /mcp\.guards\.<category>\.<name>/],
    ['mcp.guards.mine', /mcp\.guards\.<category>\.<name>/],
    ['mcp.guards.a.b.c', /mcp\.guards\.<category>\.<name>/],
  ])('package %s', (name, expected) => {
    expect(errors(facts('mcp.policy'), facts(name, ['deny'], 'x.rego')).join()).toMatch(expected);
  });
  test('a shipped guard that was changed', () => {
    expect(errors(facts('mcp.policy'), facts('mcp.guards.paths.traversal', ['deny'])).join()).toMatch(
      /is a shipped guard and differs from it/,
    );
  });
  test('the names that compiled YAML uses', () => {
    for (const name of ['tools', 'patterns', 'resource_patterns', 'methods', 'rows', 'prompt_pattern_rows'])
      expect(errors(facts('mcp.policy', ['allow', name])).join()).toContain(`\`${name}\` is reserved`);
  });
  test('a verdict in a helper package is a warning', () => {
    const [warning] = check(facts('mcp.policy'), facts('mcp.policy.extra', ['deny'], 'extra.rego')).diagnostics;
    expect(warning).toMatchObject({
      severity: 'warning',
      message: expect.stringMatching(/`deny` in package `mcp\.policy\.extra` is not read/) as string,
    });
  });
  test('`allow` in a custom guard is a warning', () => {
    const [warning] = check(facts('mcp.policy'), facts('custom.x', ['allow', 'deny'], 'x.rego')).diagnostics;
    expect(warning).toMatchObject({ severity: 'warning', message: expect.stringMatching(/never allow/) as string });
  });
});

describe('what a layer amounts to', () => {
  test('custom guards alone have no opinion', () => expect(check(facts('custom.secrets', ['deny'])).opinion).toBe('guards'));
  test('no rule that decides is an error', () => {
    expect(errors(facts('acme.lib', ['x']))).toEqual([
      expect.stringMatching(/has no rule under `mcp\.policy` or `custom\.<name>`.*its packages: `acme\.lib`/),
    ]);
    expect(errors(facts('mcp.policy', []))).toHaveLength(1);
    expect(errors(facts('custom.x_test', ['test_x']))).toHaveLength(1);
  });
  test('a policy without allow denies everything, and the start says so', () => {
    expect(check(facts('mcp.policy', ['deny'])).notices).toEqual([
      expect.stringMatching(/defines no `allow`: every acting call is denied/),
    ]);
    expect(check(facts('mcp.policy', ['decision'])).notices).toEqual([]);
  });
  test('`default allow := true` is said', () => {
    const layer = checkLayer(
      bundle('package mcp.policy\n\ndefault allow := true\n'),
      [facts('mcp.policy', ['default allow'])],
      LIBRARY,
      'p',
    );
    expect(layer.notices).toEqual([expect.stringMatching(/what no rule denies is allowed/)]);
  });
  test('a main of its own is used whole, and none of our rules is asked of it', () => {
    const layer = check(facts('mcp.main', ['decision']), facts('mcp.guards.mine', ['deny']));
    expect(layer).toMatchObject({ main: 'own', diagnostics: [], notices: [expect.stringMatching(/its own `mcp\.main`/)] });
    expect(errors(facts('mcp.main', ['verdict'])).join()).toMatch(/no rule `decision`/);
  });
});

describe('data where rules decide', () => {
  test.each([
    [{ mcp: { policy: { allow: true } } }, 'mcp.policy'],
    [{ mcp: { main: {} } }, 'mcp.main'],
    [{ mcp: { guards: { a: { b: {} } } } }, 'mcp.guards'],
    [{ custom: { x: { deny: [] } } }, 'custom'],
  ])('%j', (data, place) => {
    expect(checkData(data, 'p')).toEqual([
      expect.objectContaining({ severity: 'error', message: expect.stringContaining(`\`${place}\``) as string }),
    ]);
  });
  test('a scalar in our place', () => expect(checkData({ mcp: 5 }, 'p')).toHaveLength(1));
  test("settings and an organisation's own data are fine", () => {
    expect(checkData({ mcp: { config: { mode: 'shadow' }, index: {} }, acme: { hosts: [] }, customers: {} }, 'p')).toEqual([]);
  });
});

test('packages and data outside the stated roots', () => {
  const layer = checkLayer(
    bundle('', { acme: {}, other: {} }, ['mcp/policy', 'acme/hosts']),
    [facts('mcp.policy'), facts('acme.lib', ['x'], 'lib.rego')],
    LIBRARY,
    'p',
  );
  expect(layer.diagnostics.map(({ message }) => message)).toEqual([
    expect.stringMatching(/package `acme\.lib` lies outside the roots/),
    expect.stringMatching(/data `other` lies outside the roots/),
  ]);
});

test("a type error that surfaces in our files is put at the author's rule", () => {
  const mapped = mapDiagnostics(
    [
      {
        severity: 'error',
        code: 'rego_type_error',
        message: 'match error',
        span: { file: 'mcp/main/main.rego', line: 5, column: 20, length: 1 },
      },
    ],
    { modules: LIBRARY, library: LIBRARY, facts: [facts('mcp.policy', ['deny', 'allow'])], authored: [] },
  );
  expect(mapped).toEqual([
    {
      severity: 'error',
      code: 'rego_type_error',
      message: '`allow` is of a kind that `mcp.main` cannot use: match error',
      span: { file: 'policy.rego', line: 4, column: 1, length: 5 },
    },
  ]);
});

test('an error in what our compiler wrote is put at the YAML line it comes from', () => {
  const text = 'package mcp.policy.tools.x\n\n# METADATA\n# custom:\n#   source: policies/p.yaml:13\nallow contains "a" if nonsense\n';
  const mapped = mapDiagnostics(
    [
      {
        severity: 'error',
        code: 'rego_unsafe_var_error',
        message: 'var nonsense is unsafe',
        span: { file: 'x.rego', line: 6, column: 23, length: 8 },
      },
    ],
    { modules: [{ path: 'x.rego', text }], library: LIBRARY, facts: [], authored: [] },
  );
  expect(mapped[0]?.span).toEqual({ file: 'policies/p.yaml', line: 13, column: 1, length: 1 });
});
