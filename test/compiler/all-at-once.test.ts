import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';

type Files = Readonly<Record<string, string>>;

/** Code, file and line of each problem, in the order in which they are told. */
function problemsOf(files: Files): readonly string[] {
  return found(files).map(({ code, span }) => `${code} ${span?.file}:${span?.line}`);
}

function found(files: Files) {
  const extended = (word: string) => (files[word] === undefined ? undefined : { file: word, text: files[word] });
  const result = compilePolicy(files['main'] ?? '', { file: 'main', extended });
  return result.ok ? result.warnings : result.diagnostics;
}

const policy = (...lines: readonly string[]) => `version: 1\n${lines.join('\n')}\n`;

describe('a mistake in one place does not hide how the rest stands together', () => {
  test.each<readonly [why: string, lines: readonly string[], expected: readonly string[]]>([
    [
      'ids of the rules that can be read',
      ['rules:', '- { tool: a, action: alow }', '- { tool: b, action: deny, id: i }', '- { tool: c, action: deny, id: i }'],
      ['AM1104 main:3', 'AM1203 main:5'],
    ],
    [
      'a setting that is wrong',
      ['mode: x', 'default_action: deny', 'rules:', '- { tool: "*", action: allow }'],
      ['AM1104 main:2', 'AM1204 main:5'],
    ],
    [
      'warnings too',
      ['colour: blue', 'rules:', '- { tool: a, action: deny }', '- { tool: a, action: allow }'],
      ['AM1101 main:2', 'AM1301 main:5'],
    ],
    [
      'rules of a server',
      [
        'servers:',
        '  git:',
        '    rules:',
        '    - { tool: a, action: deny, id: i }',
        '    - { tool: b, action: deny, id: i }',
        '    defalt_action: deny',
      ],
      ['AM1203 main:6', 'AM1101 main:7'],
    ],
    [
      'no rule: what every rule together would be is not known',
      ['default_action: allow', 'rules:', '- { tool: a, action: dny }'],
      ['AM1104 main:4'],
    ],
    [
      'a rule that is half read is none',
      ['rules:', '- { tool: a, action: deny }', '- { tool: a, action: allow, conditions: [{ x: 1 }] }'],
      ['AM1101 main:4'],
    ],
    ['nothing that can be read', ['rules: 1'], ['AM1103 main:2']],
  ])('%s', (_why, lines, expected) => {
    expect(problemsOf({ main: policy(...lines) })).toEqual(expected);
  });

  test('over files: rules are joined, and what a broken file would have set is left open', () => {
    const files = {
      main: policy('extends: [a, b]', 'mode: x', 'rules: [{ tool: y, action: deny, id: i }]'),
      a: policy('default_action: allow', 'mode: shadow', 'rules: [{ tool: x, action: deny, id: i }, { tool: "*", action: allow }]'),
      b: policy('default_action: deny', 'mode: enforce', 'rules: [{ tool: "*", action: deny }]'),
    };
    expect(problemsOf(files)).toEqual(['AM1104 main:3', 'AM1203 main:4']);
  });

  test('a broken file that two extend is told once', () => {
    const files = {
      main: policy('extends: [a, b]'),
      a: policy('extends: c'),
      b: policy('extends: c'),
      c: policy('mode: x', 'rules: [{ tool: x, action: deny }]'),
    };
    expect(problemsOf(files)).toEqual(['AM1104 c:2']);
  });
});

describe('a value that cannot be read does not hide what is wrong elsewhere', () => {
  test.each<readonly [why: string, lines: readonly string[], expected: readonly string[]]>([
    ['a tag', ['name: !!str x', 'mode: x', 'rules: []'], ['AM1003 main:2', 'AM1104 main:3']],
    [
      'a tag where a value is needed',
      ['rules:', '- { tool: a, action: !!str deny }', '- { tool: b, action: dny }'],
      ['AM1003 main:3', 'AM1104 main:4'],
    ],
    ['an alias without an anchor', ['mode: *x', 'rules:', '- { tool: a, actoin: deny }'], ['AM1003 main:2', 'AM1101 main:4']],
    ['an item of a list', ['mode: x', 'rules:', '- *x', '- { tool: a, action: deny }'], ['AM1104 main:2', 'AM1003 main:4']],
    ['a key twice', ['mode: x', 'mode: enforce', 'rules: []'], ['AM1104 main:2', 'AM1002 main:3']],
    ['a key that is no text', ['1: x', 'mode: x', 'rules: []'], ['AM1103 main:2', 'AM1104 main:3']],
    [
      'a merge key: what it would have brought is not missing',
      ['rules:', '- &a { tool: a, action: deny }', '- { id: "?", <<: *a }', '- { <<: *a, tool: "", colour: x }'],
      ['AM1108 main:4', 'AM1003 main:4', 'AM1003 main:5', 'AM1107 main:5', 'AM1101 main:5'],
    ],
    ['a merge key at the top: rules are read', ['<<: {}', 'rules:', '- { tool: a, action: dny }'], ['AM1003 main:2', 'AM1104 main:4']],
    ['an unknown variable', ['mode: ${x}', 'rules:', '- { tool: a, action: dny }'], ['AM1501 main:2', 'AM1104 main:4']],
    [
      'what an unknown variable would have made is judged by nobody',
      [
        'vars: { n: 1.5.1 }',
        'rules:',
        '- { tool: "${m}*", action: deny }',
        '- { tool: ab, action: allow }',
        '- { tool: c, action: "${n}" }',
      ],
      ['AM1501 main:4', 'AM1104 main:6'],
    ],
    [
      'a variable of the environment that is not set is told once',
      ['vars: { a: "${env.NOT_SET}" }', 'mode: x', 'rules:', '- { tool: "${a}", action: deny }', '- { tool: "${a}x", action: deny }'],
      ['AM1502 main:2', 'AM1104 main:3'],
    ],
    ['a variable in a key', ['${x}: 1', 'mode: x', 'rules: []'], ['AM1501 main:2', 'AM1104 main:3']],
    [
      'rules beside it stand together as ever',
      ['name: *x', 'rules:', '- { tool: a, action: deny }', '- { tool: a, action: allow }'],
      ['AM1003 main:2', 'AM1301 main:5'],
    ],
    ['what is no YAML hides the rest', ['mode: x', 'rules: [', '- a: }'], ['AM1001 main:4']],
  ])('%s', (_why, lines, expected) => {
    expect(problemsOf({ main: policy(...lines) })).toEqual(expected);
  });

  test('files that it extends are read all the same', () => {
    const files = { main: policy('extends: a', 'name: *x', 'rules: []'), a: policy('mode: x', 'rules: []') };
    expect(problemsOf(files)).toEqual(['AM1003 main:3', 'AM1104 a:2']);
  });
});

describe('a key under another name is not also missing', () => {
  test.each<readonly [rule: string, codes: readonly string[]]>([
    ['{ tool: a, actoin: deny }', ['AM1101']],
    ['{ tool: a, effect: deny }', ['AM1101']],
    ['{ tol: a, action: deny }', ['AM1101']],
    ['{ tools: [a], action: deny }', ['AM1101']],
    ['{ tool: a, colour: deny }', ['AM1101', 'AM1102']],
    ['{ colour: a, action: deny }', ['AM1101', 'AM1201']],
    ['{ tool: a }', ['AM1102']],
  ])('%s', (rule, codes) => {
    expect(
      found({ main: policy(`rules: [${rule}]`) })
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes);
  });
});

describe('files', () => {
  test('the given one first, then what it extends, in that order', () => {
    const files = {
      main: policy('extends: [z, b]', '', '', 'mode: x'),
      z: policy('extends: a', 'mode: x'),
      a: policy('mode: x', 'paths: 1'),
      b: policy('mode: x'),
    };
    expect(problemsOf(files)).toEqual(['AM1104 main:5', 'AM1104 z:3', 'AM1104 a:2', 'AM1103 a:3', 'AM1104 b:2']);
  });

  test('a line of another file is said with its name', () => {
    const files = {
      main: policy(
        'extends: base',
        '',
        'rules:',
        '- { tool: a, action: allow, id: i }',
        '- { tool: b, action: deny }',
        '- { tool: b, action: deny }',
      ),
      base: policy('rules:', '- { tool: a, action: deny, id: i }'),
    };
    expect(found(files).map(({ message, span }) => `${span?.line} ${message}`)).toEqual([
      '5 this rule never allows: the deny of `a` on line 3 of `base` covers every such call',
      '5 the id `i` is taken by the rule on line 3 of `base`',
      '7 this rule says what the rule on line 6 says',
    ]);
  });
});
