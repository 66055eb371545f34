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
    ['behind a raw string in a text with expressions', '$"a{`"`}b" == "no"\n} # `\nelse := true if {\ntrue', 9, 11],
    ['behind a raw text with expressions', '$`a{"`"}b` == "no"\n} # `\nelse := true if {\ntrue', 9, 11],
    ['behind a brace that is text', '$"a\\{b" == "no"\n} # "\nelse := true if {\ntrue', 9, 11],
    ['behind texts within each other', '$"a{$"b{"}"}c"}d" == "no"\n} # "\nelse := true if {\ntrue', 9, 11],
  ])('%s', (_why, body, line, column) => {
    expect(problems(policy(body))).toMatchObject([{ code: 'AM1231', span: { line, column, length: 1 } }]);
  });

  test.each([
    ['brackets in texts, raw strings and comments', 'x := "}" # }\ny := `}\n]`\nx != y'],
    ['the word package in a raw string', 'x := `\npackage foo\nallow if true\n`\nx != ""'],
    ['texts with expressions, and braces in them', 'x := $"}{`}"`}\\{"\ny := $`}{{"}"}}\n\\{`\nx != y'],
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
    ['a raw text with expressions', 'input.arguments.q == $`${v}`', '{input.arguments.q}'],
    ['a raw text in which it would make a text of an expression', 'input.arguments.q == $`${v}{input.arguments.r}`', 'a\\'],
    ['an expression in a text', 'input.arguments.q == $"a{${v}}"', 'input.arguments.q; true'],
    ['a comment behind a text with expressions', '$"a{`"`}b" == "no" # ${v}', 'a\ninput.arguments.q'],
    ['a variable of Rego, which any key is', 'input.arguments.teams[${v}] == "ops"', 'ops'],
    ['a variable of Rego without a name', 'input.arguments.teams[${v}] == "ops"', '_'],
    ['a reference of a variable', 'input.arguments.q == ${v}', 'x.y'],
    ['a keyword', 'input.arguments.q == 1 ${v} == 2', 'not'],
    ['a keyword within a reference', 'input.arguments.q == ${v}', 'input.if'],
    ['all of the input', 'input.arguments.q == ${v}', 'input'],
    ['a part of a name', 'input.arguments.q == a${v}', 'input.q'],
    ['a part of a number', 'input.arguments.q == ${v}5', '1'],
    ['a name behind a point', 'input.arguments.${v} == 1', '1'],
    ['the rest of an escape', 'input.arguments.q == "\\${v}"', '" ; true ; "'],
    ['the rest of an escape by number', 'input.arguments.q == "\\u00${v}"', '" ; true ; "'],
  ])('and where it could be more than that, an error: %s', (_why, body, value) => {
    const text = policy(body, 'vars: { v: "${env.V}" }\n');
    expect(problems(text, { environment: { V: value } })).toMatchObject([{ code: 'AM1231', span: { line: 9, length: 4 } }]);
    const helpers = `version: "1.0"\nvars: { v: "\${env.V}" }\ndefault_action: deny\nhelpers: |\n  ok if ${body}\n`;
    expect(problems(helpers, { environment: { V: value } })).toMatchObject([{ code: 'AM1231', span: { line: 5, length: 4 } }]);
  });

  test.each([
    ['numbers and references', 'n: "-1.5", r: input.arguments.q', '${r} > ${n}'],
    ['what begins a reference', 'r: data.acme.limits', '${r}.pay > 1e3'],
    ['true, false and null', 't: "true", f: "false", n: "null"', '[${t}, ${f}, ${n}] == input.arguments.q'],
    ['a number within a text with expressions', 'n: "5"', 'input.arguments.q == $"{${n}}%"'],
  ])('outside of texts: %s', (_what, vars, body) => {
    expect(problems(policy(body, `vars: { ${vars} }\n`))).toEqual([]);
  });
});
