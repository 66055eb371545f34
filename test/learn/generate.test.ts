import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotes, readRows } from '../../src/audit/read/read.js';
import { GENERALISE, STRICTNESS, type Extent } from '../../src/learn/extent.js';
import { generate, type Generated, type GenerateOptions } from '../../src/learn/generate.js';
import { logHashes } from '../../src/learn/log-hashes.js';
import { temporaryFolder, TIME } from '../audit/helpers.js';
import { call, compiled, guard, limited, logOf, read, referencePolicy, rowsOf, streamed, type Call } from './traffic.js';

type More = Partial<Omit<GenerateOptions, 'extent'>>;

async function learn(calls: readonly Call[], extent: Extent = GENERALISE.some, more: More = {}): Promise<Generated> {
  const rows = rowsOf(calls);
  const generated = await generate(
    { rows: () => streamed(rows), load: (yaml) => Promise.resolve(load(yaml)) },
    { extent, headroom: 2, logs: ['audit.jsonl'], hashes: {}, badLines: () => 0, ...more },
  );
  if (generated === undefined) throw new Error('there was nothing to learn');
  expect(load(generated.yaml).policy.name).toBe('learned from audit.jsonl');
  return generated;
}

function load(yaml: string) {
  const policy = compiled(yaml);
  return { policy: policy.policy, replay: referencePolicy(policy) };
}

/** The rules alone. */
const rulesOf = ({ yaml }: Generated) => yaml.slice(yaml.indexOf('\nrules:') + 1);

const repeat = (times: number, of: (index: number) => Call): Call[] => Array.from({ length: times }, (_, index) => of(index));

test('the file is one that a person reads: what was allowed, how often, why each condition, what was not, and the proof', async () => {
  const path = logOf([
    read('/srv/docs/a.txt'),
    read('/srv/docs/b/c.txt'),
    read('/srv/docs/.env', 'deny'),
    read('/etc/passwd', 'deny'),
    call('list_directory', { path: '/srv/docs' }),
    ...repeat(12, (index) => call('search', { query: `words ${index}`, mode: 'fast', ...(index % 2 === 0 ? { limit: index + 1 } : {}) })),
    call('run_shell', { command: 'ls' }, 'deny'),
    { method: 'resources/read', args: { uri: 'demo://notes/one' }, decision: 'allow' },
    { method: 'prompts/get', args: { name: 'greet' }, decision: 'allow' },
    { method: 'completion/complete', decision: 'allow' },
  ]);
  const notes = readNotes();
  const generated = await generate(
    { rows: () => readRows([path], { plumbing: true }, notes), load: (yaml) => Promise.resolve(load(yaml)) },
    { extent: GENERALISE.some, headroom: 2, logs: [path], hashes: { 'audit.jsonl': 'sha256:abc' }, badLines: () => notes.badCount },
  );
  await expect(generated?.yaml).toMatchFileSnapshot('../golden/learn/some.yaml');
  expect(generated?.proved).toBe(true);
});

describe('how far', () => {
  const calls = [
    ...repeat(30, (index) => read(`/srv/docs/${index}.txt`)),
    ...repeat(20, (index) =>
      call('search', { query: 'a'.repeat(index + 1), mode: index % 2 === 0 ? 'fast' : 'exact (all)', limit: index + 1 }),
    ),
    ...repeat(3, () => call('fetch', { url: 'https://docs.example.com/a', sql: 'select 1' })),
  ];
  test.each([...Object.entries(GENERALISE), ...Object.entries(STRICTNESS)])('%s', async (name, extent) => {
    const generated = await learn(calls, extent);
    expect(generated.proved).toBe(true);
    await expect(rulesOf(generated)).toMatchFileSnapshot(`../golden/learn/extent-${name}.yaml`);
  });

  test('headroom widens limits, ranges and lengths', async () => {
    const busy = repeat(40, (index) => call('search', { query: 'abc', limit: index - 5 }, 'allow', { time: TIME + index * 1_000 }));
    const rules = rulesOf(await learn(busy, GENERALISE.some, { headroom: 10 }));
    expect(rules).toContain('rate_limit: { requests: 500, per: minute }');
    expect(rules).toContain('{ argument: "limit", type: "integer", min: -50, max: 500 }');
  });
});

describe('S-61: what was denied never becomes allowed', () => {
  const cases: readonly { what: string; allowed: readonly Call[]; denied: readonly Call[]; by?: RegExp; leftOut?: true }[] = [
    {
      what: 'another folder',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/other/a.txt', 'deny')],
      by: /path_starts_with: \["\/srv\/docs"\]/,
    },
    {
      what: 'a secret file below an allowed folder',
      allowed: [read('/srv/docs/a.txt'), read('/srv/docs/x/b.txt')],
      denied: [read('/srv/docs/.env', 'deny'), read('/srv/docs/x/credentials.json', 'deny')],
      by: /path_not_contains: \["\.env", "credentials\.json"\]/,
    },
    {
      what: 'a sibling that only shares the beginning of the name',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/docs-old/a.txt', 'deny')],
    },
    { what: 'a folder above', allowed: [read('/srv/docs/deep/a.txt')], denied: [read('/srv/docs/a.txt', 'deny')] },
    {
      what: 'a path whose every name occurs in allowed paths',
      allowed: [read('/srv/docs/a/b.txt'), read('/srv/docs/b/a.txt')],
      denied: [read('/srv/docs/a/a.txt', 'deny')],
      by: /path_starts_with: \["\/srv\/docs\/a\/b\.txt", "\/srv\/docs\/b\/a\.txt"\]/,
    },
    {
      what: 'a path, where others do without one',
      allowed: [call('list', {}), call('list', { path: '/srv/docs' })],
      denied: [call('list', { path: '/etc' }, 'deny')],
      by: /argument: "path", path_starts_with: \["\/srv\/docs"\], optional: true/,
    },
    {
      what: 'another value, another type, or none',
      allowed: [call('sql', { query: 'select 1' }), call('sql', { query: 'select (2)' })],
      denied: [call('sql', { query: 'drop table x' }, 'deny'), call('sql', {}, 'deny'), call('sql', { query: 7 }, 'deny')],
    },
    {
      what: 'a verb of SQL',
      allowed: [call('q', { sql: 'select 1' })],
      denied: [call('q', { sql: 'delete from x' }, 'deny')],
      by: /sql_verbs: \["select"\]/,
    },
    {
      what: 'a host',
      allowed: [call('fetch', { url: 'https://docs.example.com/a' })],
      denied: [call('fetch', { url: 'https://docs.example.com.evil.com/a' }, 'deny')],
      by: /domains: \["docs\.example\.com"\]/,
    },
    {
      what: 'a program',
      allowed: [call('run', { command: 'git status' })],
      denied: [call('run', { command: 'git status; rm x' }, 'deny')],
      by: /commands: \["git"\]/,
    },
    { what: 'a number', allowed: [call('pay', { amount: 5 })], denied: [call('pay', { amount: 5_000 }, 'deny')], by: /in: \[5\]/ },
    {
      what: 'a longer list',
      allowed: [call('tag', { tags: ['a', 'b'] }), call('tag', { tags: [] })],
      denied: [call('tag', { tags: ['a', 'b', 'a'] }, 'deny')],
      by: /max_length: 2/,
    },
    {
      what: 'an item of a list',
      allowed: [call('tag', { tags: [{ name: 'a' }, { name: 'b' }] })],
      denied: [call('tag', { tags: [{ name: 'root' }] }, 'deny')],
      by: /argument: "\/tags\/\*\/name"/,
    },
    {
      what: 'an argument that only denied calls had',
      allowed: [call('push', { branch: 'x' })],
      denied: [call('push', { branch: 'x', force: true }, 'deny')],
      by: /argument: "force", present: false/,
    },
    {
      what: 'one value among many different ones',
      allowed: repeat(300, (index) => call('open', { item: `n${index + 1000}` })),
      denied: [call('open', { item: 'n0999' }, 'deny')],
      by: /argument: "item", not_in: \["n0999"\]/,
    },
    { what: 'one that had to be asked about', allowed: [read('/srv/docs/a.txt')], denied: [read('/srv/docs/important.txt', 'ask')] },
    {
      what: 'the very call that was allowed at another time',
      allowed: [read('/srv/docs/a.txt')],
      denied: [read('/srv/docs/a.txt', 'deny')],
      leftOut: true,
    },
    {
      what: 'a call whose difference the log has masked',
      allowed: [call('login', { password: 'one' })],
      denied: [call('login', { password: 'two' }, 'deny')],
      leftOut: true,
    },
    {
      what: 'an argument in another letter case',
      allowed: [call('login', { User: 'x' }), call('login', { user: 'x' })],
      denied: [call('login', { user: 'root' }, 'deny')],
      leftOut: true,
    },
    {
      what: 'a method',
      allowed: [{ method: 'completion/complete', args: { a: 1 }, decision: 'allow' }],
      denied: [{ method: 'completion/complete', args: { a: 2 }, decision: 'deny' }],
      leftOut: true,
    },
    {
      what: 'a resource',
      allowed: [{ method: 'resources/read', args: { uri: 'demo://notes/one' }, decision: 'allow' }],
      denied: [{ method: 'resources/read', args: { uri: 'demo://notes/two' }, decision: 'deny' }],
      by: /resource: "demo:\/\/notes\/one"/,
    },
    {
      what: 'a resource with several spellings beside another one',
      allowed: [{ method: 'resources/read', args: { uri: 'demo://notes/%6fne' }, decision: 'allow' }],
      denied: [{ method: 'resources/read', args: { uri: 'demo://notes/two' }, decision: 'deny' }],
      leftOut: true,
    },
    {
      what: 'a prompt',
      allowed: [{ method: 'prompts/get', args: { name: 'a' }, decision: 'allow' }],
      denied: [{ method: 'prompts/get', args: { name: 'b' }, decision: 'deny' }],
      by: /prompt: "a"/,
    },
    {
      what: 'a prompt of which arguments were only completed',
      allowed: [{ method: 'completion/complete', args: { ref: { type: 'ref/prompt', name: 'b' } }, decision: 'allow' }],
      denied: [{ method: 'prompts/get', args: { name: 'b' }, decision: 'deny' }],
      by: /method: "completion\/complete"/,
    },
    {
      what: 'plumbing',
      allowed: [read('/srv/docs/a.txt')],
      denied: [{ method: 'logging/setLevel', decision: 'deny', acting: false }],
      by: /method: "logging\/setLevel"\n\s+action: deny/,
    },
    {
      what: 'the same tool of another server',
      allowed: [read('/srv/docs/a.txt', 'allow', { server: 'one' })],
      denied: [read('/srv/docs/a.txt', 'deny', { server: 'two' })],
      by: /server: "one"/,
    },
  ];

  describe.each(Object.entries({ low: STRICTNESS.low, high: STRICTNESS.high, none: GENERALISE.none, most: GENERALISE.most }))(
    '%s',
    (_name, extent) => {
      test.each(cases)('$what', async ({ allowed, denied, by, leftOut = false }) => {
        const generated = await learn([...allowed, ...denied], extent);
        const { proof, proved, yaml } = generated;
        expect(proved, yaml).toBe(true);
        expect(proof.denied, yaml).toEqual({ calls: denied.length, kept: denied.length });
        expect(proof.allowed, yaml).toEqual(leftOut ? { calls: 0, kept: 0 } : { calls: allowed.length, kept: allowed.length });
        expect(proof.leftOut).toBe(leftOut ? allowed.length : 0);
        // `none` may say it by what was seen, before it has to be narrowed.
        if (by !== undefined && extent !== GENERALISE.none && extent !== STRICTNESS.high) expect(yaml).toMatch(by);
      });
    },
  );

  test('a tool that was never called', async () => {
    const generated = await learn([read('/srv/docs/a.txt')], STRICTNESS.low);
    const [row] = rowsOf([call('write_file', { path: '/srv/docs/a.txt' })]);
    const { replay } = load(generated.yaml);
    expect(replay.set.decide(row?.input as never)).toMatchObject({ effect: 'deny' });
  });
});

describe('what says nothing against a tool', () => {
  test('calls refused by a limit are set aside; those refused by detectors stay theirs to refuse, or become the rules’', async () => {
    const generated = await learn([
      read('/srv/docs/a.txt'),
      read('/srv/docs/a.txt', 'deny', { reasons: [limited] }),
      read('/srv/docs/b.txt', 'deny', { reasons: [guard] }),
    ]);
    // The reference has no detectors: the second try has to keep the call denied by a rule.
    expect(generated.proof).toMatchObject({ denied: { calls: 1, kept: 1 }, setAside: 1 });
    expect(generated.yaml).toContain('# refused once for the moment, not for what it asked');
    expect(generated.yaml).toContain('path_not_contains: ["b.txt"]');
  });
});

test('of what the server itself refused no folder is learned, and a person is asked', async () => {
  const outside = read('/srv/outside/x.txt', 'allow', { response: 'tool_error' });
  const generated = await learn([read('/srv/docs/a.txt', 'allow', { response: 'result' }), outside]);
  expect(generated.yaml).toContain('path_starts_with: ["/srv/docs", "/srv/outside/x.txt"]');
  expect(generated.yaml).toContain('# the server answered 1 of the allowed calls with an error: should they be allowed?');
});

describe('masked values and secrets', () => {
  const token = 'ghp_0123456789abcdefghijABCDEFGHIJ456789';
  test.each(['none', 'some', 'most'] as const)('never stand in the policy (%s)', async (name) => {
    const generated = await learn(
      [
        ...repeat(20, () => call('login', { password: 'hunter2 and more', card: '4111 1111 1111 1111', text: token, plain: 'x' })),
        call(token, {}),
        { method: 'resources/read', args: { uri: `demo://${token}/x` }, decision: 'allow' },
        { method: 'prompts/get', args: { name: token }, decision: 'allow' },
      ],
      GENERALISE[name],
    );
    expect(generated.yaml).not.toMatch(/hunter2|4111|ghp_0123/);
    expect(generated.yaml).toContain('# the argument "password" is masked in 20 calls: nothing is learned of it');
    expect(generated.proof.denied).toEqual({ calls: 0, kept: 0 });
  });
});

describe('the log', () => {
  test('S-62: either form gives the same rules', async () => {
    const calls = [read('/srv/docs/a.txt'), read('/srv/docs/.env', 'deny')];
    const texts = await Promise.all(
      (['cloudevents', 'json'] as const).map(async (format) => {
        const path = logOf(calls, format);
        const generated = await generate(
          { rows: () => readRows([path], { plumbing: true }), load: (yaml) => Promise.resolve(load(yaml)) },
          { extent: GENERALISE.some, headroom: 2, logs: [path], hashes: {}, badLines: () => 0 },
        );
        return generated?.yaml;
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  test('broken lines are skipped, counted and said', async () => {
    const path = logOf([read('/srv/docs/a.txt')]);
    appendFileSync(path, '{"half": \nno json\n');
    let notes = readNotes();
    const generated = await generate(
      { rows: () => readRows([path], { plumbing: true }, (notes = readNotes())), load: (yaml) => Promise.resolve(load(yaml)) },
      { extent: GENERALISE.some, headroom: 2, logs: [path], hashes: await logHashes([path]), badLines: () => notes.badCount },
    );
    expect(generated?.yaml).toContain('# Skipped: 2 lines of the log that could not be read.');
    expect(generated?.yaml).toMatch(/logs:\n {6}- "sha256:[0-9a-f]{64} audit\.jsonl"/);
  });

  test('the original program’s has no input documents: a policy is learned, and nothing is proved', async () => {
    const path = join(temporaryFolder(), 'old.log');
    const event = (tool: string, decision: string, args: object) =>
      `${JSON.stringify({ specversion: '1.0', type: 'ai.agentmesh.tool.invoked', source: 'urn:agentmesh-mcp-proxy:1', time: '2026-01-01T00:00:00Z', data: { tool, decision, arguments: args } })}\n`;
    writeFileSync(path, event('read_file', 'allow', { path: '/srv/docs/a.txt' }) + event('run_shell', 'deny', {}));
    const generated = await generate(
      { rows: () => readRows([path], { plumbing: true }), load: (yaml) => Promise.resolve(load(yaml)) },
      { extent: GENERALISE.some, headroom: 2, logs: [path], hashes: {}, badLines: () => 0 },
    );
    expect(generated?.yaml).toContain('- path_starts_with: ["/srv/docs"]');
    expect(generated?.yaml).not.toContain('- tool: "run_shell"');
    expect(generated?.proved).toBe(false);
    expect(generated?.proofLines).toContain('The log holds no call that can be decided again: nothing is proved.');
  });

  test('of denials alone there is nothing to learn', async () => {
    const rows = rowsOf([read('/srv/docs/a.txt', 'deny')]);
    const deps = { rows: () => streamed(rows), load: (yaml: string) => Promise.resolve(load(yaml)) };
    expect(await generate(deps, { extent: GENERALISE.some, headroom: 2, logs: [], hashes: {}, badLines: () => 0 })).toBeUndefined();
  });
});

describe('holdout', () => {
  test('whole sessions are kept back where there are enough, and what would be denied of them is said by tool and condition', async () => {
    const calls = repeat(400, (index) => {
      const session = `session ${index % 40}`;
      return call('search', { mode: index % 40 === 7 ? 'rare' : 'fast' }, 'allow', { session, time: TIME + index * 60_000 });
    });
    const shares = await Promise.all([0.2, 0.5, 0.99].map((holdOut) => learn(calls, GENERALISE.none, { holdOut })));
    for (const { proof, proved } of shares) {
      expect(proved).toBe(true);
      expect(proof.allowed.calls + proof.heldBack.calls).toBe(400);
      expect(proof.heldBack.calls % 10).toBe(0);
    }
    const denied = shares.flatMap(({ proof }) => [...proof.falseDenials]);
    expect(denied).toContainEqual(['search: `mode` in', 10]);
  });

  test('of few sessions single calls are', async () => {
    const calls = repeat(200, (index) => call('search', { mode: 'fast' }, 'allow', { time: TIME + index * 60_000 }));
    const { proof, proofLines } = await learn(calls, GENERALISE.some, { holdOut: 0.2 });
    expect(proof.heldBack.calls).toBeGreaterThan(20);
    expect(proof.heldBack.calls).toBeLessThan(60);
    expect(proofLines.at(-1)).toMatch(/^Kept back from learning, by call: \d+ allowed calls; \d+ would be allowed, 0 denied \(0\.0 %\)\.$/);
  });
});

test.each<[why: string, calls: readonly Call[], condition: string]>([
  ['of an integer from 2^53 on nobody can say', [call('t', { n: 2 ** 53 }), call('t', { n: 1 })], 'argument: "n", type: "number" }'],
  ['a number names no member', [call('t', { o: { 0: 'a', b: 'a' } })], 'argument: "o.b", in: ["a"] }'],
  ['a list has no path', [call('t', { paths: [], q: 'a' }), call('t', { paths: '/srv/docs/a.txt', q: 'a' })], 'argument: "q", in: ["a"] }'],
  [
    'nothing is known of a masked argument in another spelling',
    [call('t', { password: 'one', q: 'a' }), call('t', { Password: true, q: 'b' }, 'deny')],
    'argument: "q", in: ["a"] }',
  ],
])('no condition that does not certainly hold: %s', async (_why, calls, condition) => {
  const generated = await learn(calls, GENERALISE.none);
  expect(rulesOf(generated)).toContain(condition);
  expect(rulesOf(generated).match(/argument:|path_starts_with:/g)?.length).toBe(condition.includes('o.b') ? 2 : 1);
  expect(generated.yaml).not.toContain('did not hold');
});
