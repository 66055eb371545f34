import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/compiler/language/policy.js';
import { judgeList } from '../../src/compiler/meaning/judge-conditions.js';
import { Problems } from '../../src/compiler/problems.js';
import { readYaml } from '../../src/compiler/source/read-yaml.js';
import type { Engine } from '../../src/engine/engine.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';
import { compiled, decided, engine, faults, FORMS, inputOf, inTopdown, inWasm, problems } from './harness.js';
import { argumentsOf, schemas } from './meaning/json-schemas.js';

/** `arguments:` against ajv, which reads all of JSON Schema: random schemas of the part that policies take, random arguments. */
const SCHEMAS = 100;
const CALLS = 40;
const random = fc.sample(schemas, { numRuns: SCHEMAS, seed: 20261125 });
const pairs = random.map((schema) => ({ schema, calls: fc.sample(argumentsOf(schema), { numRuns: CALLS, seed: 7 }) }));
const ajv = new Ajv2020({ strict: false });

const rules = random.flatMap((schema, at) => [
  { tool: `allow-${at}`, action: 'allow', arguments: schema },
  { tool: `deny-${at}`, action: 'deny', arguments: schema },
]);
const policy = JSON.stringify({ version: '1.0', default_action: 'allow', rules });

/** Under a `not`, what nobody can say stays unsaid: there a value that ajv lets through may be one that no allow takes. */
function negates(schema: JsonValue | undefined): boolean {
  if (Array.isArray(schema)) return schema.some((each: JsonValue) => negates(each));
  return isJsonObject(schema) && (schema['not'] !== undefined || Object.values(schema).some(negates));
}

interface Call {
  readonly at: number;
  readonly schema: JsonObject;
  readonly given: JsonValue;
  readonly valid: boolean;
}
const calls: readonly Call[] = pairs.flatMap(({ schema, calls }, at) => {
  const fits = ajv.compile(schema);
  return calls.map((given) => ({ at, schema, given, valid: fits(given) }));
});

function wrong(truthOf: (call: Call, at: number) => boolean | undefined): readonly string[] {
  return calls.flatMap((call, at) => {
    const truth = truthOf(call, at);
    const right = call.valid ? truth === true || (truth === undefined && negates(call.schema)) : truth !== true;
    return right ? [] : [`${JSON.stringify(call.schema)} of ${JSON.stringify(call.given)}: ${truth}, ajv says ${call.valid}`];
  });
}

function truth(allowed: boolean, denied: boolean): boolean | undefined {
  expect(allowed && !denied).toBe(false);
  return allowed ? true : denied ? undefined : false;
}

test('the arguments are not all right, nor all wrong', () => {
  const share = calls.filter(({ valid }) => valid).length / calls.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.85);
});

test('as judged in TypeScript', () => {
  const source = readYaml(policy, 'policy.yaml', new Problems());
  const read = source && readPolicy(source, new Problems());
  const conditions = (read?.rules ?? []).filter(({ action }) => action === 'allow').map((rule) => rule.conditions);
  expect(conditions).toHaveLength(SCHEMAS);
  expect(
    wrong(({ at, given }) => judgeList(conditions[at] ?? [], inputOf({ tool: 'a', arguments: given }), () => undefined).truth),
  ).toEqual([]);
});

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

describe.each(FORMS)('as %s', (_form, mostPackages) => {
  const bundle = compiled(policy, { mostPackages });
  const document = ({ at, given }: Call, action: string) => inputOf({ tool: `${action}-${at}`, arguments: given });

  test('in WASM', async () => {
    const evaluator = await inWasm(opa, bundle);
    const effect = (call: Call, action: string) => decided(evaluator, document(call, action)).effect;
    expect(wrong((call) => truth(effect(call, 'allow') === 'allow', effect(call, 'deny') === 'deny'))).toEqual([]);
    evaluator.dispose();
  });

  test('in the interpreter', async () => {
    const few = calls.filter((_call, at) => at % 10 === 0);
    const [allows, denies] = [
      await inTopdown(
        opa,
        bundle,
        few.map((call) => document(call, 'allow')),
      ),
      await inTopdown(
        opa,
        bundle,
        few.map((call) => document(call, 'deny')),
      ),
    ];
    const found = new Map(few.map((call, at) => [call, truth(allows[at]?.effect === 'allow', denies[at]?.effect === 'deny')]));
    expect(wrong((call) => (found.has(call) ? found.get(call) : call.valid))).toEqual([]);
  });

  test('the text passes the strict check and the formatter', async () => {
    expect(await faults(opa, bundle)).toEqual([]);
  });
});

test('the order in which a schema is written shows nowhere', () => {
  const turned = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map((each: JsonValue) => turned(each));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, each]) => [name, name === 'const' || name === 'enum' ? each : turned(each)]),
    );
  };
  for (const schema of random) {
    const policyOf = (each: JsonValue) => JSON.stringify({ version: '1.0', rules: [{ tool: 'a', action: 'allow', arguments: each }] });
    expect(compiled(policyOf(turned(schema)))).toEqual(compiled(policyOf(schema)));
  }
});

/** A schema, the code, and a part of what is said. */
const BAD: readonly (readonly [JsonValue, string, string])[] = [
  [true, 'AM1103', 'a JSON Schema'],
  [{ type: 'array' }, 'AM1233', 'the arguments of a call are an object'],
  [{ properties: { q: true } }, 'AM1103', 'write `{}` for any value'],
  [{ properties: { q: { minLength: 3 } } }, 'AM1233', 'write `type: string` beside it'],
  [{ properties: { q: { type: 'integer', minLength: 3 } } }, 'AM1233', 'the type is `integer`'],
  [{ properties: { q: { $ref: '#/$defs/q' } } }, 'AM1101', 'an anchor of YAML'],
  [{ oneOf: [{ type: 'object' }] }, 'AM1101', 'write `anyOf`'],
  [{ properties: { q: { type: 'string', format: 'uri' } } }, 'AM1101', '`domains`'],
  [{ properties: { q: { type: 'string', minLenght: 1 } } }, 'AM1101', 'did you mean `minLength`'],
  [{ properties: { q: { type: 'text' } } }, 'AM1104', 'write `string`'],
  [{ properties: { q: { type: 'string', pattern: '(?=a)' } } }, 'AM1109', ''],
  [{ properties: { q: { type: 'string', minLength: 5, maxLength: 2 } } }, 'AM1105', 'swap the two'],
  [{ properties: { q: { type: 'string', minLength: -1 } } }, 'AM1105', 'whole number'],
  [{ properties: { q: { enum: [] } } }, 'AM1107', 'empty'],
  [{ additionalProperties: { type: 'string' } }, 'AM1233', '`properties`'],
  [{ properties: { '*': {} } }, 'AM1110', 'no name of a member'],
  [{ required: ['0'] }, 'AM1110', 'no name of a member'],
  [{ properties: { q: { type: 'array', items: { anyOf: [{ type: 'string' }] } } } }, 'AM1233', 'of each item of `q`'],
  [{ properties: { q: { type: 'array', items: { type: ['string', 'null'], minLength: 1 } } } }, 'AM1233', 'one type with its limits'],
  [
    Array.from({ length: 12 }).reduce<JsonValue>((inside) => ({ type: 'object', properties: { a: inside } }), {}),
    'AM1004',
    'deeper than 8',
  ],
];
test.each(BAD)('%j is an error', (schema, code, says) => {
  const found = problems(JSON.stringify({ version: '1.0', rules: [{ tool: 'a', action: 'allow', arguments: schema }] }));
  expect(found.map((each) => each.code)).toContain(code);
  expect(found.map(({ message, hint }) => `${message}\n${hint ?? ''}`).join('\n')).toContain(says);
});

test('names in other letters are neither taken nor passed over', async () => {
  const schema = { properties: { mode: { const: 'safe' } }, required: ['mode'], additionalProperties: false };
  const rule = (action: string) => ({ tool: action, action, arguments: schema });
  const evaluator = await inWasm(
    opa,
    compiled(JSON.stringify({ version: '1.0', default_action: 'allow', rules: [rule('allow'), rule('deny')] })),
  );
  const effects = (given: JsonObject) => ['allow', 'deny'].map((tool) => decided(evaluator, inputOf({ tool, arguments: given })).effect);
  expect(effects({ mode: 'safe' })).toEqual(['allow', 'deny']);
  expect(effects({ mode: 'other' })).toEqual(['deny', 'allow']);
  expect(effects({ Mode: 'safe' })).toEqual(['deny', 'deny']);
  expect(effects({ mode: 'safe', Mode: 'other' })).toEqual(['deny', 'deny']);
  expect(effects({ mode: 'safe', other: 1 })).toEqual(['deny', 'allow']);
  evaluator.dispose();
});
