import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { JsonObject } from '../../src/protocol/json.js';

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
