import { describe, expect, test } from 'vitest';
import type { Identity, InputDocument } from '../../src/pdp/input-document.js';
import { MAX_TASKS_OF_ONE, TaskLedger } from '../../src/pip/task-ledger.js';
import {
  allow,
  bench,
  call,
  fakePolicy,
  manualClock,
  notify,
  parse,
  request,
  result,
  text,
  wire,
  type Bench,
  type BenchOptions,
} from './harness.js';

const MODERN = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const TIMES = { createdAt: '2026-02-03T10:30:00Z', lastUpdatedAt: '2026-02-03T10:30:00Z' };
const task = (taskId: unknown, more: object = {}) => ({ taskId, status: 'working', ...TIMES, ttl: 600_000, ...more });

/** Allows everything, and keeps what it was asked of tasks. */
function watching(options: BenchOptions = {}): Bench & { readonly asked: InputDocument[] } {
  const asked: InputDocument[] = [];
  const at = bench({ ...options, policy: { ...options.policy, decide: (input) => (asked.push(input), allow()) } });
  return { ...at, asked };
}

/** A tool call that becomes a task, as each era has it. */
const MAKERS = [
  ['2025-11-25', call(1, 'run', {}, { task: { ttl: 1 } }), result(1, { task: task('t') })],
  ['2026-07-28', call(1, 'run', {}, MODERN), result(1, { resultType: 'task', ...task('t') })],
] as const;

describe.each(MAKERS)('a task of a tool, %s', (_era, made, answer) => {
  test.each(['tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/update'])('%s is told its tool', (method) => {
    const { client, server, asked } = watching();
    client(made);
    expect(server(answer).toClient).toEqual([wire(answer)]);
    const line = request(2, method, { taskId: 't' });
    expect(client(line).toServer).toEqual([wire(line)]);
    expect(asked.at(-1)).toMatchObject({ method, task: { id: 't', known: true, method: 'tools/call', tool: { name: 'run' } } });
    expect(asked.at(-1)).not.toHaveProperty('tool');
  });

  test('its answer is one of its tool', () => {
    const { client, server, asked } = watching({ policy: { config: { results: 'all' } } });
    client(made);
    server(answer);
    client(request(2, 'tasks/result', { taskId: 't' }));
    server(result(2, text('done')));
    expect(asked.at(-1)).toMatchObject({ kind: 'response', method: 'tasks/result', tool: { name: 'run' } });
  });

  test('what the policy knows of the tool is what is known now', () => {
    const { client, server, asked } = watching();
    client(made);
    server(answer);
    client(request(2, 'tools/list'));
    server(result(2, { tools: [{ name: 'other', inputSchema: {} }] }));
    client(request(3, 'tasks/result', { taskId: 't' }));
    expect(asked.at(-1)?.task?.tool).toEqual({ name: 'run', known: false });
  });

  test('one whose answer was refused is not given', () => {
    const { client, server, asked, use } = watching();
    client(made);
    use(() => {
      throw new Error('no policy');
    });
    expect(server(answer).toClient).not.toEqual([wire(answer)]);
    use(fakePolicy({ decide: (input) => (asked.push(input), allow()) }));
    client(request(2, 'tasks/get', { taskId: 't' }));
    expect(asked.at(-1)?.task).toEqual({ id: 't', known: false });
  });
});

describe('which tasks a conversation has', () => {
  const known = (at: ReturnType<typeof watching>, taskId: string): unknown => {
    at.client(request(99, 'tasks/get', { taskId }));
    at.server(result(99, task(taskId)));
    return at.asked.at(-1)?.task?.known;
  };

  test('none that nobody gave it', () => expect(known(watching(), 't')).toBe(false));

  test.each([
    ['a list', (at: Bench) => (at.client(request(1, 'tasks/list')), at.server(result(1, { tasks: [task('t')] })))],
    ['its status', (at: Bench) => at.server(notify('notifications/tasks/status', task('t')))],
  ])('those that %s names, of whatever tool', (_what, tells) => {
    const at = watching();
    tells(at);
    expect(known(at, 't')).toBe(true);
    expect(at.asked.at(-1)?.task).toEqual({ id: 't', known: true });
  });

  test.each([
    ['what a tool says in its content', call(1, 'run'), result(1, { ...text('{"taskId":"t"}'), structuredContent: { taskId: 't' } })],
    ['an answer about a task that was not given', request(1, 'tasks/get', { taskId: 't' }), result(1, task('t'))],
    ['the status that was subscribed to', request(1, 'ping'), notify('notifications/tasks', task('t'))],
  ])('not those of %s', (_what, asks, answer) => {
    const at = watching();
    at.client(asks);
    at.server(answer);
    expect(known(at, 't')).toBe(false);
  });

  test('a status and the task that was subscribed to are told its tool', () => {
    const at = watching();
    at.client(call(1, 'run', {}, { task: {} }));
    at.server(result(1, { task: task('t') }));
    for (const method of ['notifications/tasks/status', 'notifications/tasks']) {
      at.server(notify(method, task('t')));
      expect(at.asked.at(-1)).toMatchObject({ method, task: { known: true, tool: { name: 'run' } } });
    }
    at.server(notify('notifications/tasks', task('u')));
    expect(at.asked.at(-1)?.task).toEqual({ id: 'u', known: false });
  });

  test.each([
    ['no id', {}],
    ['an id that is no text', { taskId: ['t'] }],
    ['an empty one', { taskId: '' }],
    ['no params', undefined],
  ])('%s names none', (_what, params) => {
    const at = watching();
    for (const method of ['tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/update']) {
      const { toServer, toClient } = at.client(request(1, method, params));
      expect(toServer).toEqual([]);
      expect(parse(toClient[0]).error).toMatchObject({ code: -32602 });
    }
    expect(at.server(notify('notifications/tasks/status', params)).toClient).toEqual([]);
  });

  test('the server’s of the client are another matter than the client’s of the server', () => {
    const at = watching();
    at.server(request('s', 'sampling/createMessage', { task: { ttl: 9 } }));
    at.client(result('s', { task: task('t') }));
    at.server(request('g', 'tasks/result', { taskId: 't' }));
    expect(at.asked.at(-1)?.task).toEqual({ id: 't', known: true, method: 'sampling/createMessage' });
    at.client(result('g', {}));
    expect(known(at, 't')).toBe(false);
    at.server(request('h', 'tasks/get', { taskId: 'u' }));
    expect(at.asked.at(-1)?.task).toEqual({ id: 'u', known: false });
    at.client(notify('notifications/tasks/status', task('u')));
    at.server(request('i', 'tasks/get', { taskId: 'u' }));
    expect(at.asked.at(-1)?.task).toEqual({ id: 'u', known: true });
  });
});

describe('a task that a 2026-07-28 server makes of something else than a tool call', () => {
  const OTHERS: readonly (readonly [method: string, params: object])[] = [
    ['prompts/get', { name: 'plan' }],
    ['resources/read', { uri: 'file:///srv/a' }],
    ['completion/complete', { ref: { type: 'ref/prompt', name: 'plan' }, argument: { name: 'a', value: 'b' } }],
    ['com.example/run', {}],
  ];
  const shared = () => {
    const clock = manualClock();
    const tasks = new TaskLedger({ of: 'several', now: () => clock.monotonic() });
    return [watching({ tasks: () => tasks, clock, name: 'm' }), watching({ tasks: () => tasks, clock, name: 'o' })] as const;
  };

  test.each(OTHERS)('%s: it is known by what made it, and is nobody else’s', (method, params) => {
    const [mine, other] = shared();
    mine.client(request(1, method, { ...params, ...MODERN }));
    const answer = result(1, { resultType: 'task', ...task('t') });
    expect(mine.server(answer).toClient).toEqual([wire(answer)]);
    expect(mine.client(request(2, 'tasks/get', { taskId: 't', ...MODERN })).toServer).toHaveLength(1);
    expect(mine.asked.at(-1)?.task).toEqual({ id: 't', known: true, method });
    expect(other.client(request(2, 'tasks/get', { taskId: 't', ...MODERN })).toServer).toEqual([]);
  });

  test.each(OTHERS)('%s: an id in a result that is no task is none', (method, params) => {
    const [mine, other] = shared();
    for (const at of [mine, other]) {
      at.client(request(1, method, { ...params, ...MODERN }));
      const answer = result(1, { resultType: 'complete', ...task('t') });
      expect(at.server(answer).toClient).toEqual([wire(answer)]);
    }
    mine.client(request(2, 'tasks/get', { taskId: 't', ...MODERN }));
    expect(mine.asked.at(-1)?.task).toEqual({ id: 't', known: false });
  });

  test('a result says itself which task it is, whatever stands in it', () => {
    const at = watching();
    at.client(call(1, 'run', {}, MODERN));
    at.server(result(1, { resultType: 'task', ...task('t'), task: task('decoy') }));
    for (const [taskId, known] of [
      ['t', true],
      ['decoy', false],
    ] as const) {
      at.client(request(taskId, 'tasks/get', { taskId, ...MODERN }));
      expect(at.asked.at(-1)?.task?.known).toBe(known);
    }
  });
});

describe('a list of tasks', () => {
  const listed = (at: Bench): unknown => {
    at.client(request(5, 'tasks/list', { cursor: 'c' }));
    return parse(at.server(result(5, { tasks: [task('b'), task('a'), { odd: 1 }, task('c')], nextCursor: 'n' })).toClient[0]).result;
  };

  test('passes as it came to who has the server alone', () => {
    expect(listed(watching())).toEqual({ tasks: [task('b'), task('a'), { odd: 1 }, task('c')], nextCursor: 'n' });
  });

  test('shows no task of a tool that is hidden now', () => {
    const at = watching({ policy: { hidden: ['run'] } });
    at.client(call(1, 'run', {}, { task: {} }));
    at.server(result(1, { task: task('a') }));
    expect(listed(at)).toEqual({ tasks: [task('b'), { odd: 1 }, task('c')], nextCursor: 'n' });
  });

  test.each(['several', 'all'] as const)('of a server that %s use holds the asker’s own, in their order', (of) => {
    const clock = manualClock();
    const tasks = new TaskLedger({ of, now: () => clock.monotonic() });
    const [one, two] = [watching({ tasks: () => tasks, clock, name: 'one' }), watching({ tasks: () => tasks, clock, name: 'two' })];
    for (const [at, ids] of [
      [one, ['a', 'b']],
      [two, ['c']],
    ] as const) {
      for (const id of ids) {
        at.client(call(1, 'run', {}, { task: {} }));
        at.server(result(1, { task: task(id) }));
      }
    }
    expect(listed(one)).toEqual({ tasks: [task('b'), task('a')], nextCursor: 'n' });
    expect(listed(two)).toEqual({ tasks: [task('c')], nextCursor: 'n' });
  });
});

describe.each(['several', 'all'] as const)('where %s sessions use one server', (of) => {
  const token = (subject: string): Identity => ({ subject, authenticated: true, method: 'jwt', issuer: 'i' });
  const two = (identities: readonly (Identity | undefined)[] = []) => {
    const clock = manualClock();
    const tasks = new TaskLedger({ of, now: () => clock.monotonic() });
    const open = (name: string, identity: Identity | undefined) =>
      watching({ tasks: () => tasks, clock, name, ...(identity === undefined ? {} : { identity }) });
    const [mine, other] = [open('m', identities[0]), open('o', identities[1])];
    mine.client(call(1, 'run', {}, { task: {} }));
    mine.server(result(1, { task: task('t') }));
    return { mine, other };
  };
  const reads = (at: Bench, method = 'tasks/result') => at.client(request(7, method, { taskId: 't' })).toServer.length === 1;

  test.each(['tasks/get', 'tasks/result', 'tasks/cancel', 'tasks/update'])('%s of another session’s task is refused', (method) => {
    const { mine, other } = two();
    expect([reads(mine, method), reads(other, method)]).toEqual([true, false]);
    expect(other.evaluations().at(-1)).toMatchObject({ method, decision: 'deny', reasons: [{ id: 'foreign_task' }] });
  });

  test('in shadow mode too: that is no rule of the policy', () => {
    const clock = manualClock();
    const tasks = new TaskLedger({ of, now: () => clock.monotonic() });
    tasks.give({ id: 't', owner: 'x', origin: { method: 'tools/call', tool: 'run' }, ttl: null });
    expect(reads(watching({ tasks: () => tasks, clock, options: { mode: 'shadow' } }))).toBe(false);
  });

  test.each([
    ['its status', notify('notifications/tasks/status', task('t'))],
    ['what was subscribed to', notify('notifications/tasks', task('t', { result: text('secret') }))],
    ['what it asks', request('e', 'elicitation/create', { _meta: { 'io.modelcontextprotocol/related-task': { taskId: 't' } } })],
    ['what it logs', notify('notifications/message', { _meta: { 'io.modelcontextprotocol/related-task': { taskId: 't' } } })],
  ])('%s reaches its session alone', (_what, told) => {
    const { mine, other } = two();
    expect([mine.server(told).toClient.length, other.server(told).toClient.length]).toEqual([1, 0]);
  });

  test.each([
    ['another’s', true, ['t'], false],
    ['another’s beside one’s own', true, ['own', 't'], false],
    ['one’s own', false, ['t'], true],
    ['none', true, [], true],
    ['what is no list', true, 't', true],
  ])('who would be told of tasks, of %s', (_what, byOther, taskIds, passes) => {
    const { mine, other } = two();
    other.client(call(1, 'run', {}, { task: {} }));
    other.server(result(1, { task: task('own') }));
    const listening = request(7, 'subscriptions/listen', { ...MODERN, notifications: { toolsListChanged: true, taskIds } });
    expect((byOther ? other : mine).client(listening).toServer.length === 1).toBe(passes);
  });

  test('a caller that proves who it is comes back to it in another session; another does not', () => {
    const [same, another] = [two([token('ann'), token('ann')]), two([token('ann'), token('bob')])];
    expect([reads(same.other), reads(another.other)]).toEqual([true, false]);
  });

  test('an id that is taken is not given to another', () => {
    const { other } = two();
    other.client(call(1, 'free', {}, { task: {} }));
    expect(parse(other.server(result(1, { task: task('t') })).toClient[0]).error?.message).toContain('foreign_task');
    expect(reads(other)).toBe(false);
  });

  test('when its session has ended it is nobody’s', () => {
    const { mine, other } = two();
    mine.session.closed('server', {});
    expect(reads(other)).toBe(of === 'several');
    if (of === 'several') expect(other.asked.at(-1)?.task).toEqual({ id: 't', known: false });
  });
});

describe('more tasks than are remembered', () => {
  const full = () => {
    const at = watching();
    for (let index = 0; index < MAX_TASKS_OF_ONE; index++) {
      at.client(call(index, 'run', {}, { task: {} }));
      at.server(result(index, { task: task(`t${index}`) }));
    }
    return at;
  };

  test('are not asked for', () => {
    const at = full();
    const { toServer, toClient } = at.client(call('late', 'run', {}, { task: {} }));
    expect(toServer).toEqual([]);
    expect(parse(toClient[0]).error).toMatchObject({ code: -31503, message: expect.stringContaining('too_many_tasks') as unknown });
    expect(at.client(call('plain', 'run')).toServer).toHaveLength(1);
  });

  test('are not handed on where the server decides', () => {
    const at = full();
    at.client(call('late', 'run', {}, MODERN));
    const { toClient } = at.server(result('late', { resultType: 'task', ...task('late') }));
    expect(JSON.stringify(parse(toClient[0]))).toContain('too_many_tasks');
  });

  test.each([
    ['fetched', 'tasks/result', result(9_999, text('done'))],
    ['cancelled', 'tasks/cancel', result(9_999, task('t3', { status: 'cancelled' }))],
    ['failed', 'tasks/result', { jsonrpc: '2.0', id: 9_999, error: { code: 1, message: 'no' } }],
  ])('find room where one was %s', (_what, method, answer) => {
    const at = full();
    at.client(request(9_999, method, { taskId: 't3' }));
    at.server(answer);
    expect(at.client(call('late', 'run', {}, { task: {} })).toServer).toHaveLength(1);
  });

  test('find room where one is told to be over, in 2026-07-28', () => {
    const at = full();
    at.client(request(9_999, 'tasks/get', { taskId: 't3', ...MODERN }));
    at.server(result(9_999, { resultType: 'complete', ...task('t3', { status: 'completed', result: text('done') }) }));
    expect(at.client(call('late', 'run', {}, { task: {} })).toServer).toHaveLength(1);
  });
});
