import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { JsonObject } from '../../src/protocol/json/json.js';

type Files = Readonly<Record<string, string>>;

function compile(files: Files) {
  const extended = (word: string) => (files[word] === undefined ? undefined : { file: word, text: files[word] });
  return compilePolicy(files['main'] ?? '', { file: 'main', extended });
}

/** Code and place of each problem. */
function problemsOf(files: Files): readonly string[] {
  const result = compile(files);
  return (result.ok ? result.warnings : result.diagnostics).map(({ code, span }) => `${code} ${span?.file}:${span?.line}`);
}

function config(files: Files): JsonObject {
  const result = compile(files);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return (result.bundle.data['mcp'] as JsonObject)['config'] as JsonObject;
}

const policy = (rest: string) => `version: 1\n${rest}\n`;

describe('what is wrong', () => {
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    ['a file that extends itself', { main: policy('extends: main') }, ['AM1504 main:2']],
    ['a way round', { main: policy('extends: a'), a: policy('extends: b'), b: policy('rules: []\nextends: a') }, ['AM1504 b:3']],
    ['a file that is not there, deep inside', { main: policy('extends: a'), a: policy('extends: [b]') }, ['AM1503 a:2']],
    [
      'a mistake in an extended file, at its place',
      { main: policy('extends: a'), a: policy('rules: [{ tool: x, action: alow }]') },
      ['AM1104 a:2'],
    ],
    [
      'the mistakes of all files at once',
      { main: policy('extends: [a, b]\nrulse: []'), a: policy('mode: x'), b: policy('rules: 1') },
      ['AM1103 b:2', 'AM1104 a:2', 'AM1101 main:3'],
    ],
    [
      'an id twice, over two files',
      { main: policy('extends: a\nrules: [{ tool: x, action: deny, id: i }]'), a: policy('rules: [{ tool: y, action: deny, id: i }]') },
      ['AM1203 main:3'],
    ],
    [
      'parents that disagree about the default',
      { main: policy('extends:\n  - a\n  - b'), a: policy('default_action: deny'), b: policy('default_action: ask') },
      ['AM1505 main:4'],
    ],
    [
      'a default as a key and one as a rule',
      {
        main: policy('extends:\n  - a\n  - b'),
        a: policy('default_action: deny'),
        b: policy('rules: [{ tool: "*", action: allow, rate_limit: { requests: 1, per: day } }]'),
      },
      ['AM1505 main:4'],
    ],
    [
      'parents that disagree about the mode',
      { main: policy('extends: [a, b]'), a: policy('mode: shadow\nrules: []'), b: policy('mode: enforce\nrules: []') },
      ['AM1505 main:2'],
    ],
    [
      'parents that disagree about a detector',
      {
        main: policy('extends: [a, b]'),
        a: policy('sanitize: { pii: flag }\nrules: []'),
        b: policy('sanitize: { pii: block }\nrules: []'),
      },
      ['AM1505 main:2'],
    ],
    [
      'parents that disagree about a detector of a tool',
      {
        main: policy('extends: [a, b]'),
        a: policy('sanitize: { tools: { x: { pii: flag, secret: flag } } }\nrules: []'),
        b: policy('sanitize: { tools: { x: { pii: block } } }\nrules: []'),
      },
      ['AM1505 main:2'],
    ],
    [
      'parents that disagree about a limit',
      {
        main: policy('extends: [a, b]'),
        a: policy('rate_limits: { per_tool: { x: { requests: 1, per: day } } }\nrules: []'),
        b: policy('rate_limits: { per_tool: { x: { requests: 2, per: day } } }\nrules: []'),
      },
      ['AM1505 main:2'],
    ],
    [
      'parents that disagree about the roots',
      {
        main: policy('extends: [a, b]\nrules: [{ tool: x, action: allow, conditions: [{ under_roots: true }] }]'),
        a: policy('roots: [/a, /b]\nrules: []'),
        b: policy('roots: /a\nrules: []'),
      },
      ['AM1505 main:2'],
    ],
    [
      'roots that neither file names',
      { main: policy('extends: a'), a: policy('rules: [{ tool: x, action: allow, conditions: [{ any: [{ under_roots: true }] }] }]') },
      ['AM1508 a:2'],
    ],
    [
      'roots that may stand in what could not be read',
      {
        main: policy('extends: a\nrooots: /srv'),
        a: policy('rules: [{ tool: x, action: allow, conditions: [{ under_roots: true, path_not_contains: a }] }]'),
      },
      ['AM1101 main:3'],
    ],
    [
      'roots for nothing',
      { main: policy('extends: a\nroots: [/srv]'), a: policy('rules: [{ tool: x, action: deny }]') },
      ['AM1507 main:3'],
    ],
    [
      'a helper in two files',
      { main: policy('extends: a\nhelpers: |\n  x := 1'), a: policy('rules: []\nhelpers: |\n  y := 2\n\n  x := 2') },
      ['AM1509 main:3'],
    ],
    [
      'a helper in two parents, told once',
      {
        main: policy('extends: top'),
        top: policy('extends: [a, b]'),
        a: policy('rules: []\nhelpers: "f(x) if x > 1"'),
        b: policy('rules: []\nhelpers: "default f(_) := false"'),
      },
      ['AM1509 b:3'],
    ],
    [
      'variables of an extended file that nothing uses',
      { main: policy('extends: a'), a: policy('rules: []\nvars: { t: x, u: y }\ndescription: "${t}"') },
      ['AM1507 a:3'],
    ],
  ];
  test.each(cases)('%s', (_why, files, expected) => {
    expect(problemsOf(files).toSorted()).toEqual([...expected].toSorted());
  });

  test('a way round is shown', () => {
    const result = compile({ main: policy('extends: a'), a: policy('extends: b'), b: policy('extends: a') });
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual(['these files extend each other: `a` → `b` → `a`']);
  });
});

describe('what is joined', () => {
  test('settings of the extending file win; lists are joined; agreement is no conflict', () => {
    const files = {
      main: policy('extends: [a, b]\nmode: shadow\naudit: { redact_fields: [x] }\npaths: [p]\ndefault_action: deny'),
      a: policy(
        'mode: enforce\nsanitize: { pii: flag, secret: block }\naudit: { redact_fields: [y], log_all: false }\npaths: [q]\ndefault_action: allow',
      ),
      b: policy('sanitize: { pii: flag }\naudit: { redact_fields: [x] }\ndefault_action: ask'),
    };
    expect(config(files)).toMatchObject({
      mode: 'shadow',
      audit: { redact_fields: ['y', 'x'], log_all: false },
      paths: { arguments: ['p', 'q'] },
      guards: { 'mcp.guards.pii.arguments': { action: 'flag' }, 'mcp.guards.secrets.arguments': { action: 'block' } },
    });
  });

  test('detectors of a tool are joined one by one', () => {
    const files = {
      main: policy('extends: [a, b]\nsanitize: { tools: { x: { pii: block } } }\nrules: []'),
      a: policy('sanitize: { tools: { x: { pii: flag, secret: block } } }\nrules: []'),
      b: policy('sanitize: { tools: { "y*": { injection: off } } }\nrules: []'),
    };
    expect(config(files)).toMatchObject({
      tools: {
        x: { 'mcp.guards.pii.arguments': { action: 'block' }, 'mcp.guards.secrets.arguments': { action: 'block' } },
        'y*': { 'mcp.guards.sql.injection': false },
      },
    });
  });

  test('helpers and bodies of each file are its own, and keep their places', () => {
    const body = (name: string) =>
      `{ tool: ${name}, action: allow, id: ${name}, conditions: [{ rego: "helpers.${name}(input.arguments)" }] }`;
    const files = {
      main: policy(`extends: [a, b]\nhelpers: "m(x) if x.q == 1"\nrules: [${body('m')}]`),
      a: policy(`extends: base\nhelpers: "a(x) if x.q == 2"\nrules: [${body('a')}]`),
      b: policy(`extends: base\nhelpers: "b(x) if x.q == 3"\nrules: [${body('b')}]`),
      base: policy(`helpers: "c(x) if x.q == 4"\nrules: [${body('c')}]`),
    };
    expect(problemsOf(files)).toEqual([]);
    const result = compile(files);
    const modules = result.ok ? result.bundle.modules : [];
    const byName = ([a = '']: readonly (string | undefined)[], [b = '']: readonly (string | undefined)[]) => (a < b ? -1 : 1);
    const of = (folder: string, what: RegExp) =>
      modules.filter(({ path }) => path.includes(folder)).map(({ text }) => [what.exec(text)?.[1], /source: (\S+)/.exec(text)?.[1]]);
    const places = [
      ['a', 'a:4'],
      ['b', 'b:4'],
      ['c', 'base:3'],
      ['m', 'main:4'],
    ];
    expect(of('/rego/', /helpers\.(\w)\(/).toSorted(byName)).toEqual(places);
    expect(of('/helpers/', /^(\w)\(x\) if/m).toSorted(byName)).toEqual([
      ['a', 'a:3'],
      ['b', 'b:3'],
      ['c', 'base:2'],
      ['m', 'main:3'],
    ]);
  });

  test('roots are those of the extending file, else of what it extends', () => {
    const asking = policy('rules: [{ tool: x, action: allow, conditions: [{ under_roots: true }] }]');
    const prefixes = (files: Files) => (config(files)['paths'] as JsonObject)['prefixes'];
    expect(prefixes({ main: policy('extends: a\nroots: [/m]'), a: `${asking}roots: [/a]\n` })).toEqual(['/m']);
    expect(prefixes({ main: policy('extends: a'), a: `${asking}roots: [/a]\n` })).toEqual(['/a']);
    const agreed = { main: policy('extends: [a, b]'), a: `${asking}roots: [/a, /b]\n`, b: policy('roots: [/b, /a]\nrules: []') };
    expect(prefixes(agreed)).toEqual(['/a', '/b']);
  });

  test('a file that two others extend is there once', () => {
    const files = {
      main: policy('extends: [a, b]'),
      a: policy('extends: base'),
      b: policy('extends: base'),
      base: policy('mode: shadow\nrules: [{ tool: x, action: deny, id: only }]'),
    };
    expect(problemsOf(files)).toEqual([]);
    const result = compile(files);
    const text = result.ok ? result.bundle.modules.map((module) => module.text).join('\n') : '';
    expect(text.match(/deny contains \{"id": "only"/g)).toHaveLength(1);
    expect(text).toContain('source: base:3');
  });

  test('a file and its parts say the same', () => {
    const first = '{ tool: x, action: deny, id: one }';
    const second = '{ tool: [x, y], action: allow, id: two }';
    const whole = compile({ main: policy(`default_action: ask\nrules: [${first}, ${second}]`) });
    const parts = compile({ main: policy(`extends: a\nrules: [${second}]`), a: policy(`default_action: ask\nrules: [${first}]`) });
    const code = (result: typeof whole) =>
      result.ok ? result.bundle.modules.map(({ path, text }) => [path, text.replaceAll(/#   source: .*/g, '')]) : [];
    expect(code(parts)).toEqual(code(whole));
  });

  test('vars are of the file in which they stand', () => {
    const files = {
      main: policy('extends: a\nvars: { t: y }\nrules: [{ tool: "${t}", action: deny }]'),
      a: policy('vars: { t: x }\nrules: [{ tool: "${t}", action: deny }]'),
    };
    const result = compile(files);
    expect(result.ok ? result.bundle.modules.map(({ path }) => path).filter((path) => path.includes('/tools/')) : []).toEqual([
      'mcp/policy/tools/x/x.rego',
      'mcp/policy/tools/y/y.rego',
    ]);
  });
});

test('more files than anybody follows are told of once', () => {
  const names = Array.from({ length: 40 }, (_, at) => `f${at}`);
  const files = Object.fromEntries(names.map((name) => [name, 'version: 1\nrules: []\n']));
  expect(problemsOf({ ...files, main: `version: 1\nextends:\n${names.map((name) => `- ${name}\n`).join('')}` })).toEqual([
    'AM1004 main:35',
  ]);
});
