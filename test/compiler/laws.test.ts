import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomSeed } from '../random-seed.js';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { covers, matches, parseGlob } from '../../src/pdp/glob.js';
import type { Bundle } from '../../src/engine/bundle.js';
import type { Evaluator } from '../../src/pdp/evaluator.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import { parsePolicyConfig } from '../../src/pdp/policy-config.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';
import { bundledProgram } from '../bundled-program.js';
import * as fc from '../properties.js';
import { Batch, type Said } from './meaning/batch.js';
import { checked, type Checked } from './meaning/checked.js';
import { canonical } from './meaning/compare.js';
import { conditions } from './meaning/conditions.js';
import { inputFor } from './meaning/inputs.js';
import { startOpa, type Opa } from './meaning/opa.js';
import { isDefault, policyFile, rule, withRoots, type PolicyFile } from './meaning/policies.js';
import { Random } from './meaning/random.js';

let opa: Opa;
beforeAll(async () => {
  opa = await startOpa();
});
afterAll(() => opa.close());

/** All of a law's policies are built as one module, and each is asked so many messages. */
const POLICIES = 20;
const INPUTS = 200;

const seed = randomSeed();
const said = `TEST_SEED=${seed}`;

function sample<T>(arbitrary: fc.Arbitrary<T>): readonly T[] {
  return fc.sample(arbitrary, { seed, numRuns: POLICIES });
}

/** Inputs near the operands of the first of these policies. */
function inputsFor([first]: readonly Checked[]): readonly InputDocument[] {
  const random = new Random(seed);
  return first === undefined ? [] : Array.from({ length: INPUTS }, () => inputFor(first.policy, random));
}

type Ask = (input: InputDocument) => Said;

/** Each group of policies and how each of its members is asked in WASM, for every group in turn. */
async function eachGroup(groups: readonly (readonly Checked[])[], law: (asks: readonly Ask[], inputs: readonly InputDocument[]) => void) {
  const batch = new Batch(
    opa,
    groups.flatMap((group) => group.map(({ bundle }) => bundle)),
  );
  const inWasm = await batch.inWasm();
  let at = 0;
  for (const group of groups) {
    const first = at;
    at += group.length;
    law(
      group.map((_policy, n) => (input) => inWasm(first + n, input)),
      inputsFor(group),
    );
  }
}

test(`a random order of the rules gives the same decisions (${said})`, async () => {
  const shuffled = policyFile.chain((file) => {
    const named = withIds(file);
    return fc.tuple(fc.constant(named), fc.shuffledSubarray([...named.rules], { minLength: named.rules.length }));
  });
  const pairs = sample(shuffled).map(([file, rules]) => [checked(file), checked({ ...file, rules })] as const);
  await eachGroup(pairs, ([first, second], inputs) => {
    expect(inputs.map((input) => second && canonical(second(input)))).toEqual(inputs.map((input) => first && canonical(first(input))));
  });
  // And the Rego is the same but for the order of its parts and the lines that they come from.
  for (const [first, second] of pairs) expect(parts(second.bundle)).toEqual(parts(first.bundle));
});

test(`adding a deny never allows more (${said})`, async () => {
  const added = fc
    .tuple(policyFile, rule)
    .map(([file, more]) => [checked(file), checked(withRoots({ ...file, rules: [...file.rules, denying(more)] }))]);
  await eachGroup(sample(added), ([before, after], inputs) => {
    expect(inputs.filter((input) => permits(after, input) && !permits(before, input))).toEqual([]);
  });
});

test(`a second layer never allows more (${said})`, async () => {
  const pairs = fc.tuple(policyFile, policyFile).map(([one, two]) => [checked(one), checked(two)]);
  await eachGroup(sample(pairs), ([one, two], inputs) => {
    const layers = [one, two].flatMap((ask, at) => (ask === undefined ? [] : [{ name: `layer${at}`, evaluator: evaluatorOf(ask) }]));
    const joined = joinLayers(layers);
    expect(inputs.filter((input) => joined.decide(input).effect === 'allow' && !permits(one, input))).toEqual([]);
    expect(inputs.filter((input) => joined.decide(input).effect !== 'deny' && one?.(input).decision.effect === 'deny')).toEqual([]);
  });
});

test(`what is hidden is never allowed (${said})`, async () => {
  const policies = sample(policyFile).map((file) => [checked(file)]);
  await eachGroup(policies, ([ask], inputs) => {
    const calls = inputs.map((input): InputDocument => (input.tool === undefined ? input : { ...input, tools: [input.tool] }));
    const wrong = calls.filter((input) => {
      const answer = ask?.(input);
      return input.tool !== undefined && input.acting && answer?.hidden.includes(input.tool.name) && answer.decision.effect !== 'deny';
    });
    expect(wrong).toEqual([]);
  });
});

test(`\`none\` of something is the opposite of it, where anybody can say (${said})`, async () => {
  const twice = conditions.map((list): PolicyFile => {
    const all = [{ all: list }];
    const rules = [
      { tool: 'read_file', action: 'allow', conditions: all },
      { tool: 'db_query', action: 'allow', conditions: [{ none: all }] },
      { tool: 'read_dir', action: 'deny', conditions: all },
      { tool: 'write_file', action: 'deny', conditions: [{ none: all }] },
    ];
    return { version: '1.0', default_action: 'allow', roots: ['/d'], rules };
  });
  await eachGroup(
    sample(twice).map((file) => [checked(file)]),
    ([ask], inputs) => {
      const tried = inputs.filter(({ arguments: given }) => typeof given === 'object' && given !== null && !Array.isArray(given));
      for (const input of tried) {
        const [holds, opposite, mayHold, mayNot] = ['read_file', 'db_query', 'read_dir', 'write_file'].map((name) =>
          permits(ask, { ...input, method: 'tools/call', acting: true, tool: { name } }),
        );
        // An allow asks whether it certainly holds, a deny whether it certainly does not.
        expect({ opposite, mayNot }).toEqual({ opposite: mayHold, mayNot: holds });
        expect(holds === true && opposite === true).toBe(false);
      }
    },
  );
});

test(`a file and its split by \`extends\` give the same decisions (${said})`, async () => {
  const pairs = sample(policyFile).map((file, at) => {
    const named = withIds(file);
    const random = new Random(seed + at);
    // A default is the file's own: what it extends would only be asked where it is silent.
    const moved = named.rules.filter((each) => !isDefault(each) && random.chance(0.5));
    const base = JSON.stringify({ version: '1.0', rules: moved });
    const rest = { ...named, rules: named.rules.filter((each) => !moved.includes(each)), extends: 'base.json' };
    return [checked(named), checked(rest, { extended: (name) => ({ file: name, text: base }) })];
  });
  await eachGroup(pairs, ([whole, split], inputs) => {
    expect(inputs.map((input) => split && canonical(split(input)))).toEqual(inputs.map((input) => whole && canonical(whole(input))));
  });
});

test(`texts and lists that variables stand for compile to the same, byte for byte (${said})`, () => {
  let replaced = 0;
  let lists = 0;
  for (const [at, file] of sample(policyFile).entries()) {
    const vars: Record<string, JsonValue> = {};
    const random = new Random(seed + at);
    const rules = file.rules.map((each) => withVariables(each, vars, random) as JsonObject);
    const texts = [file, { ...file, rules, ...(Object.keys(vars).length === 0 ? {} : { vars }) }].map((each) => JSON.stringify(each));
    const [plain, other] = texts.map((text) => compilePolicy(text, { file: 'policy.json' }));
    expect(other?.ok === true ? other.bundle : other).toEqual(plain?.ok === true ? plain.bundle : plain);
    replaced += Object.keys(vars).length;
    lists += Object.values(vars).filter((each) => Array.isArray(each)).length;
  }
  expect(replaced).toBeGreaterThan(POLICIES);
  expect(lists).toBeGreaterThan(POLICIES / 2);
});

test(`renaming ids changes nothing but the ids (${said})`, async () => {
  const pairs = sample(policyFile).map((file) => {
    const named = withIds(file);
    return [checked(named), checked({ ...named, rules: named.rules.map((each, n) => ({ ...each, id: `r${n}x` })) })];
  });
  const renamed = (text: string) => text.replaceAll(/r\d+x/g, (id) => id.slice(0, -1));
  await eachGroup(pairs, ([one, two], inputs) => {
    expect(inputs.map((input) => two && renamed(canonical(two(input))))).toEqual(inputs.map((input) => one && canonical(one(input))));
  });
});

test(`an unknown key is an error, wherever it stands (${said})`, () => {
  for (const [at, file] of sample(policyFile).entries()) {
    const random = new Random(seed + at);
    const places = mapsOf(file);
    const place = random.pick(places) ?? [];
    const text = JSON.stringify(withMember(file, place, 'unheard_of', true));
    const result = compilePolicy(text, { file: 'policy.json' });
    expect({
      text,
      said: result.ok ? [] : result.diagnostics.filter(({ message }) => message.includes('unheard_of')).length,
    }).toMatchObject({ said: 1 });
  }
});

test('the compiler is deterministic, whatever the order of keys', () => {
  fc.assert(
    fc.property(policyFile, fc.constantFrom({}, { mostPackages: 0 }), fc.integer(), (file, options, shuffle) => {
      const text = JSON.stringify(file);
      const other = JSON.stringify(withKeysShuffled(file, new Random(shuffle)));
      const [first, second, third] = [text, text, other].map((each) => compilePolicy(each, { file: 'policy.json', ...options }));
      const bundle = (result: typeof first) => (result?.ok === true ? JSON.stringify(result.bundle) : 'an error');
      expect(bundle(second)).toBe(bundle(first));
      expect(third?.ok === true ? third.bundle : third).toEqual(first?.ok === true ? first.bundle : first);
      expect(bundle(third)).toBe(bundle(first));
    }),
  );
});

test(`the compiler is deterministic across processes, whatever their hashes, zone and language (${said})`, async () => {
  const texts = sample(policyFile).map((file) => JSON.stringify(file));
  const program = await bundledProgram('test/compiler/meaning/compile-lines.ts');
  const here = texts.map((text) => compilePolicy(text, { file: 'policy.json' }));
  for (const [hashSeed, environment] of [
    [1, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    [2, { TZ: 'America/New_York' }],
  ] as const) {
    const child = spawnSync(process.execPath, [`--hash-seed=${hashSeed}`, program], {
      input: texts.join('\n'),
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      maxBuffer: 256 * 1024 * 1024,
    });
    expect({ status: child.status, stderr: child.stderr }).toEqual({ status: 0, stderr: '' });
    expect(child.stdout).toBe(`${here.map((each) => JSON.stringify(each.ok ? each.bundle : each)).join('\n')}\n`);
  }
});

test('a pattern that covers another matches what the other matches', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, name, (wide, narrow, text) => {
      fc.pre(covers(parseGlob(wide), parseGlob(narrow)));
      expect(!matches(parseGlob(narrow), text) || matches(parseGlob(wide), text)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

function permits(ask: Ask | undefined, input: InputDocument): boolean {
  return ask?.(input).decision.effect === 'allow';
}

function evaluatorOf(ask: Ask): Evaluator {
  return {
    revision: 'test',
    config: parsePolicyConfig({}),
    decide: (input) => ({ kind: 'decided', decision: ask(input).decision }),
    hidden: () => new Set(),
    dispose: () => {},
  };
}

/** Ids that are made depend on the order of the file, given ones do not. */
function withIds(file: PolicyFile): PolicyFile {
  return { ...file, rules: file.rules.map((each, at) => ({ ...each, id: `r${at}` })) };
}

/** Some of the texts in values stand in `vars` instead; keys and bodies of Rego stay. */
function withVariables(value: JsonValue, vars: Record<string, JsonValue>, random: Random): JsonValue {
  if (typeof value === 'string') {
    if (value === '' || value.includes('$') || !random.chance(0.4)) return value;
    const name = `v${Object.keys(vars).length}`;
    // Whole, or with the last character written where it stood.
    const whole = random.chance(0.5) || value.length === 1 || value.charCodeAt(value.length - 1) > 0x7f;
    vars[name] = whole ? value : value.slice(0, -1);
    return whole ? `\${${name}}` : `\${${name}}${value.slice(-1)}`;
  }
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    const plain = items.length > 0 && items.every((item) => typeof item === 'string' && item !== '' && !item.includes('$'));
    return plain && random.chance(0.5) ? withList(items, vars, random) : items.map((item) => withVariables(item, vars, random));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'rego' ? each : withVariables(each, vars, random)]));
}

/** A list of texts: as a whole, or its end beside what is left of it. */
function withList(items: readonly JsonValue[], vars: Record<string, JsonValue>, random: Random): JsonValue {
  const from = random.below(items.length);
  const name = `v${Object.keys(vars).length}`;
  vars[name] = items.slice(from);
  return from === 0 && random.chance(0.5) ? `\${${name}}` : [...items.slice(0, from), `\${${name}}`];
}

function denying({ rate_limit: _limit, obligations: _obligations, id: _id, ...rest }: JsonObject): JsonObject {
  return { ...rest, ...(isDefault(rest) ? { tool: 'read_*' } : {}), action: 'deny' };
}

/** Rules and comments of every module in an order of their own, without the lines that they come from and the numbers of their parts. */
function parts({ modules, data }: Bundle): unknown {
  const byPath = modules.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const blocks = byPath.map(({ path, text }) => {
    const numbered = /\b(any|fails|optional|path_fails|ruled_out)_\d+\b/g;
    const lines = text
      .replaceAll(/policy\.yaml:\d+/g, 'policy.yaml')
      .replaceAll(numbered, '$1')
      .trimEnd();
    const rules = lines.replaceAll(/^#.*\n/gm, '').split('\n\n');
    return [path, rules.toSorted(), (lines.match(/^#.*$/gm) ?? []).toSorted()];
  });
  return { blocks, data: inOrder(data) };
}

function inOrder(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map((item: JsonValue) => JSON.stringify(inOrder(item))).toSorted();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, name === 'source' ? '' : inOrder(member)]);
}

/** The places of all maps whose keys the language fixes. */
function mapsOf(value: JsonValue, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, n) => mapsOf(item, [...at, n]));
  if (typeof value !== 'object' || value === null) return [];
  const free = ['per_tool', 'argument_matches', 'argument_not_matches', 'equals', 'not_equals', 'claims'].includes(String(at.at(-1)));
  return [
    ...(free || namesAreTheAuthors(at) ? [] : [at]),
    ...Object.entries(value).flatMap(([name, member]) => (free ? [] : mapsOf(member, [...at, name]))),
  ];
}

/** Of a map of others: what they hold is the language’s again. */
function namesAreTheAuthors(at: readonly (string | number)[]): boolean {
  return ['servers', 'properties'].includes(String(at.at(-1)));
}

function withMember(value: JsonValue, [step, ...rest]: readonly (string | number)[], name: string, member: JsonValue): JsonValue {
  if (step === undefined) return { ...(value as JsonObject), [name]: member };
  if (Array.isArray(value)) return value.map((item: JsonValue, at) => (at === step ? withMember(item, rest, name, member) : item));
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, each]) => [key, key === step ? withMember(each, rest, name, member) : each]),
  );
}

function withKeysShuffled(value: JsonValue, random: Random): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withKeysShuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [random.next(), name, withKeysShuffled(member, random)] as const);
  // The tests of one argument are written in the order of the file.
  const shuffled = 'argument' in value ? members : members.toSorted(([a], [b]) => a - b);
  return Object.fromEntries(shuffled.map(([, name, member]) => [name, member]));
}
