import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import type { Diagnostic } from '../../src/errors/diagnostic.js';
import { buildLayer } from '../../src/pap/layer/build-layer.js';
import { formatAuthored } from '../../src/pap/format-authored.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { PolicyError } from '../../src/pap/policy-error.js';
import { libraryModules } from '../../src/pdp/library.js';
import { decided, engine, inputOf, inWasm } from '../compiler/harness.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

const ask = () => Promise.resolve(opa);

function parsed(text: string) {
  const source = { kind: 'yaml', path: 'p.yaml' } as const;
  return parseSource({ source, files: [{ path: 'p.yaml', name: 'p.yaml', bytes: Buffer.from(text) }], notices: [] });
}

async function problemsOf(work: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PolicyError) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const policy = (condition: string, more = '') =>
  `version: "1.0"\n${more}rules:\n  - tool: pay\n    action: allow\n    conditions:\n      - ${condition}\n`;
const literal = (...lines: readonly string[]) => policy(`rego: |\n${lines.map((line) => `          ${line}`).join('\n')}`);

test.each([
  ['the decision', literal('1 == 1', 'data.mcp.main.decision.allow'), 8, 'data.mcp.main.decision'],
  ['what the policy allows', literal('data.mcp.policy.allow'), 7, 'data.mcp.policy.allow'],
  [
    'a helper that reads it',
    policy('rego: helpers.ok', 'helpers: |\n  ok if not data.mcp.main.decision.allow\n'),
    3,
    'data.mcp.main.decision',
  ],
])('a condition that reads what it is a part of, %s: told once for each place, and none is ours', async (_what, text, line, words) => {
  const found = await problemsOf(parsed(text).then((each) => buildLayer(each, { engine: ask, library: libraryModules })));
  const column = (text.split('\n')[line - 1]?.indexOf(words) ?? -1) + 1;
  expect(found[0]).toMatchObject({
    code: 'rego_recursion_error',
    span: { file: 'p.yaml', line, column, length: words.length },
    hint: expect.stringContaining('read `input`') as string,
  });
  expect(found.every(({ span }) => span?.file === 'p.yaml')).toBe(true);
  expect(found.length).toBeLessThanOrEqual(2);
});

describe('what OPA says of Rego in YAML is said of the words in the YAML', () => {
  test.each([
    ['a variable that nothing binds', literal('input.arguments.amount > 0', 'limit < 5'), 8, 'limit < 5'],
    ['behind other words', literal('x := 1', 'x == 1; y == 2'), 8, 'y == 2'],
    ['a type', literal('input.arguments.amount > 0', '', 'count(5) == 1'), 9, 'count(5)'],
    ['a function that is not there', literal('1 == 1', 'nothing.like_it(1)'), 8, 'nothing.like_it(1)'],
    ['syntax', literal('1 == 1', 'x := := 1'), 8, ':='],
    ['a brace that nothing opens', literal('1 == 1', '2 == 2 }'), 8, '}'],
    ['a bracket that nothing closes', literal('1 == 1', 'x := [2'), 8, '2'],
    ['deeper inside', literal('some x in input.arguments.list', '  # more', '    y == x'), 9, 'y == x'],
    ['behind a raw string of two lines', literal('x := `a', 'b`', 'y == x'), 9, 'y == x'],
    ['a folded block', policy('rego: >-\n          input.arguments.amount > 0;\n          limit < 5'), 8, 'limit < 5'],
    ['double quotes', policy('rego: "input.arguments.amount == \\"1\\"; limit < 5"'), 6, 'limit < 5'],
    ['single quotes', policy("rego: 'input.arguments.amount == ''1'''"), 6, "''"],
    ['plain', policy('rego: input.arguments.amount > 0; limit < 5'), 6, 'limit < 5'],
    ['in a flow', policy('{ any: [{ rego: limit < 5 }, { rego: "1 == 1" }] }'), 6, 'limit < 5'],
    ['a variable of the policy', policy('rego: "1 == 1; ${n} < limit"', 'vars: { n: input.tool }\n'), 7, '${n} < limit'],
    [
      'a helper',
      policy('rego: helpers.ok', 'helpers: |\n\n  # Nothing is wrong here.\n  fine := 1\n\n  ok if limit < fine\n'),
      7,
      'limit < fine',
    ],
  ])('%s', async (_why, text, line, words) => {
    const [first] = await problemsOf(parsed(text).then((each) => buildLayer(each, { engine: ask, library: libraryModules })));
    const { span } = first ?? {};
    if (span === undefined) throw new Error('it has no place');
    const shown = text.split('\n')[span.line - 1]?.slice(span.column - 1, span.column - 1 + span.length);
    expect([span.file, span.line, shown]).toEqual(['p.yaml', line, words]);
  });

  test('places inside of a message are those of the policy too', async () => {
    const text = policy('rego: helpers.ok', 'helpers: |\n  default ok := 1\n\n  default ok := 2\n');
    const problems = await problemsOf(parsed(text).then((each) => buildLayer(each, { engine: ask, library: libraryModules })));
    expect(problems.map(({ message }) => message).join('\n')).toContain('p.yaml:3, p.yaml:5');
    expect(JSON.stringify(problems)).not.toContain('.rego');
  });
});

describe('an author’s Rego in what is written out', () => {
  const unformatted = policy(
    'rego: |\n          x   :=  [input.arguments.amount,2,\n            3]\n          x[0]>1;input.arguments.note ==   `a\n          b`',
    'helpers: |\n  ok   if {  input.x  }\n',
  );

  test('is as `opa fmt` writes it', async () => {
    const bundle = await formatAuthored(await parsed(unformatted), ask);
    const again = await opa.format(bundle.modules);
    expect(again.files.filter(({ changed }) => changed).map(({ text }) => text)).toEqual([]);
    expect(bundle.modules.find(({ path }) => path.includes('/rego/'))?.text).toContain('\tx[0] > 1\n');
  });

  test('means what it did, line ends in raw strings included', async () => {
    const source = await parsed(unformatted);
    const input = inputOf({ tool: 'pay', arguments: { amount: 2, note: 'a\nb' } });
    for (const bundle of [source.bundle, await formatAuthored(source, ask)]) {
      const evaluator = await inWasm(opa, bundle);
      expect(decided(evaluator, input).effect).toBe('allow');
      expect(decided(evaluator, inputOf({ tool: 'pay', arguments: { amount: 2, note: 'a b' } })).effect).toBe('deny');
      evaluator.dispose();
    }
  });

  test('that is none is an error at its place', async () => {
    const [problem] = await problemsOf(parsed(literal('1 == 1', 'x := := 1')).then((each) => formatAuthored(each, ask)));
    expect(problem?.span).toMatchObject({ file: 'p.yaml', line: 8 });
  });

  test('does not start the engine where there is none', async () => {
    const source = await parsed(policy('{ argument: amount, max: 5 }'));
    const bundle = await formatAuthored(source, () => Promise.reject(new Error('it was asked')));
    expect(bundle).toBe(source.bundle);
  });
});
