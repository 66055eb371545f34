import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Test } from '../../../src/compiler/conditions/condition.js';
import { readPolicy } from '../../../src/compiler/language/policy.js';
import { OPERATORS } from '../../../src/compiler/operators/index.js';
import { judge } from '../../../src/compiler/operators/judge.js';
import { Problems } from '../../../src/compiler/problems.js';
import { readYaml } from '../../../src/compiler/source/read-yaml.js';
import type { Engine } from '../../../src/engine/engine.js';
import type { InputDocument } from '../../../src/pdp/input-document.js';
import type { JsonValue } from '../../../src/protocol/json/json.js';
import { compiled, decided, engine, faults, FORMS, inputOf, inTopdown, inWasm, problems } from '../harness.js';
import { OPERATOR_CASES, type OperatorCase } from './cases.js';

/** Each operator against its cases: as an allow and as a deny, in packages and in rows, in WASM, in OPA's interpreter and as judged in TypeScript. */
/** Tests of the context are keys of a rule, with cases of their own (`context.cases.ts`). */
const names = new Set(OPERATORS.filter(({ subjects }) => !subjects.includes('context')).map(({ name }) => name));
type Truth = 'holds' | 'fails' | 'unknown';
interface Asked {
  readonly operator: string;
  readonly each: OperatorCase;
  readonly tool: string;
  readonly value: JsonValue | undefined;
  readonly expected: Truth;
}

const asked: readonly Asked[] = Object.entries(OPERATOR_CASES).flatMap(([name, { cases }]) =>
  cases.flatMap((each, at) =>
    [name, `not_${name}`].filter((operator) => names.has(operator)).flatMap((operator) => valuesOf(each, operator, `${operator}-${at}`)),
  ),
);

function valuesOf(each: OperatorCase, operator: string, tool: string): readonly Asked[] {
  const of = (values: readonly (JsonValue | undefined)[] = [], expected: Truth) =>
    values.map((value): Asked => ({ operator, each, tool, value, expected }));
  const twin = operator.startsWith('not_');
  return [...of(each.holds, twin ? 'fails' : 'holds'), ...of(each.fails, twin ? 'holds' : 'fails'), ...of(each.unknown, 'unknown')];
}

function conditionOf({ operator, each }: Asked): JsonValue {
  return { argument: 'q', ...each.beside, [operator]: each.operand };
}

const rules = [...new Map(asked.map((one) => [one.tool, one])).values()].flatMap((one) => [
  { tool: `allow-${one.tool}`, action: 'allow', conditions: [conditionOf(one)] },
  { tool: `deny-${one.tool}`, action: 'deny', conditions: [conditionOf(one)] },
]);
const policy = JSON.stringify({ version: '1.0', default_action: 'allow', rules });

function documentOf({ tool, value, each }: Asked, action: string): InputDocument {
  const given = value === undefined ? { other: 1 } : { q: value };
  return { ...inputOf({ tool: `${action}-${tool}`, arguments: given }), ...each.facts?.(value) };
}

function truthOf(allowed: boolean, denied: boolean): Truth | 'both' {
  if (allowed) return denied ? 'holds' : 'both';
  return denied ? 'unknown' : 'fails';
}

function wrong(found: (one: Asked, at: number) => string): readonly string[] {
  return asked.flatMap((one, at) => {
    const truth = found(one, at);
    return truth === one.expected
      ? []
      : [`${one.tool} ${JSON.stringify(one.each.operand)} of ${JSON.stringify(one.value)}: ${truth}, not ${one.expected}`];
  });
}

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

describe.each(FORMS)('as %s', (_form, mostPackages) => {
  const bundle = compiled(policy, { mostPackages });

  test('in WASM', async () => {
    const evaluator = await inWasm(opa, bundle);
    const effect = (one: Asked, action: string) => decided(evaluator, documentOf(one, action)).effect;
    expect(wrong((one) => truthOf(effect(one, 'allow') === 'allow', effect(one, 'deny') === 'deny'))).toEqual([]);
    evaluator.dispose();
  });

  test('in the interpreter', async () => {
    const inputs = ['allow', 'deny'].map((action) => asked.map((one) => documentOf(one, action)));
    const [allows = [], denies = []] = await Promise.all(inputs.map((each) => inTopdown(opa, bundle, each)));
    expect(wrong((_one, at) => truthOf(allows[at]?.effect === 'allow', denies[at]?.effect === 'deny'))).toEqual([]);
  });

  test('the text passes the strict check and the formatter', async () => {
    expect(await faults(opa, bundle)).toEqual([]);
  });
});

test('as judged in TypeScript', () => {
  const source = readYaml(policy, 'policy.yaml', new Problems());
  const read = source && readPolicy(source, new Problems());
  const tests = new Map(
    (read?.rules ?? []).flatMap(({ target, conditions }) =>
      conditions.flatMap((each): (readonly [string, Test])[] =>
        each.kind === 'test' ? target.globs.map(({ text }) => [text, each.test] as const) : [],
      ),
    ),
  );
  expect(
    wrong((one) => {
      const found = tests.get(`allow-${one.tool}`);
      const truth = found && judge(found, one.value);
      return truth === undefined ? 'unknown' : truth ? 'holds' : 'fails';
    }),
  ).toEqual([]);
});

test('every operator has cases and a row in the docs, and nothing else has', () => {
  const positive = [...names].filter((name) => !name.startsWith('not_'));
  expect(Object.keys(OPERATOR_CASES).toSorted()).toEqual(positive.toSorted());
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/policy-language.md'), 'utf8');
  const documented = [...docs.matchAll(/^\| `([a-z_]+)(?:: [^`]*)?`(?:, `(not_[a-z_]+)`)?/gm)].flatMap(([, name, twin]) => [name, twin]);
  expect([...names].filter((name) => !documented.includes(name))).toEqual([]);
});

const bad = Object.entries(OPERATOR_CASES).flatMap(([name, { bad: operands }]) =>
  operands.map(([operand, code, says]) => [name, JSON.stringify(operand), operand, code, says] as const),
);
test.each(bad)('%s: %s is an error', (name, _written, operand, code, says) => {
  const text = JSON.stringify({
    version: '1.0',
    rules: [{ tool: 'a', action: 'allow', conditions: [{ argument: 'q', [name]: operand }] }],
  });
  const found = problems(text);
  expect(found.map((each) => each.code)).toContain(code);
  expect(found.map(({ message, hint }) => `${message}\n${hint ?? ''}`).join('\n')).toContain(says);
});
