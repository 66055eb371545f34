import { describe, expect, test } from 'vitest';
import { TaskLedger } from '../../../../src/pip/task-ledger.js';
import { bench as enforced, type Bench as Enforced } from '../../../pep/harness.js';
import { gone } from '../../harness.js';
import { bench, call, hearing, initialize, type Bench } from './harness.js';

const textOf = (body: string): unknown =>
  JSON.parse((JSON.parse(body) as { result: { content: { text: string }[] } }).result.content[0]?.text ?? '');
const seen = async ({ post }: Bench, session: Record<string, string>) =>
  textOf((await post(call('seen', 'seen'), session)).body) as [method: string | null, id: unknown, about: unknown][];
/** Sessions that are enforced, and how many answers that nobody asked for each of them has recorded. */
function recording() {
  const opened: Enforced[] = [];
  const unasked = () =>
    opened.map(({ evaluations }) => evaluations().filter(({ reasons }) => reasons[0]?.id === 'unasked_response').length);
  const open = () => {
    const each = enforced();
    opened.push(each);
    return each.session;
  };
  return { opened, unasked, open };
}
const shared = () => bench({ mode: 'shared' });

describe('one server for all sessions', () => {
  test('has one handshake: its answer is everybody’s, under their own ids', async () => {
    const at = await shared();
    const answers = await Promise.all([
      at.post(initialize('a')),
      at.post(initialize(7, '2025-06-18')),
      at.post(initialize(1), { 'x-caller': 'b' }),
    ]);
    expect(at.pids).toHaveLength(1);
    const bodies = answers.map(({ body }) => JSON.parse(body) as { id: unknown; result: unknown });
    expect(bodies.map(({ id }) => id)).toEqual(['a', 7, 1]);
    expect(new Set(bodies.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers['mcp-session-id'])).size).toBe(3);
    const session = { 'mcp-session-id': String(answers[0]?.headers['mcp-session-id']) };
    for (const answer of answers.slice(0, 2)) {
      const own = { 'mcp-session-id': String(answer.headers['mcp-session-id']) };
      await at.post({ jsonrpc: '2.0', method: 'notifications/initialized' }, own);
    }
    expect((await seen(at, session)).map(([method]) => method)).toEqual(['initialize', 'notifications/initialized', 'tools/call']);
  });

  test('an initialize that it refuses is refused to that client alone', async () => {
    const at = await shared();
    const refused = await at.post(initialize(1, 'refused'));
    expect(refused.headers).not.toHaveProperty('mcp-session-id');
    expect(JSON.parse(refused.body)).toMatchObject({ id: 1, error: { code: -32602 } });
    expect(await at.initialize()).toHaveProperty('mcp-session-id');
    expect(at.pids).toHaveLength(1);
  });

  test('equal ids and tokens of two sessions do not meet', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize({ 'x-caller': 'other' })];
    const progress = (message: string) => [{ method: 'notifications/progress', params: { progressToken: 'mine', progress: 1, message } }];
    const ask = (headers: Record<string, string>, message: string) =>
      at.stream({ headers, body: call(5, 'notify', { messages: progress(message) }, { progressToken: 'token' }) });
    for (const [stream, message] of [
      [await ask(one, 'one'), 'one'],
      [await ask(two, 'two'), 'two'],
    ] as const) {
      expect(await stream.message()).toMatchObject({ params: { progressToken: 'token', message } });
      expect(await stream.message()).toMatchObject({ id: 5 });
    }
  });

  test('what it says to nobody in particular reaches everybody', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    const streams = [await at.stream({ method: 'GET', headers: one }), await at.stream({ method: 'GET', headers: two })];
    await at.post(call(2, 'notify', { messages: [{ method: 'notifications/tools/list_changed' }] }), one);
    for (const stream of streams) expect(await stream.message()).toMatchObject({ method: 'notifications/tools/list_changed' });
  });

  test('what it asks goes to the only session that has asked it something; else it is told that nobody can know', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    const asking = await at.stream({ headers: one, body: call(2, 'ask', { key: 'q' }) });
    expect(await asking.message()).toMatchObject({ id: 'q', method: 'roots/list' });
    // Whoever was not asked cannot answer.
    await at.post({ jsonrpc: '2.0', id: 'q', result: { roots: ['stolen'] } }, two);
    expect((await at.post({ jsonrpc: '2.0', id: 'q', result: { roots: [] } }, one)).status).toBe(202);
    expect(textOf(JSON.stringify(await asking.message()))).toEqual({ roots: [] });

    const waiting = at.post(call(3, 'wait', { key: 'k' }), two);
    while (!(await seen(at, one)).some(([, id]) => id === 5)) continue;
    const answer = await at.post(call(4, 'ask'), one);
    expect(textOf(answer.body)).toMatchObject({ code: -31504 });
    await at.post(call(5, 'go', { key: 'k' }), one);
    expect(textOf((await waiting).body)).toBe('went k');
  });

  test('a session that goes takes its requests with it; the others stay', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    const waiting = at.post(call('w', 'wait', { key: 'k' }), one);
    while (!(await seen(at, two)).some(([method, id]) => method === 'tools/call' && id === 2)) continue;
    expect((await at.ask('DELETE', one)).status).toBe(204);
    expect(JSON.parse((await waiting).body)).toMatchObject({ id: 'w', error: { code: -31502 } });
    expect((await seen(at, two)).filter(([method]) => method === 'notifications/cancelled')).toEqual([
      ['notifications/cancelled', null, 2],
    ]);
  });

  test('cancels what the client means', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    const waiting = [at.post(call(9, 'wait', { key: 'one' }), one), at.post(call(9, 'wait', { key: 'two' }), two)];
    while ((await seen(at, two)).filter(([method]) => method === 'tools/call').length < 3) continue;
    await at.post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 9 } }, one);
    expect((await waiting[0])?.body).toBe('');
    await at.post(call(10, 'go', { key: 'two' }), two);
    expect(textOf((await waiting[1])?.body ?? '')).toBe('went two');
  });

  test('a request under the name of a notification cancels nothing of another session', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    const waiting = at.post(call('w', 'wait', { key: 'k' }), one);
    while (!(await seen(at, two)).some(([method, id]) => method === 'tools/call' && id === 2)) continue;
    const answer = await at.post({ jsonrpc: '2.0', id: 9, method: 'notifications/cancelled', params: { requestId: 2 } }, two);
    expect(JSON.parse(answer.body)).toMatchObject({ id: 9, error: { code: -32600 } });
    await at.post(call(10, 'go', { key: 'k' }), two);
    expect(textOf((await waiting).body)).toBe('went k');
    expect((await seen(at, two)).filter(([method]) => method === 'notifications/cancelled')).toEqual([]);
  });

  test('a late answer to what was cancelled is still its session’s, once, and goes to nobody else', async () => {
    const heard: string[] = [];
    const at = await bench({ mode: 'shared', open: () => hearing(heard) });
    const [one, two] = [await at.initialize(), await at.initialize()];
    const asking = await at.stream({ headers: one, body: call(55, 'ask', { key: 'q' }) });
    expect(await asking.message()).toMatchObject({ id: 'q' });
    await at.post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 55 } }, one);
    await at.post({ jsonrpc: '2.0', id: 'q', result: { roots: [] } }, one);
    await seen(at, two);
    expect(heard.filter((line) => line.includes('"id":55'))).toHaveLength(1);
    expect(await asking.message()).toBeUndefined();
  });

  test('an answer that nobody asked for, or a second one, reaches nobody and is recorded', async () => {
    const { unasked, open } = recording();
    const at = await bench({ mode: 'shared', open });
    const [one, two] = [await at.initialize(), await at.initialize()];
    // Under an id of their own that the server may make up as a number of ours.
    const waiting = [at.post(call(999, 'wait', { key: 'one' }), one), at.post(call(999, 'wait', { key: 'two' }), two)];
    while ((await seen(at, two)).filter(([method]) => method === 'tools/call').length < 3) continue;
    const stolen = { content: [{ type: 'text', text: '"stolen"' }] };
    const strays = [1, 4, 999, '999', null, 1.5, 2 ** 53].map((id) => ({ id, result: stolen }));
    await at.post(call(3, 'say', { messages: [...strays, { id: 999, error: { code: 1, message: 'stolen' } }] }), two);
    await seen(at, two);
    expect(unasked().reduce((sum, each) => sum + each, 0)).toBe(strays.length + 1);
    for (const [key, session] of [
      ['one', one],
      ['two', two],
    ] as const) {
      await at.post(call(`go ${key}`, 'go', { key }), session);
    }
    expect((await Promise.all(waiting)).map(({ body }) => textOf(body))).toEqual(['went one', 'went two']);
  });

  test('a second answer to what was cancelled reaches nobody', async () => {
    const { unasked, open } = recording();
    const at = await bench({ mode: 'shared', open });
    const [one, two] = [await at.initialize(), await at.initialize()];
    const waiting = at.post(call(2, 'wait', { key: 'k' }), one);
    while (!(await seen(at, two)).some(([method, id]) => method === 'tools/call' && id === 2)) continue;
    await at.post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } }, one);
    expect((await waiting).body).toBe('');
    // Once it is the late answer that its own session may get; then it is nobody's.
    for (const expected of [
      [0, 0],
      [1, 0],
    ]) {
      await at.post(call(3, 'say', { messages: [{ id: 2, result: {} }] }), two);
      await seen(at, two);
      expect(unasked()).toEqual(expected);
    }
  });

  test.each([
    ['was open', false],
    ['was cancelled', true],
  ])(
    'an answer to a session that is gone reaches nobody: of what %s it is late, which is no record of another’s, and a second one is nobody’s',
    async (_what, cancels) => {
      const { opened, unasked, open } = recording();
      const at = await bench({ mode: 'shared', open });
      const [one, two] = [await at.initialize(), await at.initialize()];
      const left = at.post(call(2, 'wait', { key: 'k' }), one);
      while (!(await seen(at, two)).some(([method, id]) => method === 'tools/call' && id === 2)) continue;
      if (cancels) await at.post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } }, one);
      await at.ask('DELETE', one);
      await left;
      const waiting = at.post(call(2, 'wait', { key: 'own' }), two);
      for (const expected of [0, 1]) {
        await at.post(call(3, 'say', { messages: [{ id: 2, result: { content: [{ type: 'text', text: '"stolen"' }] } }] }), two);
        await seen(at, two);
        expect(unasked()).toEqual([0, expected]);
      }
      await at.post(call(4, 'go', { key: 'own' }), two);
      expect(textOf((await waiting).body)).toBe('went own');
      for (const each of opened) each.settle();
      expect(opened[0]?.invoked().map(({ response }) => response.outcome)).toEqual(['none']);
    },
  );

  test('what it tells of a task is recorded in the log of whose it is, and what is of nobody’s once', async () => {
    const tasks = new TaskLedger({ of: 'all', now: () => 0 });
    const opened: Enforced[] = [];
    const open = () => {
      const each = enforced({ tasks: () => tasks, name: `s${opened.length}-` });
      opened.push(each);
      return each.session;
    };
    const at = await bench({ mode: 'shared', open });
    const [one] = [await at.initialize(), await at.initialize(), await at.initialize()];
    tasks.give({ id: 'b', owner: 's1-1', origin: { method: 'tools/call', tool: 'run' }, ttl: null });
    const related = (taskId: string) => ({ _meta: { 'io.modelcontextprotocol/related-task': { taskId } } });
    const records = async (method: string, params: object) => {
      const before = opened.map(({ evaluations }) => evaluations().length);
      await at.post(call(2, 'say', { messages: [{ method, params }] }), one);
      return opened.map(({ evaluations }, index) =>
        evaluations()
          .slice(before[index])
          .filter((each) => each.method === method)
          .map(({ decision, reasons }) => reasons[0]?.id ?? decision),
      );
    };
    for (const method of ['notifications/tasks/status', 'notifications/tasks']) {
      expect(await records(method, { taskId: 'b', status: 'working' })).toEqual([[], ['allow'], []]);
      expect(await records(method, { taskId: 'nobody', status: 'working' })).toEqual([['foreign_task'], [], []]);
      expect(await records(method, { taskId: 'b', ...related('nobody') })).toEqual([['foreign_task'], [], []]);
      expect(await records(method, { taskId: 7 })).toEqual([['malformed_params'], ['malformed_params'], ['malformed_params']]);
    }
    expect(await records('notifications/message', { level: 'info', data: 'x', ...related('b') })).toEqual([[], ['allow'], []]);
    expect(await records('notifications/message', { level: 'info', data: 'x' })).toEqual([['allow'], ['allow'], ['allow']]);
    tasks.release('s1-1');
    expect(await records('notifications/tasks/status', { taskId: 'b', status: 'working' })).toEqual([['foreign_task'], [], []]);
  });

  test('a request that nobody can read is refused to the server that wrote it', async () => {
    const at = await bench({ mode: 'shared', open: () => hearing() });
    const one = await at.initialize();
    await at.post(call(2, 'say', { messages: [{ id: 'odd', method: 'Roots/List', params: {} }] }), one);
    expect(await seen(at, one)).toContainEqual([null, 'odd', null]);
  });

  test('when it dies all sessions are gone, and a new one starts another', async () => {
    const at = await shared();
    const [one, two] = [await at.initialize(), await at.initialize()];
    expect(JSON.parse((await at.post(call(2, 'exit'), one)).body)).toMatchObject({ error: { code: -31502 } });
    await gone(at.pids[0] ?? 0);
    for (const session of [one, two]) expect((await at.post(call(3, 'pid'), session)).status).toBe(404);
    expect(textOf((await at.post(call(3, 'pid'), await at.initialize())).body)).toBe(at.pids[1]);
  });
});
