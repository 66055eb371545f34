import { describe, expect, test } from 'vitest';
import { compiled, decided, engine, inWasm, inputOf, problems } from './harness.js';

const indented = (body: string) => body.replaceAll(/^(?=.)/gm, '          ');
const policy = (body: string, vars = '') => `version: "1.0"
${vars}default_action: deny
rules:
  - tool: read
    action: allow
    conditions:
      - rego: |
${indented(body)}
`;

describe('a body stays between the braces of its rule', () => {
  test.each([
    ['what follows would be rules of their own', 'input.arguments.q == "a"\n}\n\nallow := true\n\nrest := {y |\n  y := 1', 9, 11],
    ['an `else` that holds whatever the condition says', 'input.arguments.q == "a"\n} else := true if {\n  true', 9, 11],
    ['a second body, as Rego had it before v1', 'input.arguments.q == "a" } { input.arguments.q == "b"', 8, 36],
    ['a bracket of another kind', 'count([input.arguments.q)) == 1', 8, 35],
  ])('%s', (_why, body, line, column) => {
    expect(problems(policy(body))).toMatchObject([{ code: 'AM1231', span: { line, column, length: 1 } }]);
  });

  test.each([
    ['brackets in texts, raw strings and comments', 'x := "}" # }\ny := `}\n]`\nx != y'],
    ['the word package in a raw string', 'x := `\npackage foo\nallow if true\n`\nx != ""'],
    ['maps, sets and comprehensions', 'x := {"a": [y | some y in {1, 2}]}\ncount(x.a) == 2'],
  ])('and may hold %s', (_why, body) => {
    expect(problems(policy(body))).toEqual([]);
  });
});

describe('a variable is a value', () => {
  const asked = 'input.arguments.q == "${v}"';
  test.each([
    ['a quote that would end the text', 'a" with input.arguments.q as "a'],
    ['a backslash, as in a path of Windows', 'C:\\temp\\new'],
    ['a line end', 'a"\ntrue\n"'],
    ['what is an escape by itself', '\\u0061'],
    ['an expression', '{input.arguments.q}'],
  ])('in a text, whatever is in it: %s', async (_why, value) => {
    const text = policy(asked, 'vars: { v: "${env.V}" }\n');
    const evaluator = await inWasm(await engine(), compiled(text, { environment: { V: value } }));
    const effect = (q: string) => decided(evaluator, inputOf({ tool: 'read', arguments: { q } })).effect;
    expect([effect(value), effect('b')]).toEqual(['allow', 'deny']);
  });

  test.each([
    ['a raw string that it would end', 'input.arguments.q == `${v}`', 'a` ; true ; `'],
    ['a comment that it would end', 'input.arguments.q == "a" # ${v}', 'a\ninput.arguments.q'],
    ['code', 'input.arguments.q == ${v}', '"a"; true'],
    ['a text with expressions', 'input.arguments.q == $"${v}"', '{input.arguments.q}'],
  ])('and where it could be more than that, an error: %s', (_why, body, value) => {
    const text = policy(body, 'vars: { v: "${env.V}" }\n');
    expect(problems(text, { environment: { V: value } })).toMatchObject([{ code: 'AM1231', span: { line: 9, length: 4 } }]);
    const helpers = `version: "1.0"\nvars: { v: "\${env.V}" }\ndefault_action: deny\nhelpers: |\n  ok if ${body}\n`;
    expect(problems(helpers, { environment: { V: value } })).toMatchObject([{ code: 'AM1231', span: { line: 5, length: 4 } }]);
  });

  test('numbers and references stand outside of texts', () => {
    const vars = 'vars: { n: "-1.5", r: input.arguments.q }\n';
    expect(problems(policy('${r} > ${n}', vars))).toEqual([]);
  });
});
