import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learnPolicy, type Learned, type Strictness } from '../../src/audit/learn.js';
import { constrain, mayPass } from '../../src/audit/learn/constraint.js';
import { callOf, Observed } from '../../src/audit/learn/observed.js';
import { EVALUATION, toRow, type AuditRow } from '../../src/audit/row.js';
import { foldersOf } from '../../src/audit/learn/roots.js';
import { exactly, quoted } from '../../src/audit/learn/yaml-text.js';
import { mask } from '../../src/audit/mask.js';
import { readRows } from '../../src/audit/read.js';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { hostBuiltinNames } from '../../src/pdp/builtins/index.js';
import { createEvaluator } from '../../src/pdp/create-evaluator.js';
import type { Effect, Reason } from '../../src/pdp/decision.js';
import type { Evaluator } from '../../src/pdp/evaluator.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { libraryModules } from '../../src/pdp/library.js';
import { pathArguments } from '../../src/inspect/path-arguments.js';
import { createPathResolver } from '../../src/pip/paths.js';
import type { JsonObject } from '../../src/protocol/json.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { createTestEngine } from '../engine/test-engine.js';
import { denial, evaluation, invoked, open, temporaryFolder, TIME } from './helpers.js';

interface Call {
  readonly tool?: string;
  readonly method?: string;
  readonly args?: JsonObject;
  readonly decision: Effect;
  readonly reasons?: readonly Reason[];
  readonly time?: number;
}

const guard: Reason = { id: 'pii.card', message: 'a card number', severity: 'high', source: 'mcp.guards.pii.arguments' };
const limited: Reason = { id: 'rate_limited', message: 'the limit is reached', severity: 'medium', source: 'pep' };

/** The input document that the proxy makes of a call. */
function inputOf(
  { tool, method = 'tools/call', args = {} }: Pick<Call, 'tool' | 'method' | 'args'>,
  prefixes: readonly string[] = [],
): InputDocument {
  const paths = createPathResolver({ cwd: '/srv', clock: systemClock }).facts(pathArguments(args), prefixes) ?? {};
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method,
    acting: true,
    server: 'fs',
    ...(tool === undefined ? { params: args } : { tool: { name: tool }, arguments: args, params: {} }),
    identity: { subject: 'alice', authenticated: false, method: 'os' },
    client: {},
    session: { id: 's', started: '2026-01-01T00:00:00Z', calls: 0, tools: {}, labels: [] },
    findings: [],
    paths,
    time: { now_ns: 0, hour: 0, weekday: 'Monday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
  };
}

/** A log of these calls, written as the proxy writes it. */
function logOf(calls: readonly Call[], format: 'cloudevents' | 'json' = 'cloudevents'): string {
  const path = join(temporaryFolder(), 'audit.jsonl');
  const log = open(path, { format });
  for (const [index, call] of calls.entries()) {
    const { tool, method = 'tools/call', decision, reasons = decision === 'allow' ? [] : [denial], time = TIME + index } = call;
    const { document, masked } = mask(inputOf(call), [], []);
    const common = { decision_id: `d-${index}`, decision, reasons };
    log.append([
      evaluation({ ...common, method, ...(tool === undefined ? { tool: undefined as never } : { tool }), input: document, masked }, time),
    ]);
    if (tool !== undefined) log.append([invoked({ ...common, tool, arguments: document['arguments'] ?? null }, time)]);
  }
  log.close();
  return path;
}

const learn = (
  calls: readonly Call[],
  strictness: Strictness = 'medium',
  format: 'cloudevents' | 'json' = 'cloudevents',
): Promise<Learned> => learnPolicy(readRows([logOf(calls, format)]), { strictness });

function rowOf(call: Call, line: number): AuditRow {
  const { document } = mask(inputOf(call), [], []);
  const data = { decision: call.decision, tool: call.tool ?? null, reasons: [{ ...denial }], input: document };
  const row = toRow({ type: EVALUATION, time: TIME + line, timeText: '', server: 'fs', data }, 'audit.jsonl', line);
  if (row === undefined) throw new Error('no row');
  return row;
}

let engine: Engine;
beforeAll(async () => {
  engine = await createTestEngine({ builtins: hostBuiltinNames });
});
afterAll(() => engine.close());

/** The policy as `protect --policy` would have it: compiled to Rego, built to WASM with the library. */
async function evaluatorOf({ yaml }: Learned): Promise<Evaluator> {
  const compiled = compilePolicy(yaml, { file: 'learned.yaml' });
  if (!compiled.ok) throw new Error(`${JSON.stringify(compiled.diagnostics, undefined, 1)}\n${yaml}`);
  const built = await engine.build({
    modules: [...libraryModules(), ...compiled.bundle.modules],
    entrypoints: ['mcp/main/decision', 'mcp/main/hidden'],
  });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return createEvaluator({ wasm: built.wasm, data: compiled.bundle.data, revision: 'sha256:test' });
}

function effectOf(evaluator: Evaluator, call: Call): Effect {
  const outcome = evaluator.decide(inputOf(call, evaluator.config.paths.prefixes));
  if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
  return outcome.decision.effect;
}

const read = (path: string, decision: Effect = 'allow', more: Partial<Call> = {}): Call => ({
  tool: 'read_file',
  args: { path },
  decision,
  ...more,
});

describe('the text', () => {
  it('is a policy that a person reads: what was allowed, how often, and what was not', async () => {
    const { yaml } = await learn([
      read('/srv/docs/a.txt'),
      read('/srv/docs/b/c.txt'),
      read('/srv/docs/.env', 'deny'),
      read('/etc/passwd', 'deny'),
      { tool: 'list_directory', args: { path: '/srv/docs' }, decision: 'allow' },
      { tool: 'run_shell', args: { command: 'ls' }, decision: 'deny' },
      { method: 'resources/read', args: { uri: 'x:y' }, decision: 'allow' },
    ]);
    expect(yaml).toBe(`# Learned from 4 allowed calls and 3 denied ones, 2026-02-03T10:30:00.000Z to 2026-02-03T10:30:00.006Z.
# Strictness: medium. Servers: "secure-filesystem".
# What was not allowed there is denied here. Read it before you enforce it.
version: "1.0"
mode: enforce
default_action: deny

rules:
  # allowed once, at most 1 in a minute
  # for whatever it asks: conditions are for tools
  - method: "resources/read"
    action: allow
  # allowed once, at most 1 in a minute
  # a limit with room would be 10 a minute
  - tool: "list_directory"
    action: allow
    conditions:
      - path_starts_with: ["/srv/docs"]
  # allowed 2 times, denied 2 times, at most 2 in a minute
  # a limit with room would be 10 a minute
  - tool: "read_file"
    action: allow
    conditions:
      - path_starts_with: ["/srv/docs"]
      - path_not_contains: [".env"]

# Not allowed:
#   "run_shell": denied, once
`);
  });

  it('S-62: is the same from a json-format log', async () => {
    const calls = [read('/srv/docs/a.txt'), read('/srv/docs/.env', 'deny')];
    expect((await learn(calls, 'high', 'json')).yaml).toBe((await learn(calls, 'high')).yaml);
  });

  it('learns from the original program’s logs too', async () => {
    const path = join(temporaryFolder(), 'old.log');
    const event = (tool: string, decision: string, args: object) =>
      `${JSON.stringify({ specversion: '1.0', type: 'ai.agentmesh.tool.invoked', source: 'urn:agentmesh-mcp-proxy:1', time: '2026-01-01T00:00:00Z', data: { tool, decision, arguments: args } })}\n`;
    writeFileSync(path, event('read_file', 'allow', { path: '/srv/docs/a.txt' }) + event('run_shell', 'deny', {}));
    const { yaml } = await learnPolicy(readRows([path]));
    expect(yaml).toContain('- tool: "read_file"\n    action: allow\n    conditions:\n      - path_starts_with: ["/srv/docs"]\n');
    expect(yaml).not.toContain('- tool: "run_shell"');
  });

  it.each(['low', 'medium', 'high'] as const)('of an empty log denies everything (%s)', async (strictness) => {
    const learned = await learn([], strictness);
    const evaluator = await evaluatorOf(learned);
    expect(effectOf(evaluator, read('/srv/docs/a.txt'))).toBe('deny');
  });
});

describe('strictness', () => {
  const calls: Call[] = [
    ...Array.from({ length: 30 }, (_, index) => read(`/srv/docs/${index}.txt`)),
    { tool: 'search', args: { query: 'a', mode: 'fast' }, decision: 'allow' },
    { tool: 'search', args: { query: 'b', mode: 'exact (all)' }, decision: 'allow' },
  ];
  const others = {
    elsewhere: read('/srv/other/x.txt'),
    mode: { tool: 'search', args: { query: 'a', mode: 'slow' }, decision: 'allow' },
    missing: { tool: 'search', args: { query: 'a' }, decision: 'allow' },
    part: { tool: 'search', args: { query: 'a', mode: 'fast!' }, decision: 'allow' },
    tool: { tool: 'write_file', args: {}, decision: 'allow' },
  } as const satisfies Record<string, Call>;

  it.each([
    ['low', { elsewhere: 'allow', mode: 'allow', missing: 'allow', part: 'allow', tool: 'deny' }, false],
    ['medium', { elsewhere: 'deny', mode: 'allow', missing: 'allow', part: 'allow', tool: 'deny' }, false],
    ['high', { elsewhere: 'deny', mode: 'deny', missing: 'deny', part: 'deny', tool: 'deny' }, true],
  ] as const)('%s', async (strictness, expected, limits) => {
    const learned = await learn(calls, strictness);
    const evaluator = await evaluatorOf(learned);
    expect(Object.fromEntries(Object.entries(others).map(([name, call]) => [name, effectOf(evaluator, call)]))).toEqual(expected);
    for (const call of calls) expect(effectOf(evaluator, call)).toBe('allow');
    expect(learned.yaml.includes('rate_limits:')).toBe(limits);
  });

  it('high sets limits at twice the busiest minute, medium says them', async () => {
    const busy = Array.from({ length: 40 }, (_, index) => read('/srv/docs/a.txt', 'allow', { time: TIME + index * 1_000 }));
    expect((await learn(busy, 'high')).yaml).toContain('    "read_file": { requests: 100, per: minute }');
    expect((await learn(busy, 'medium')).yaml).toContain('# a limit with room would be 100 a minute');
  });
});

describe('S-61: what was denied never becomes allowed', () => {
  it('a tool that was only denied', async () => {
    const learned = await learn([read('/srv/docs/a.txt'), { tool: 'run_shell', args: { command: 'ls' }, decision: 'deny' }], 'low');
    const evaluator = await evaluatorOf(learned);
    expect(effectOf(evaluator, { tool: 'run_shell', args: { command: 'ls' }, decision: 'deny' })).toBe('deny');
    expect(effectOf(evaluator, read('/srv/docs/a.txt'))).toBe('allow');
  });

  const cases: readonly {
    readonly what: string;
    readonly allowed: readonly Call[];
    readonly denied: readonly Call[];
    readonly leftOut?: boolean;
  }[] = [
    { what: 'in shadow mode', allowed: [read('/srv/docs/a.txt')], denied: [read('/srv/other/a.txt', 'deny')] },
    {
      what: 'a secret file below an allowed folder',
      allowed: [read('/srv/docs/a.txt'), read('/srv/docs/x/b.txt')],
      denied: [read('/srv/docs/.env', 'deny'), read('/srv/docs/x/credentials.json', 'deny')],
    },
    {
      what: 'a sibling that only shares a prefix of the name',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/docs-old/a.txt', 'deny')],
    },
    { what: 'a folder above', allowed: [read('/srv/docs/deep/a.txt')], denied: [read('/srv/docs/a.txt', 'deny')] },
    {
      what: 'a path whose every name occurs in allowed paths',
      allowed: [read('/srv/docs/a/b.txt'), read('/srv/docs/b/a.txt')],
      denied: [read('/srv/docs/a/a.txt', 'deny')],
    },
    {
      what: 'another value of an argument',
      allowed: [
        { tool: 'sql', args: { query: 'select 1' }, decision: 'allow' },
        { tool: 'sql', args: { query: 'select (2)' }, decision: 'allow' },
      ],
      denied: [
        { tool: 'sql', args: { query: 'drop table x' }, decision: 'deny' },
        { tool: 'sql', args: {}, decision: 'deny' },
        { tool: 'sql', args: { query: 7 }, decision: 'deny' },
      ],
    },
    {
      what: 'one that had to be asked about',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/docs/important.txt', 'ask')],
    },
    {
      what: 'the very call that was allowed at another time',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/docs/a.txt', 'deny')],
      leftOut: true,
    },
    {
      what: 'a call whose difference the log has masked',
      allowed: [{ tool: 'login', args: { password: 'one' }, decision: 'allow' }],
      denied: [{ tool: 'login', args: { password: 'two' }, decision: 'deny' }],
      leftOut: true,
    },
    {
      what: 'a call that is told apart by a number only',
      allowed: [{ tool: 'pay', args: { amount: 5 }, decision: 'allow' }],
      denied: [{ tool: 'pay', args: { amount: 5_000 }, decision: 'deny' }],
      leftOut: true,
    },
    {
      what: 'a method',
      allowed: [{ method: 'resources/read', args: { uri: 'a:b' }, decision: 'allow' }],
      denied: [{ method: 'resources/read', args: { uri: 'a:c' }, decision: 'deny' }],
      leftOut: true,
    },
  ];

  it.each(cases)('$what', async ({ allowed, denied, leftOut = false }) => {
    for (const strictness of ['low', 'high'] as const) {
      const learned = await learn([...allowed, ...denied], strictness);
      const evaluator = await evaluatorOf(learned);
      for (const call of denied) expect(effectOf(evaluator, call), `${JSON.stringify(call)}\n${learned.yaml}`).not.toBe('allow');
      for (const call of allowed)
        expect(effectOf(evaluator, call), `${JSON.stringify(call)}\n${learned.yaml}`).toBe(leftOut ? 'deny' : 'allow');
      expect(learned.leftOut.length > 0).toBe(leftOut);
    }
  });

  it('calls refused by a rate limit say nothing against the tool; those refused by detectors stay theirs to refuse', async () => {
    const learned = await learn([
      read('/srv/docs/a.txt'),
      read('/srv/docs/a.txt', 'deny', { reasons: [limited] }),
      read('/srv/docs/a.txt', 'deny', { reasons: [guard] }),
    ]);
    expect(learned.leftOut).toEqual([]);
    expect(learned.yaml).toContain('# denied once by detectors, which go on deciding: "mcp.guards.pii.arguments"');
    expect(learned.yaml).toContain('# refused once for the moment, not for what it asked');
    expect(effectOf(await evaluatorOf(learned), read('/srv/docs/a.txt'))).toBe('allow');
  });

  const folder = fc.constantFrom('/srv/docs', '/srv/docs/a', '/srv/docs-old', '/srv', '/home/bob', '/tmp');
  const name = fc.constantFrom('a.txt', 'b.txt', '.env', 'docs', 'a');
  const path = fc.tuple(folder, name).map(([parent, child]) => `${parent}/${child}`);
  const args = fc.oneof(
    fc.record({ path }),
    fc.record({ path, mode: fc.constantFrom('r', 'w', 'r+') }),
    fc.record({ source: path, destination: path }),
    fc.record({ query: fc.constantFrom('a', 'a|b', '^$', '(', 'é\n', 7) }),
    fc.constant({}),
  ) as fc.Arbitrary<JsonObject>;
  const decision = fc.constantFrom<Effect>('allow', 'allow', 'allow', 'deny');
  const traffic = fc.array(fc.record({ tool: fc.constantFrom('one', 'two', 'three'), args, decision }), { minLength: 3, maxLength: 25 });
  const strictnesses = fc.constantFrom<Strictness>('low', 'medium', 'high');

  it('property: the constraint of a tool passes every allowed call and no denied one', () => {
    fc.assert(
      fc.property(traffic, strictnesses, (calls, strictness) => {
        const observed = new Observed();
        const rows = calls.map((call, index) => rowOf(call, index));
        for (const row of rows) {
          if (row.decision === 'allow') observed.allow(row);
          else observed.deny(row);
        }
        const constraint = constrain(observed, strictness);
        if (constraint === undefined) return;
        for (const row of rows) expect(mayPass(callOf(row), constraint), JSON.stringify(row.arguments)).toBe(row.decision === 'allow');
      }),
      { numRuns: 2_000 },
    );
  });

  it('S-63, property: random traffic against the policy learned from it, in WASM: what was allowed is, what was not is not', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, strictnesses, async (calls, strictness) => {
        const learned = await learn(calls, strictness);
        const out = new Set(learned.leftOut.map(({ name }) => name));
        const evaluator = await evaluatorOf(learned);
        try {
          for (const each of calls) {
            const expected = each.decision === 'allow' && !out.has(each.tool) ? 'allow' : 'deny';
            expect(effectOf(evaluator, each), `${JSON.stringify(each)}\n${learned.yaml}`).toBe(expected);
          }
        } finally {
          evaluator.dispose();
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('hostile names', () => {
  const hostile = [
    '*',
    'db_*',
    'a: b',
    '- x',
    '# x',
    '"',
    "'",
    'a\nrules: []',
    'é€𝒳',
    '\u202eevil',
    '{x}',
    ' lead',
    'null',
    'true',
    '1.0',
    '0x10',
    '~',
    'a,b',
    '\ud800',
    'a\u0000b',
    '',
    '&a',
    '!!int',
    '%TAG',
    'x'.repeat(300),
  ];

  it('more of them than anybody has tools: the rest is left out, and said to be', async () => {
    async function* rows() {
      for (let i = 0; i < 10_003; i++) yield await Promise.resolve(rowOf({ tool: `t${i}`, decision: 'allow' }, i));
    }
    const { rules, leftOut } = await learnPolicy(rows(), { strictness: 'low' });
    expect(rules).toBe(10_000);
    expect(leftOut).toEqual([{ name: 'others', why: '3 times, beyond the first 10,000 names' }]);
  });

  it('of tools are quoted, or left out where a policy cannot name them exactly', async () => {
    const calls = hostile.map((tool): Call => ({
      tool,
      args: { 'a\nb: [': 'x', '"': 'y', path: '/srv/docs/#a: b.txt' },
      decision: 'allow',
    }));
    for (const strictness of ['low', 'high'] as const) {
      const learned = await learn(calls, strictness);
      const evaluator = await evaluatorOf(learned);
      const out = new Set(learned.leftOut.map(({ name }) => name));
      for (const call of calls)
        expect(effectOf(evaluator, call), JSON.stringify(call.tool)).toBe(out.has(call.tool ?? '') ? 'deny' : 'allow');
      for (const name of ['*', 'db_*']) expect(out.has(name)).toBe(true);
      for (const name of ['a: b', '# x', '"', 'null', '~', '1.0', '\u202eevil']) expect(out.has(name), name).toBe(false);
      expect(effectOf(evaluator, { tool: 'db_drop', args: {}, decision: 'allow' })).toBe('deny');
      for (const line of learned.yaml.split('\n')) expect(line).not.toMatch(/^rules: \[\]/);
    }
  });

  it.each([
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['line\nbreak', '"line\\nbreak"'],
    ['\u0085\u2028\u202e\ufeff\u007f', '"\\u0085\\u2028\\u202e\\ufeff\\u007f"'],
    ['\u{e0041}', '"\\U000e0041"'],
    ['é€𝒳', '"é€𝒳"'],
  ])('%j is written %s', (text, yaml) => expect(quoted(text)).toBe(yaml));

  it.each(['a.b', 'x|y', '(?i)a', '^$', '\\d', '[a]', 'a{2}', 'tab\tand\nline', 'é€𝒳'])('%j is matched by its expression alone', (text) => {
    const expression = new RegExp(exactly(text).replaceAll('\\x{', '\\u{'), 'u');
    expect(expression.test(text)).toBe(true);
    expect(expression.test(`${text}x`)).toBe(false);
    expect(expression.test(`x${text}`)).toBe(false);
  });
});

describe('folders', () => {
  it.each([
    [['/srv/docs/a.txt', '/srv/docs/b.txt'], ['/srv/docs']],
    [['/srv/docs/a.txt', '/srv/docs/deep/b.txt', '/srv/docs/deep'], ['/srv/docs']],
    [
      ['/srv/docs', '/srv/other/a.txt'],
      ['/srv/docs', '/srv/other'],
    ],
    [
      ['/tmp/a.txt', '/home/bob/b.txt', '/c.txt'],
      ['/c.txt', '/home/bob/b.txt', '/tmp/a.txt'],
    ],
    [
      ['C:\\Users\\bob\\Documents\\a.txt', 'C:\\Users\\bob\\b.txt', 'C:\\x.txt'],
      ['C:\\Users\\bob\\Documents', 'C:\\Users\\bob\\b.txt', 'C:\\x.txt'],
    ],
    [Array.from({ length: 30 }, (_, index) => `/srv/data/project${index}/a.txt`), ['/srv/data']],
    [
      Array.from({ length: 30 }, (_, index) => `/home/user${index}/work/a.txt`),
      Array.from({ length: 30 }, (_, index) => `/home/user${index}/work`).sort(),
    ],
  ])('of %j are %j', (paths, folders) => expect(foldersOf(paths)).toEqual(folders));
});
