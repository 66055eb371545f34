import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { covers, matches, parseGlob } from '../../src/compiler/glob.js';
import type { Engine } from '../../src/engine/engine.js';
import { compiled, decided, engine, inputOf, inWasm, type Message } from './harness.js';
import { meaning, textOf, type Condition, type PolicyModel, type RuleModel } from './reference.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

/** Each policy is built to WASM, which takes a fraction of a second; each is then asked everything. */
const POLICIES = 20;

const action = fc.constantFrom('allow' as const, 'deny' as const, 'ask' as const);
const condition = fc.constantFrom<Condition>(
  { path_starts_with: '/d' },
  { path_starts_with: '/e' },
  { path_not_contains: 'S' },
  { argument_matches: { q: '^x$' } },
  { argument_matches: { q: '^x', r: 'y' } },
  { argument_not_matches: { q: 'x' } },
);
const conditions = fc.array(condition, { maxLength: 3 });
const target = fc.constantFrom(
  ...(['a', 'ab', 'b_x', 'a*', '*x', 'b*x', 'a*b*'] as const).map((name) => ({ kind: 'tool' as const, name })),
  ...(['roots/list', 'resources/read', 'resources/*', '*ing/*'] as const).map((name) => ({ kind: 'method' as const, name })),
);
const rule: fc.Arbitrary<RuleModel> = fc
  .record({ target, action, conditions })
  .map(({ target: { kind, name }, action, conditions }) => ({ kind, name, action, conditions: kind === 'tool' ? conditions : [] }));
const policy: fc.Arbitrary<PolicyModel> = fc.record({ default_action: action, rules: fc.array(rule, { maxLength: 8 }) });

const PATHS: readonly NonNullable<Message['paths']>[] = [
  {},
  { p: { at: '/d/f', under: ['/d'] } },
  { p: { at: '/d/s', under: ['/d'] } },
  { p: { at: '/d/f', resolved: '/e/s', under: ['/e'] } },
  { p: { at: '/x' } },
  { p: null },
  { p: { at: '/d/f', under: ['/d'] }, q: { at: '/d/s', under: ['/d', '/e'] } },
  { p: { at: '/d/f', under: ['/d'] }, q: null },
];
const ARGUMENTS: readonly Message['arguments'][] = [
  undefined,
  {},
  { q: 'x' },
  { q: 'xz', r: 'y' },
  { q: 'y', r: 5 },
  { q: 5 },
  { q: null, r: 'y' },
  'text',
  ['x'],
];
const MESSAGES: readonly Message[] = [
  ...['a', 'ab', 'b_x', 'b_y', 'zx'].flatMap((tool) =>
    PATHS.flatMap((paths) => ARGUMENTS.map((given): Message => ({ tool, paths, ...(given === undefined ? {} : { arguments: given }) }))),
  ),
  ...['a', 'ab', 'zx', 'none'].flatMap((tool) =>
    [true, false].map((known): Message => ({ tool, known, arguments: { q: 'x' }, paths: PATHS[1] ?? {} })),
  ),
  ...['roots/list', 'resources/read', 'resources/subscribe', 'sampling/createMessage'].flatMap((method) =>
    [true, false].map((acting): Message => ({ method, acting })),
  ),
];

async function answers(model: PolicyModel, mostPackages?: number): Promise<readonly string[]> {
  const evaluator = await inWasm(opa, compiled(textOf(model), mostPackages === undefined ? {} : { mostPackages }));
  const found = MESSAGES.map((message) => decided(evaluator, inputOf(message)).effect);
  evaluator.dispose();
  return found;
}

test('WASM says what the reference says, for packages and rows alike', async () => {
  await fc.assert(
    fc.asyncProperty(policy, fc.boolean(), async (model, rows) => {
      const found = await answers(model, rows ? 0 : undefined);
      const wrong = MESSAGES.flatMap((message, at) => {
        const expected = meaning(model, message);
        return found[at] === expected ? [] : [{ message, expected, found: found[at] }];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: POLICIES },
  );
});

test('a random order of the rules gives the same decisions', async () => {
  const shuffled = policy.chain((model) =>
    fc.tuple(
      fc.constant(model),
      fc.shuffledSubarray([...model.rules], { minLength: model.rules.length }).map((rules) => ({ ...model, rules })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([model, other]) => {
      expect(await answers(other)).toEqual(await answers(model));
    }),
    { numRuns: POLICIES / 2 },
  );
});

test('adding a deny never allows more', async () => {
  await fc.assert(
    fc.asyncProperty(policy, rule, async (model, added) => {
      const before = await answers(model);
      const after = await answers({ ...model, rules: [...model.rules, { ...added, action: 'deny' }] });
      expect(MESSAGES.filter((_message, at) => before[at] !== 'allow' && after[at] === 'allow')).toEqual([]);
    }),
    { numRuns: POLICIES / 2 },
  );
});

test('what is hidden is never allowed', async () => {
  const names = ['a', 'ab', 'b_x', 'b_y', 'zx'];
  await fc.assert(
    fc.asyncProperty(policy, async (model) => {
      const evaluator = await inWasm(opa, compiled(textOf(model)));
      const tools = names.map((name) => ({ name }));
      const hidden = evaluator.hidden(inputOf({ method: 'tools/list', acting: false }), tools);
      const allowed = MESSAGES.filter((message) => message.tool !== undefined && decided(evaluator, inputOf(message)).effect !== 'deny');
      evaluator.dispose();
      expect(allowed.filter(({ tool }) => hidden.has(tool ?? ''))).toEqual([]);
    }),
    { numRuns: POLICIES / 2 },
  );
});

test('the compiler is deterministic', () => {
  fc.assert(
    fc.property(policy, fc.constantFrom(undefined, 0), (model, mostPackages) => {
      const options = mostPackages === undefined ? {} : { mostPackages };
      expect(JSON.stringify(compiled(textOf(model), options))).toBe(JSON.stringify(compiled(textOf(model), options)));
    }),
  );
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
