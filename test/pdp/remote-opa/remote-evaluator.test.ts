import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadPolicySet } from '../../../src/pap/load-policy-set.js';
import { keptPolicyDeps } from '../../kept-policy-deps.js';
import { resolveSources } from '../../../src/pap/source/resolve-source.js';
import type { Evaluator } from '../../../src/pdp/evaluator.js';
import { createRemoteEvaluator } from '../../../src/pdp/remote-opa/create-remote-evaluator.js';
import type { Answer as Replied } from '../../../src/pdp/remote-opa/waiting-client.js';
import { call } from '../../pap/call.js';

interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly how?: 'whole' | 'never' | 'cut' | 'destroy' | 'once';
}

const DECISION = '/v1/data/mcp/main/decision';
const HIDDEN = '/v1/data/mcp/main/hidden';
const CONFIG = '/v1/data/mcp/config';
const ALLOW = { allow: true, effect: 'allow', reasons: [], rules: ['r'], warnings: [], obligations: [], labels: [] };
const result = (value: unknown): Answer => ({ body: JSON.stringify({ decision_id: 'x', result: value }) });

let server: Worker;
let origin: string;
let evaluator: Evaluator | undefined;
beforeEach(async () => {
  server = new Worker(join(import.meta.dirname, '../../fixtures/opa/server.mjs'));
  const [port] = (await once(server, 'message')) as [number];
  origin = `http://127.0.0.1:${port}`;
  await answer(CONFIG, {});
});
afterEach(async () => {
  evaluator?.dispose();
  evaluator = undefined;
  await server.terminate();
});

/** From here on; the server's thread has heard it. */
async function answer(url: string, with_: Answer): Promise<void> {
  server.postMessage({ url, answer: with_ }, []);
  await once(server, 'message');
}

async function requests(): Promise<readonly { url: string; body: string; connection: number }[]> {
  server.postMessage('requests', []);
  const [seen] = (await once(server, 'message')) as [readonly { url: string; body: string; connection: number }[]];
  return seen;
}

async function open(path = DECISION, deadlineMs = 5_000): Promise<Evaluator> {
  evaluator = await createRemoteEvaluator({ url: origin + path, name: 'remote', deadlineMs });
  return evaluator;
}

test('the answer decides at once, and the question is the whole input document', async () => {
  await answer(DECISION, result(ALLOW));
  const evaluator = await open();
  expect(evaluator.decide(call('read_file', { path: '/a' }))).toEqual({ kind: 'decided', decision: ALLOW });
  await answer(DECISION, result({ ...ALLOW, allow: false, effect: 'deny' }));
  expect(evaluator.decide(call('read_file', { path: '/b' }))).toMatchObject({ kind: 'decided', decision: { effect: 'deny' } });
  const seen = await requests();
  expect(seen.map(({ url }) => url)).toEqual([CONFIG, DECISION, DECISION]);
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual({ input: call('read_file', { path: '/a' }) });
});

test('one connection is used for all', async () => {
  await answer(DECISION, result(ALLOW));
  const evaluator = await open();
  for (let n = 0; n < 5; n++) evaluator.decide(call('a'));
  expect(new Set((await requests()).map(({ connection }) => connection))).toEqual(new Set([1]));
});

test('a connection that is closed in the moment in which it is used again is no failure', async () => {
  await answer(DECISION, { ...result(ALLOW), how: 'once' });
  const evaluator = await open();
  for (let n = 0; n < 3; n++) expect(evaluator.decide(call('a'))).toMatchObject({ kind: 'decided' });
  expect(Math.max(...(await requests()).map(({ connection }) => connection))).toBeGreaterThan(2);
});

describe('whatever is not a decision denies, with its own reason', () => {
  test.each<[string, Answer, string, RegExp]>([
    ['undefined', { body: '{}' }, 'undefined_decision', /leaves the decision undefined/],
    ['a boolean', result(true), 'malformed_decision', /not an object/],
    ['an allow that contradicts itself', result({ ...ALLOW, effect: 'deny' }), 'malformed_decision', /contradict/],
    ['a member that is none', result({ ...ALLOW, obligation: [] }), 'malformed_decision', /unknown member/],
    ['an obligation that is none', result({ ...ALLOW, obligations: [{ kind: 'shrug' }] }), 'unknown_obligation', /obligations\[0\]/],
    ['no JSON', { body: 'allow' }, 'no_answer', /what is no JSON object/],
    ['JSON that is no object', { body: '[true]' }, 'no_answer', /what is no JSON object/],
    [
      'two decisions',
      { body: `{"result":${JSON.stringify({ ...ALLOW, allow: false, effect: 'deny' })},"result":${JSON.stringify(ALLOW)}}` },
      'no_answer',
      /a member twice/,
    ],
    [
      'an effect twice',
      { body: JSON.stringify({ result: ALLOW }).replace('"effect"', '"effect":"deny","\\u0065ffect"') },
      'no_answer',
      /a member twice/,
    ],
    ['half of an answer', { ...result(ALLOW), how: 'cut' }, 'no_answer', /broke off in the middle/],
    ['a closed connection', { how: 'destroy' }, 'no_answer', /cannot be asked \(ECONNRESET\)/],
    ['500', { status: 500, body: JSON.stringify({ result: ALLOW }) }, 'no_answer', /HTTP 500/],
    ['a redirect', { status: 302, body: JSON.stringify({ result: ALLOW }) }, 'no_answer', /HTTP 302/],
    [
      'an answer without end',
      { body: JSON.stringify({ result: ALLOW, more: 'x'.repeat(1_100_000) }) },
      'no_answer',
      /more than 1048576 bytes/,
    ],
  ])('%s', async (_what, odd, code, message) => {
    await answer(DECISION, odd);
    const evaluator = await open();
    expect(evaluator.decide(call('a'))).toMatchObject({ code, message: expect.stringMatching(message) as string });
    await answer(DECISION, result(ALLOW));
    expect(evaluator.decide(call('a'))).toMatchObject({ kind: 'decided' });
  });

  test('a server that does not answer: the deadline, and then a rest in which nobody waits again', async () => {
    await answer(DECISION, { how: 'never' });
    // The settings have to come within it too, from a server that has just begun.
    const evaluator = await open(DECISION, 1_000);
    expect(evaluator.decide(call('a'))).toMatchObject({
      kind: 'error',
      code: 'deadline',
      message: 'the remote OPA does not answer within 1000 ms',
    });
    expect(evaluator.decide(call('a'))).toMatchObject({ code: 'deadline', message: expect.stringContaining('is not asked now') as string });
    expect((await requests()).filter(({ url }) => url === DECISION)).toHaveLength(1);
  });

  test('an answer that comes too late is no answer to the next question', async () => {
    let monotonic = 0;
    const clock = { now: () => 0, monotonic: () => (monotonic += 10_000) };
    const seen: number[] = [];
    const replies = [{ kind: 'deadline' }, { kind: 'answer', text: JSON.stringify({ result: ALLOW }) }] as const;
    const client = { post: () => replies[seen.push(1) - 1] ?? replies[0], close: () => undefined };
    const evaluator = await createRemoteEvaluator({
      url: `${origin}/v1/data/x`,
      name: 'r',
      deadlineMs: 1,
      clock,
      open: () => Promise.resolve(client),
    });
    expect(evaluator.decide(call('a'))).toMatchObject({ code: 'deadline' });
    expect(evaluator.decide(call('a'))).toMatchObject({ kind: 'decided' });
  });

  test('one that goes on hanging is asked ever more rarely, at most every 30 s, and an answer ends that', async () => {
    let monotonic = 0;
    const clock = { now: () => 0, monotonic: () => monotonic };
    let reply: Replied = { kind: 'deadline' };
    let asked: number[] = [];
    const client = { post: () => (asked.push(monotonic / 1_000), reply), close: () => undefined };
    const open = () => Promise.resolve(client);
    const evaluator = await createRemoteEvaluator({ url: `${origin}/v1/data/x`, name: 'r', deadlineMs: 1, clock, open });
    const callsFor = (seconds: number) => {
      asked = [];
      for (const end = monotonic + seconds * 1_000; monotonic < end; monotonic += 500) evaluator.decide(call('a'));
      return asked;
    };
    expect(callsFor(130)).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121]);
    monotonic = 151_000;
    reply = { kind: 'answer', text: JSON.stringify({ result: ALLOW }) };
    expect(evaluator.decide(call('a'))).toMatchObject({ kind: 'decided' });
    reply = { kind: 'deadline' };
    expect(callsFor(4)).toEqual([151, 152, 154]);
  });

  test('an input over the limits is not sent', async () => {
    await answer(DECISION, result(ALLOW));
    const evaluator = await open();
    expect(evaluator.decide(call('a', { text: 'x'.repeat(10 * 1024 * 1024) }))).toMatchObject({ code: 'input_too_large' });
    expect((await requests()).filter(({ url }) => url === DECISION)).toEqual([]);
  });
});

describe('hidden tools', () => {
  const tools = [{ name: 'a' }, { name: 'b' }];

  test('are those that the entrypoint beside the decision names', async () => {
    await answer(HIDDEN, result(['b', 'c']));
    const evaluator = await open();
    expect([...evaluator.hidden(call('a'), tools)]).toEqual(['b']);
    const [question] = (await requests()).filter(({ url }) => url === HIDDEN);
    expect(JSON.parse(question?.body ?? '')).toMatchObject({ input: { tools } });
  });

  test.each<[string, Answer]>([
    ['undefined', { body: '{}' }],
    ['no list', result('b')],
    ['not there', { status: 404 }],
  ])('none where it is %s', async (_what, odd) => {
    await answer(HIDDEN, odd);
    expect([...(await open()).hidden(call('a'), tools)]).toEqual([]);
  });
});

describe('settings', () => {
  test('are asked for once, at the start', async () => {
    await answer(CONFIG, result({ results: true, paths: { prefixes: ['/srv'] } }));
    expect((await open()).config).toMatchObject({ results: 'all', paths: { prefixes: ['/srv'] } });
  });

  test('that cannot be had, or are none, stop the start', async () => {
    await answer(CONFIG, { status: 500 });
    await expect(open()).rejects.toThrow('policy `remote`: the remote OPA answered with HTTP 500');
    await answer(CONFIG, result({ rezults: true }));
    await expect(open()).rejects.toThrow(/rezults/);
  });

  test('belong to our entrypoint: another decision has none', async () => {
    await open('/v1/data/acme/authz');
    expect(await requests()).toEqual([]);
  });
});

describe('as a layer', () => {
  const deps = keptPolicyDeps();
  afterAll(() => deps.close());
  const load = async (...words: string[]) => (await loadPolicySet(resolveSources(words), deps)).set;

  test('the strictest of all layers wins', async () => {
    await answer(DECISION, result(ALLOW));
    const set = await load(`opa+${origin}${DECISION}`, 'strict');
    expect(set.decide(call('anything'))).toMatchObject({ effect: 'deny' });
    set.dispose();
  });

  test('a decision of its own is asked for acting methods only', async () => {
    await answer('/v1/data/acme/authz', result({ ...ALLOW, allow: false, effect: 'deny' }));
    const set = await load(`opa+${origin}/v1/data/acme/authz`);
    expect(set.decide(call('a')).effect).toBe('deny');
    expect(set.decide({ ...call('a'), acting: false }).effect).toBe('allow');
    set.dispose();
  });

  test('one that is not there stops the start', async () => {
    await expect(load(`opa+${origin}/v1/data/acme/authz`)).rejects.toThrow(/does not decide: the remote OPA answered with HTTP 404/);
  });

  test.each([
    ['http://example.com/v1/data/mcp/main/decision', /is not encrypted/],
    ['https://example.com/v1/policies', /the URL of a decision is expected/],
    ['https://example.com/v1/data/', /the URL of a decision is expected/],
    ['https://user:secret@example.com/v1/data/a', /the URL holds a password/],
  ])('%s is none', (url, message) => {
    expect(() => resolveSources([`opa+${url}`])).toThrow(message);
    try {
      resolveSources([`opa+${url}`]);
    } catch (error) {
      expect(String(error)).not.toContain('secret');
    }
  });
});
