import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { UserError } from '../../src/errors/exit.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { problems } from './harness.js';

/** What YAML makes of what people write, each row of the table in the documentation. */
const page = readFileSync(join(import.meta.dirname, '../../docs/policy-language.md'), 'utf8');
const rows = page
  .slice(page.indexOf('| written | is |'))
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(/(?<!\\)\|/)[1]?.trim() ?? '');

const named = (value: string) => `version: "1.0"\nname: ${value}\nrules: []\n`;
const beside = (key: string) => `version: "1.0"\n${key}\nrules: []\n`;
const limited = (requests: string) => `version: "1.0"\nrules: []\nrate_limits: { global: { requests: ${requests}, per: minute } }\n`;
const about = (tool: string) => `version: "1.0"\nrules:\n  - tool: ${tool}\n    action: deny\n`;
const laughs = ['a: &a0 [x, x, x]', ...Array.from({ length: 30 }, (_, i) => `b${i}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)].join('\n');

/** The code and, where it matters, the advice; or nothing, where the policy is one. */
type Is = 'fine' | readonly [code: string, hint?: string];

const TRAPS: readonly { readonly row: string; readonly cases: readonly (readonly [text: string, is: Is])[] }[] = [
  {
    row: '`no`, `yes`, `on`, `off`',
    cases: [
      ...['no', 'yes', 'on', 'off'].map((word) => [named(word), 'fine'] as const),
      [beside('audit: { log_all: yes }'), ['AM1103', '`true` or `false`']],
      [beside('default_action: no'), ['AM1104']],
    ],
  },
  {
    row: '`12:30:00`, `2026-01-01`',
    cases: [
      [named('12:30:00'), 'fine'],
      [named('2026-01-01'), 'fine'],
    ],
  },
  {
    row: '`010`, `0o10`, `0x10`, `1e3`, `1_000`, `.inf`',
    cases: [
      ...['010', '0o10', '0x10', '1e3', '.inf', '.nan', '1.5', '-1', '+1'].map(
        (number) => [limited(number), ['AM1105', 'plain digits']] as const,
      ),
      [limited('1_000'), ['AM1103', 'plain digits']],
      [limited('"10"'), ['AM1103', 'plain digits']],
    ],
  },
  {
    row: '`version: 1.0`',
    cases: ['1.0', '1', '"1"', '"1.0"', "'1.0'"].map((version) => [`version: ${version}\nrules: []\n`, 'fine'] as const),
  },
  {
    row: '`name: 1.0`, `name: true`, `name: ~`',
    cases: ['1.0', 'true', '~', 'null'].map((value) => [named(value), ['AM1103', `\`"${value}"\``]] as const),
  },
  { row: '`name:`', cases: [[named(''), ['AM1103', 'write one, or remove the key']]] },
  {
    row: '`1: x`, `true: x`, `~: x`, `[a]: x`',
    cases: ['1', 'true', '~', '[a]', '{ a: b }', '? [a]\n'].map((key) => [beside(`${key}: x`), ['AM1103']] as const),
  },
  {
    row: '`? name`',
    cases: [
      [beside('? name\n: x'), 'fine'],
      [beside('? nmae\n: x'), ['AM1101']],
    ],
  },
  {
    row: '`Tool: a`',
    cases: [
      ['version: 1\nrules: [{ Tool: a, action: deny }]\n', ['AM1101']],
      [beside('NAME: x'), ['AM1101']],
      [beside('__proto__: x'), ['AM1101']],
    ],
  },
  {
    row: '`a: 1`, then `a: 2`',
    cases: [
      [beside('name: a\nname: a'), ['AM1002']],
      [beside('name: a\n"name": b'), ['AM1002']],
    ],
  },
  {
    row: '`&name`, `*name`',
    cases: [
      [beside('name: &x a\ndescription: *x'), 'fine'],
      [beside('name: *x'), ['AM1003']],
      ['version: 1\nrules: &a [*a]\n', ['AM1004']],
    ],
  },
  {
    row: '`*`, `*_file`',
    cases: [
      [about('*'), ['AM1001', '`"*"`']],
      [about('*_file'), ['AM1003', '`"*_file"`']],
      ['version: 1\nrules: [{ tool: *, action: deny }]\n', ['AM1001', '`"*"`']],
      [about('db_*'), 'fine'],
      [about('"*_file"'), 'fine'],
    ],
  },
  {
    row: '`<<: *name`',
    cases: [
      ['version: 1\nrules:\n  - &a { tool: a, action: deny }\n  - { <<: *a, tool: b }\n', ['AM1003', 'write the keys out']],
      ['version: 1\nrules: [{ "<<": x, tool: b, action: deny }]\n', ['AM1101']],
    ],
  },
  {
    row: '`!!str 1`, `!!js/function`, `!x`',
    cases: [
      ...['!!str 1', '!!js/function "x"', '!x y', '!!binary aGk=', '!<tag:x,2000:y> z'].map(
        (value) => [named(value), ['AM1003', 'remove the tag']] as const,
      ),
      [beside('!!str a: x'), ['AM1003']],
      ['!!map\nversion: 1\nrules: []\n', ['AM1003']],
      ['version: 1\nrules: !!set {}\n', ['AM1003']],
    ],
  },
  {
    row: '`# …` after a blank',
    cases: [
      [named('a #b: c'), 'fine'],
      [named('a#b'), 'fine'],
    ],
  },
  {
    row: '`a: b: c`',
    cases: [
      [named('b: c'), ['AM1001', '`"b: c"`']],
      [named('"b: c"'), 'fine'],
      [named('@x'), ['AM1001', '`"@x"`']],
      [named('`x`'), ['AM1001', 'quotes']],
    ],
  },
  {
    row: '`---` between documents',
    cases: [
      ['version: 1\nrules: []\n---\nversion: 1\nrules: []\n', ['AM1003']],
      ['version: 1\nrules: []\n---\n', ['AM1003']],
      ['---\nversion: 1\nrules: []\n...\n', 'fine'],
    ],
  },
  {
    row: '`%YAML 1.1`',
    cases: [
      ['%YAML 1.1\n---\nversion: 1\nrules: []\n', ['AM1003']],
      ['%YAML 1.2\n---\nversion: 1\nrules: []\n', 'fine'],
      ['%OTHER x\n---\nversion: 1\nrules: []\n', ['AM1001']],
    ],
  },
  {
    row: 'tabs before a key',
    cases: [
      ['version: 1\nrules:\n\t- tool: a\n\t  action: deny\n', ['AM1001', 'spaces']],
      ['version:\t1\nrules: []\n', 'fine'],
    ],
  },
  {
    row: 'CRLF',
    cases: [
      [about('a').replaceAll('\n', '\r\n'), 'fine'],
      [about('a').replace('deny', 'dney').replaceAll('\n', '\r\n'), ['AM1104']],
    ],
  },
  {
    row: 'CR alone, U+0085, U+2028',
    cases: [
      [about('a').replaceAll('\n', '\r'), ['AM1007', 'line feed']],
      ['version: 1\u0085rules: []\n', ['AM1007']],
      [named('"a\u2028b"'), ['AM1007', String.raw`\u2028`]],
    ],
  },
  {
    row: 'a byte order mark',
    cases: [
      [`\ufeff${about('a')}`, 'fine'],
      [about('\ufeffa'), ['AM1007', String.raw`\ufeff`]],
    ],
  },
  {
    row: 'NUL and other control characters, zero-width spaces, what turns the direction of writing',
    cases: [
      ...['\0', '\u0007', '\u001b', '\u007f', '\u200b', '\u202e', '\u2066'].map(
        (character) => [named(`"a${character}b"`), ['AM1007']] as const,
      ),
      [named(String.raw`"a\0b"`), ['AM1107']],
      [named(String.raw`"a\u202eb"`), 'fine'],
      [named('"👩\u200d🚀 می\u200cخواهم"'), 'fine'],
      [named(String.raw`"\ud800"`), ['AM1107']],
    ],
  },
  { row: 'bytes that are not UTF-8, UTF-16', cases: [] },
  {
    row: 'aliases of aliases of aliases ("billion laughs"), brackets without end',
    cases: [
      [beside(laughs), ['AM1004']],
      [named('['.repeat(100_000)), ['AM1004']],
      [named(`${'['.repeat(40)}${']'.repeat(40)}`), ['AM1004']],
      [`version: 1\nrules:\n  ${'- '.repeat(5_000)}x\n`, ['AM1001']],
    ],
  },
  { row: '10 MB', cases: [[`version: 1\nrules: []\n#${'x'.repeat(10 * 1024 * 1024)}`, ['AM1004']]] },
  {
    row: 'JSON',
    cases: [
      ['{"version": "1.0", "rules": [{"tool": "a", "action": "deny"}]}', 'fine'],
      ['{"version": "1.0", "rules": [], "rules": []}', ['AM1002']],
      ['{"version": "1.0", "rules": []} x', ['AM1001']],
    ],
  },
];

test('each row of the table is tested, and nothing else', () => {
  expect(TRAPS.map(({ row }) => row)).toEqual(rows);
});

describe.each(TRAPS.filter(({ cases }) => cases.length > 0))('$row', ({ cases }) => {
  test.each(cases.map(([text, is]) => [JSON.stringify(text.slice(0, 120)), text, is] as const))('%s', (_name, text, is) => {
    const result = compilePolicy(text, { file: 'policy.yaml' });
    if (is === 'fine') return expect(result.ok ? [] : result.diagnostics).toEqual([]);
    const [code, hint] = is;
    const found = problems(text).filter(({ severity }) => severity === 'error');
    expect(found.map((each) => each.code)).toContain(code);
    if (hint !== undefined) expect(found.find((each) => each.code === code)?.hint).toContain(hint);
  });
});

describe('bytes', () => {
  const source = { kind: 'yaml', path: 'policy.yaml' } as const;
  const parse = (bytes: Buffer) => parseSource({ source, files: [{ path: 'policy.yaml', name: 'policy.yaml', bytes }], notices: [] });

  test.each([
    ['not UTF-8', Buffer.from([0x61, 0xff, 0xfe])],
    ['half a character', Buffer.from('version: 1\nname: ü').subarray(0, -1)],
    ['an overlong slash', Buffer.from([0xc0, 0xaf])],
    ['UTF-16', Buffer.from('\ufeffversion: 1\n', 'utf16le')],
  ])('%s: an error', async (_why, bytes) => {
    await expect(parse(bytes)).rejects.toThrow('`policy.yaml` is not UTF-8 text');
  });

  test('a byte order mark moves no place', async () => {
    const error: unknown = await parse(Buffer.from('\ufeffvresion: 1\nrules: []\n')).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).diagnostics[0]).toMatchObject({ code: 'AM1101', span: { line: 1, column: 1 } });
  });
});
