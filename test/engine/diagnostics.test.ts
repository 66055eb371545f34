import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/errors/render.js';
import type { Engine } from '../../src/engine/engine.js';
import { createTestEngine } from './test-engine.js';

const folder = mkdtempSync(join(tmpdir(), 'agentmesh-diagnostics-'));
let engine: Engine;
beforeAll(async () => {
  engine = await createTestEngine({ cacheFolder: folder });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What an author did, the module, and the text that the caret must stand under. */
const CASES: readonly (readonly [what: string, text: string, under: string, printed: string])[] = [
  ['a missing body', 'package p\n\nallow if\n', '', 'p.rego:4:1: error rego_parse_error: unexpected eof token'],
  [
    'a word that is no keyword',
    'package p\n\nallow iff input.x\n',
    'allow',
    'p.rego:3:1: error rego_parse_error: var cannot be used for rule name',
  ],
  [
    'version 0 without `if`',
    'package p\n\nallow { input.x }\n',
    'allow { input.x }',
    'p.rego:3:1: error rego_parse_error: `if` keyword is required before rule body',
  ],
  [
    'a variable that nothing binds',
    'package p\n\nallow if inputt.x\n',
    'inputt.x',
    'p.rego:3:10: error rego_unsafe_var_error: var inputt is unsafe',
  ],
  [
    'a function that is not there',
    'package p\n\nallow if starts_with(input.x, "a")\n',
    'starts_with(input.x, "a")',
    'p.rego:3:10: error rego_type_error: undefined function starts_with',
  ],
  [
    'an argument of another type',
    'package p\n\nallow if startswith(1, "a")\n',
    'startswith(1, "a")',
    'p.rego:3:10: error rego_type_error: startswith: invalid argument(s)',
  ],
  [
    'a rule that needs itself',
    'package p\n\na if b\n\nb if a\n',
    'a if b',
    'p.rego:3:1: error rego_recursion_error: rule data.p.a is recursive: data.p.a -> data.p.b -> data.p.a',
  ],
  [
    'two defaults',
    'package p\n\ndefault a := 1\n\ndefault a := 2\n',
    'default a := 2',
    'p.rego:5:1: error rego_type_error: multiple default rules data.p.a found at p.rego:3, p.rego:5',
  ],
  [
    'characters beyond ASCII before the place',
    'package p\n\nallow if { "→ 𝒳" == input.x; nope(1) }\n',
    'nope(1)',
    'p.rego:3:31: error rego_type_error: undefined function nope',
  ],
  [
    'tabs and carriage returns',
    'package p\r\n\r\nallow if {\r\n\tnope(1)\r\n}\r\n',
    'nope(1)',
    'p.rego:4:2: error rego_type_error: undefined function nope',
  ],
  ['no package', 'allow if input.x\n', 'allow if input.x', 'p.rego:1:1: error rego_parse_error: package expected'],
];

test.each(CASES)('%s', async (_what, text, under, printed) => {
  const { diagnostics } = await engine.check({ modules: [{ path: 'p.rego', text }] });
  const first = diagnostics[0];
  if (first?.span === undefined) throw new Error(`no place: ${JSON.stringify(diagnostics)}`);
  const rendered = renderDiagnostic(first, () => text);
  expect(rendered.split('\n')[0]).toBe(printed);
  const line = text.split('\n')[first.span.line - 1] ?? '';
  expect(line.slice(first.span.column - 1, first.span.column - 1 + first.span.length)).toBe(under);
});

test('all errors of all files, in the order of their places', async () => {
  const { diagnostics } = await engine.check({
    modules: [
      { path: 'b.rego', text: 'package b\n\nx := nope(1)\n\ny := nope(2)\n' },
      { path: 'a.rego', text: 'package a\n\nx := nope(3)\n' },
    ],
  });
  expect(diagnostics.map(({ span }) => `${span?.file}:${span?.line}`)).toEqual(['a.rego:3', 'b.rego:3', 'b.rego:5']);
});

test('a report has an end: the hundredth error is the last', async () => {
  const text = `package p\n\n${Array.from({ length: 150 }, (_, i) => `x${i} := nope(${i})\n`).join('\n')}`;
  const { diagnostics } = await engine.check({ modules: [{ path: 'p.rego', text }] });
  expect(diagnostics).toHaveLength(101);
  expect(diagnostics.map(({ code }) => code)).toContain('rego_compile_error');
});

test.each(['[', '(', '{', '{"a":', 'count(', '1 + (', 'not ('])('nesting without end is an error with a place: %s', async (open) => {
  const text = `package p\n\nx := "${'['.repeat(500)}" # ${'('.repeat(500)}\n\ny := ${open.repeat(100_000)}\n`;
  const modules = [{ path: 'p.rego', text }];
  const column = 'y := '.length + 1 + 200 * open.length + open.search(/[([{]/);
  const wanted = { code: 'rego_parse_error', message: 'brackets nest more than 200 deep', span: { line: 5, column } };
  expect(await engine.check({ modules })).toMatchObject({ diagnostics: [wanted] });
  expect(await engine.format(modules)).toMatchObject({ diagnostics: [wanted] });
});

test('the same path twice', async () => {
  const twice = { path: 'p.rego', text: 'package p\n' };
  expect(await engine.check({ modules: [twice, twice] })).toMatchObject({
    diagnostics: [{ code: 'duplicate_module', message: 'the module `p.rego` was given twice' }],
  });
});

test('OPA’s own advice is the hint', async () => {
  const { diagnostics } = await engine.check({ modules: [{ path: 'p.rego', text: 'package p\n\nimport data.mcp.if\n' }] });
  expect(diagnostics).toMatchObject([
    {
      message: 'unexpected import path, must not end with a keyword, got: if',
      hint: 'import a different path or use an alias',
      span: { line: 3 },
    },
  ]);
});
