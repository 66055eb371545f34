import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineDeadline } from '../../src/engine/engine-error.js';
import type { TestRequest, TestResult } from '../../src/engine/engine.js';
import { explain, type Layer } from '../../src/explain/explain.js';
import type { Explanation } from '../../src/explain/explanation.js';
import { explainLayer } from '../../src/explain/explain-layer.js';
import { inputOfMessage, type Looking } from '../../src/explain/look-again.js';
import { explanationJson } from '../../src/explain/report/json.js';
import { explanationText } from '../../src/explain/report/text.js';
import { triedRules } from '../../src/explain/tried-rules.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { createPolicyDeps, type OwnedPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { parseSource } from '../../src/pap/source/parse-source.js';
import { readSource } from '../../src/pap/source/read-source.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import { createPathResolver } from '../../src/pip/paths.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { callOfInput } from '../../src/replay/recorded-call.js';
import { folder, type Folder } from '../pap/folder.js';
import { fakePolicy, manualClock } from '../pep/harness.js';

const POLICY = `version: "1.0"
rules:
  - tool: read
    action: allow
    conditions:
      - path_starts_with: /srv/data
      - path_not_contains: [".env"]
  - tool: query
    action: allow
    conditions:
      - argument_matches: { sql: "^(select|show) ", limit: "^[0-9]+$" }
  - tool: send
    action: deny
    id: no-outside
    reason: only to our own
    conditions:
      - argument_not_matches: { to: "@example\\\\.com$" }
  - tool: send
    action: allow
  - tool: drop
    action: deny
    id: never-drop
  - tool: drop*
    action: allow
  - tool: gone
    action: deny
    id: no-gone
  - tool: buy
    action: ask
    id: who-buys
`;
const CONTEXT = `version: "1.0"
rules:
  - { tool: bobs, action: allow, identity: { subject: "bob*" } }
  - { tool: ops, action: allow, identity: { groups: ops } }
  - { tool: claim, action: allow, identity: { claims: { /realm/level: 2 } } }
  - { tool: proved, action: allow, identity: { authenticated: true } }
  - { tool: editor, action: allow, client: editor }
  - { tool: after, action: allow, session: { after: open } }
  - { tool: marked, action: allow, session: { labels: seen } }
  - { tool: weekend, action: allow, time: { days: [sat, sun], from: "08:00", to: "20:00", zone: UTC } }
  - { tool: never-alice, action: deny, identity: { subject: alice } }
  - { tool: never-alice, action: allow }
  - { tool: either, action: allow, conditions: [{ argument: q, equals: a }] }
  - { tool: either, action: allow, identity: { subject: bob } }
`;
const BASE = `version: "1.0"
helpers: |
  small if input.arguments.amount < 100
rules:
  - tool: pay
    action: allow
    conditions:
      - rego: helpers.small
      - rego: input.arguments.amount > 0
      - { argument: to, equals: x }
`;
const REGO = `package mcp.policy

allow if {
	input.tool.name == "read"
	startswith(input.arguments.path, "/srv")
	count(input.arguments.mode) == 1
}
`;

const ENDLESS = `package mcp.policy

allow if {
	input.tool.name == "read"
	every i in numbers.range(1, 100000000) { i > 0 }
}
`;

let place: Folder;
let deps: OwnedPolicyDeps;
beforeAll(() => {
  place = folder();
  place.write('p.yaml', POLICY);
  place.write('p.rego', REGO);
  place.write('context.yaml', CONTEXT);
  place.write('base.yaml', BASE);
  place.write('extending.yaml', 'version: "1.0"\nextends: ./base.yaml\nrules: []\n');
  deps = createPolicyDeps();
});
afterAll(async () => {
  await deps.close();
  place.remove();
});

const clock = manualClock();
const looking: Looking = {
  inspector: createInspector(),
  paths: createPathResolver({ cwd: '/srv/data', clock, home: '/home/alice' }),
  now: () => clock.now(),
};

const loaded = new Map<string, Promise<{ policy: Awaited<ReturnType<typeof loadPolicySet>>; layers: Layer[] }>>();
function load(words: readonly string[]) {
  const key = words.join(' ');
  const made = loaded.get(key) ?? loadOnce(words);
  loaded.set(key, made);
  return made;
}
async function loadOnce(words: readonly string[]) {
  const sources = resolveSources(words.map((word) => (word.includes('.') ? place.at(word) : word)));
  const policy = await loadPolicySet(sources, deps);
  const layers: Layer[] = [];
  for (const source of sources)
    layers.push({ parsed: await parseSource(await readSource(source)), set: (await loadPolicySet([source], deps)).set });
  return { policy, layers };
}

async function explained(words: readonly string[], name: string, args?: JsonObject, engine = deps.engine()): Promise<Explanation> {
  const { policy, layers } = await load(words);
  const identity = { subject: 'alice', authenticated: false, method: 'os' } as const;
  const message = { method: 'tools/call', params: args === undefined ? { name } : { name, arguments: args } };
  const input = inputOfMessage(message, { server: 'files', identity }, policy.set.config, looking);
  const call = callOfInput(input ?? {});
  if (call === undefined) throw new Error('no call');
  return explain(call, { policy, layers, looking, engine: () => engine });
}

describe('the nearest change, tried', () => {
  test.each([
    {
      why: 'a path outside',
      tool: 'read',
      args: { path: '/opt/x.md' },
      effect: 'deny',
      change: { edits: [{ at: '/arguments/path', from: '/opt/x.md', to: '/srv/data/x.md' }], effect: 'allow' },
    },
    {
      why: 'no path at all',
      tool: 'read',
      args: {},
      effect: 'deny',
      change: { edits: [{ at: '/arguments/path', to: '/srv/data/file' }], effect: 'allow' },
    },
    {
      why: 'a pattern that wants another beginning',
      tool: 'query',
      args: { sql: 'drop t', limit: '5' },
      effect: 'deny',
      change: { edits: [{ at: '/arguments/sql' }], effect: 'allow' },
    },
    {
      why: 'two arguments at once',
      tool: 'query',
      args: { sql: 'drop t' },
      effect: 'deny',
      change: { edits: [{ at: '/arguments/sql' }, { at: '/arguments/limit', to: '0' }], effect: 'allow' },
    },
    {
      why: 'a deny that trips',
      tool: 'send',
      args: { to: 'x@other.org' },
      effect: 'deny',
      change: { edits: [{ at: '/arguments/to', from: 'x@other.org' }], effect: 'allow' },
    },
    {
      why: 'an allow that a deny would stop',
      tool: 'send',
      args: { to: 'a@example.com' },
      effect: 'allow',
      change: { edits: [{ at: '/arguments/to' }], effect: 'deny' },
    },
    {
      why: 'a deny without conditions over an allow',
      tool: 'drop',
      args: {},
      effect: 'deny',
      change: { kind: 'change rule', id: 'never-drop', effect: 'allow' },
    },
    {
      why: 'a deny with nothing behind it',
      tool: 'gone',
      args: {},
      effect: 'deny',
      change: { kind: 'change rule', id: 'no-gone', action: 'allow', effect: 'allow' },
    },
    {
      why: 'a question',
      tool: 'buy',
      args: {},
      effect: 'ask',
      change: { kind: 'change rule', id: 'who-buys', action: 'allow', effect: 'allow' },
    },
    {
      why: 'nobody speaks of it',
      tool: 'other',
      args: {},
      effect: 'deny',
      change: { kind: 'add rule', rule: '- tool: "other"\n  action: allow\n', effect: 'allow' },
    },
    {
      why: 'an allow without conditions',
      tool: 'drop_all',
      args: {},
      effect: 'allow',
      change: { kind: 'add rule', rule: '- tool: "drop_all"\n  action: deny\n', effect: 'deny' },
    },
  ])('$why: $tool', async ({ tool, args, effect, change }) => {
    const explanation = await explained(['p.yaml'], tool, args);
    expect(explanation.effect).toBe(effect);
    expect(explanation.change).toMatchObject(change);
  });

  test('a guard that denies is met in the text, not in the rules', async () => {
    const { effect, change } = await explained(['p.yaml'], 'send', { to: 'a@example.com', body: 'card 4111 1111 1111 1111' });
    expect(effect).toBe('deny');
    expect(change).toMatchObject({ kind: 'arguments', edits: [{ at: '/arguments/body', to: 'card ' }], effect: 'allow' });
  });

  test('another layer that denies is not met by a rule of this one', async () => {
    const { effect, layers, change } = await explained(['p.yaml', 'strict'], 'drop_all', {});
    expect(effect).toBe('deny');
    expect(layers.map((layer) => layer.effect)).toEqual(['allow', 'deny']);
    expect(change).toMatchObject({ kind: 'add rule', effect: 'allow' });
  });
});

test('for people: rules with their lines, conditions with their values', async () => {
  const explanation = await explained(['p.yaml'], 'read', { path: '/srv/data/.env' });
  const text = explanationText(explanation, () => POLICY).replaceAll(`${place.path}/`, '');
  expect(text).toContain(`policy p.yaml: deny
  allow \`allow-read\` (tier \`name\`) does not decide, its conditions are false
    p.yaml:3:11
    3 |   - tool: read
      |           ^^^^
    true: path_starts_with, /arguments/path is "/srv/data/.env": true
      p.yaml:6:27
      6 |       - path_starts_with: /srv/data
        |                           ^^^^^^^^^
    false: path_not_contains, /arguments/path is "/srv/data/.env": false
`);
  expect(explanationJson(explanation)).toMatchObject({
    effect: 'deny',
    layers: [
      {
        kind: 'policy_file',
        checked: true,
        tier: 'name',
        rules: [{ id: 'allow-read', truth: 'false', conditions: [{ truth: 'true' }, { truth: 'false' }] }],
      },
    ],
  });
});

test('a policy in Rego: which rules were tried, and where they stopped', async () => {
  const outcome = async (tool: string, mode: string) => {
    const { effect, layers } = await explained(['p.rego'], tool, { path: '/srv/a', mode });
    const [layer] = layers;
    return [effect, layer?.kind === 'rego' ? layer.rules.map(({ line, outcome, at }) => [line, outcome, at]) : []];
  };
  expect(await outcome('read', 'rw')).toEqual(['deny', [[3, 'stopped', 6]]]);
  expect(await outcome('read', 'r')).toEqual(['allow', [[3, 'true', undefined]]]);
  expect(await outcome('write', 'r')).toEqual(['deny', [[3, 'skipped', undefined]]]);
  const text = explanationText(await explained(['p.rego'], 'read', { path: '/srv/a', mode: 'rw' }), () => undefined);
  expect(text).toMatch(/p\.rego:3: `allow if \{` is not true, it stopped at line 6\n$/);
});

describe('the nearest change of who calls, when and after what, tried', () => {
  test.each([
    { tool: 'bobs', edits: [{ at: '/identity/subject', to: 'bob' }] },
    { tool: 'ops', edits: [{ at: '/identity/claims/groups', to: ['ops'] }] },
    { tool: 'claim', edits: [{ at: '/identity/claims/realm/level', to: 2 }] },
    { tool: 'proved', edits: [{ at: '/identity/authenticated', to: true }] },
    { tool: 'editor', edits: [{ at: '/client/name', to: 'editor' }] },
    { tool: 'after', edits: [{ at: '/session/tools/open', to: 1 }] },
    { tool: 'marked', edits: [{ at: '/session/labels', to: ['seen'] }] },
    { tool: 'weekend', edits: [{ at: '/time', to: { weekday: 'Saturday', hour: 8 } }] },
    { tool: 'never-alice', edits: [{ at: '/identity/subject', to: 'someone-else' }] },
  ])('$tool', async ({ tool, edits }) => {
    const { effect, change } = await explained(['context.yaml'], tool, {});
    expect([effect, change]).toMatchObject(['deny', { kind: 'context', edits, effect: 'allow' }]);
  });

  test('a change of arguments is nearer', async () => {
    const { change } = await explained(['context.yaml'], 'either', { q: 'b' });
    expect(change).toMatchObject({ kind: 'arguments', edits: [{ at: '/arguments/q', to: 'a' }] });
  });
});

describe('conditions in Rego of a YAML policy', () => {
  test('are true or false as OPA says, in the file that they stand in', async () => {
    const explanation = await explained(['extending.yaml'], 'pay', { amount: 500, to: 'x' });
    expect(explanation.layers).toMatchObject([{ kind: 'policy_file', effect: 'deny', checked: true }]);
    const text = explanationText(explanation, () => undefined).replaceAll(`${place.path}/`, '');
    expect(text).toContain('    false: rego\n      base.yaml:8:15\n');
    expect(text).toContain('    true: rego\n      base.yaml:9:15\n');
  });

  test('a change that another condition needs is found', async () => {
    const { effect, change } = await explained(['extending.yaml'], 'pay', { amount: 5, to: '' });
    expect([effect, change]).toMatchObject(['deny', { kind: 'arguments', edits: [{ at: '/arguments/to', to: 'x' }], effect: 'allow' }]);
  });
});

test('a condition in Rego that the interpreter does not come to the end of is unknown, and the rest is explained', async () => {
  const endless = { ...(await deps.engine()), evaluate: () => Promise.reject(new EngineDeadline('`eval` took longer')) };
  const explanation = await explained(['base.yaml'], 'pay', { amount: 5, to: 'y' }, Promise.resolve(endless));
  expect(explanationText(explanation, () => undefined)).toContain('unknown: rego');
  expect(explanation.effect).toBe('deny');
});

test('of hand-written Rego that does not come to its end no rule is said not to have been tried', async () => {
  const engine = await deps.engine();
  const ended = (request: TestRequest): Promise<TestResult> => engine.test({ ...request, timeoutMs: 1 });
  const { input } = await explained(['p.yaml'], 'read', { path: '/srv/x' });
  const modules = [{ path: 'p.rego', text: ENDLESS }];
  expect(await triedRules({ ...engine, test: ended }, modules, {}, input)).toEqual([]);
});

test('arguments that are too deep for a decision are no disagreement', async () => {
  const deep = Array.from({ length: 3_000 }).reduce<JsonObject>((inner) => ({ a: inner }), {});
  expect(await explained(['p.yaml'], 'read', deep)).toMatchObject({ effect: 'deny', reasons: [{ id: 'outcome.input_too_large' }] });
});

test('where the two evaluators disagree nothing is explained', async () => {
  const { layers } = await load(['p.yaml']);
  const policy = layers[0]?.parsed.policy;
  if (policy === undefined) throw new Error('a YAML policy is checked');
  const { input } = await explained(['p.yaml'], 'other', {});
  await expect(explainLayer(policy, input, fakePolicy(), () => Promise.resolve(() => undefined))).rejects.toThrow(
    /this is a defect.*reference evaluator says deny \(default\), WASM says allow/,
  );
});
