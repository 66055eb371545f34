import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { compiled, engine, inWasm } from '../compiler/harness.js';
import { bench, call, notify, parse, request, result, text, type Bench } from './harness.js';

/** Policies as they are written, in WASM. */
const POLICIES = {
  free: 'default_action: allow',
  allowing: 'default_action: deny\nrules: [{ tool: [run, read], action: allow }, { method: "tasks/*", action: allow }]',
  denying: 'default_action: allow\nrules: [{ tool: run, action: deny }]',
  unlisted: 'default_action: deny\nrules: [{ tool: read, action: allow }, { method: "tasks/*", action: allow }]',
  resuming: 'default_action: deny\nrules: [{ tool: read, action: allow }, { method: [tasks/get, tasks/result], action: allow }]',
  conditional:
    'default_action: deny\nrules: [{ tool: run, action: allow, conditions: [{ path_starts_with: /srv }] }, { method: "tasks/*", action: allow }]',
  sampling: 'default_action: deny\nrules: [{ method: ["tasks/*", sampling/createMessage], action: allow }]',
  unsampled: 'default_action: deny\nrules: [{ method: "tasks/*", action: allow }]',
} as const;
type Name = keyof typeof POLICIES;

let opa: Engine;
const sets = new Map<Name, PolicySet>();
beforeAll(async () => {
  opa = await engine();
  for (const [name, written] of Object.entries(POLICIES) as [Name, string][]) {
    sets.set(name, joinLayers([{ name, evaluator: await inWasm(opa, compiled(`version: "1.0"\n${written}\n`)) }]));
  }
}, 120_000);
afterAll(async () => {
  for (const set of sets.values()) set.dispose();
  await opa.close();
});

const use = (at: Bench, name: Name): void => {
  const set = sets.get(name);
  if (set === undefined) throw new Error(`there is no policy ${name}`);
  at.use(set);
};
const under = (name: Name): Bench => {
  const at = bench();
  use(at, name);
  return at;
};
const told = (status = 'working') => ({ taskId: 't', status, createdAt: '2026-02-03T10:30:00Z', ttl: 600_000 });
const makesTask = ({ client, server }: Bench): void => {
  client(call(1, 'run', { path: '/srv/a' }, { task: {} }));
  server(result(1, { task: told() }));
};
let id = 9;
const asks = ({ client, server }: Bench, method: string): string => {
  const { toServer, toClient } = client(request(++id, method, { taskId: 't' }));
  if (toServer.length === 0) return parse(toClient[0]).error?.message ?? '';
  server(result(id, method === 'tasks/result' ? text('done') : told()));
  return 'passes';
};

describe('a task of a tool that is denied after a reload', () => {
  test.each<readonly [Name, method: string, said: RegExp]>([
    ['denying', 'tasks/result', /task\.tool.*`run`, which is not allowed any more/],
    ['denying', 'tasks/get', /task\.tool/],
    ['denying', 'tasks/update', /task\.tool/],
    ['denying', 'tasks/cancel', /^passes$/],
    ['unlisted', 'tasks/result', /task\.tool/],
    // It may be allowed still: its arguments were decided when it was made.
    ['conditional', 'tasks/result', /^passes$/],
    ['allowing', 'tasks/result', /^passes$/],
    ['free', 'tasks/result', /^passes$/],
  ])('under `%s` %s: %s', (name, method, said) => {
    const at = under('allowing');
    makesTask(at);
    use(at, name);
    expect(asks(at, method)).toMatch(said);
  });

  test('is not told of, nor listed', () => {
    const at = under('allowing');
    makesTask(at);
    const lines = [notify('notifications/tasks', told('completed')), notify('notifications/tasks/status', told())];
    expect(lines.map((line) => at.server(line).toClient.length)).toEqual([1, 1]);
    use(at, 'denying');
    expect(lines.map((line) => at.server(line).toClient.length)).toEqual([0, 0]);
    at.client(request(2, 'tasks/list'));
    expect(parse(at.server(result(2, { tasks: [told()] })).toClient[0]).result).toEqual({ tasks: [] });
  });
});

describe('a task that nobody gave to the session', () => {
  test.each<readonly [Name, method: string, said: RegExp]>([
    ['free', 'tasks/result', /^passes$/],
    ['denying', 'tasks/result', /task\.unknown.*a rule that allows `tasks\/result` by its exact name/],
    ['allowing', 'tasks/get', /task\.unknown/],
    ['allowing', 'tasks/cancel', /task\.unknown/],
    ['resuming', 'tasks/get', /^passes$/],
    ['resuming', 'tasks/result', /^passes$/],
    ['resuming', 'tasks/cancel', /no rule allows/],
  ])('under `%s` %s: %s', (name, method, said) => expect(asks(under(name), method)).toMatch(said));

  test('by a method that 2026-07-28 has given up: refused as by a server that has it not, and not forwarded', () => {
    const modern = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} };
    const codes = (method: string, more: object = {}) => {
      const { toServer, toClient } = under('denying').client(request(1, method, { taskId: 't', ...more }));
      return [toServer.length, parse(toClient[0]).error?.code];
    };
    expect(codes('tasks/result', { _meta: modern })).toEqual([0, -32601]);
    expect(codes('tasks/result')).toEqual([0, -31403]);
    expect(codes('tasks/get', { _meta: modern })).toEqual([0, -31403]);
  });

  const LISTS = (at: Bench) => (at.client(request(2, 'tasks/list')), at.server(result(2, { tasks: [told()] })));
  const TELLS = (at: Bench) => at.server(notify('notifications/tasks/status', told()));
  test.each<readonly [Name, method: string, said: RegExp]>([
    // Nothing in a list says of which tool it is: of `run` too.
    ['denying', 'tasks/result', /task\.unknown.*a rule that allows `tasks\/result` by its exact name/],
    ['denying', 'tasks/get', /task\.unknown/],
    ['denying', 'tasks/update', /task\.unknown/],
    ['allowing', 'tasks/result', /task\.unknown/],
    ['unlisted', 'tasks/get', /task\.unknown/],
    // Who was told of it by the server may end it.
    ['denying', 'tasks/cancel', /^passes$/],
    ['allowing', 'tasks/cancel', /^passes$/],
    // No tool is restricted, or the author has said that the method may be asked of any.
    ['free', 'tasks/result', /^passes$/],
    ['resuming', 'tasks/get', /^passes$/],
    ['resuming', 'tasks/result', /^passes$/],
  ])('and was only listed or told of, under `%s` %s: %s', (name, method, said) => {
    for (const tells of [LISTS, TELLS]) {
      const at = under(name);
      tells(at);
      expect(asks(at, method)).toMatch(said);
    }
  });

  test('is listed and told of all the same, again and again', () => {
    const at = under('denying');
    at.client(request(2, 'tasks/list'));
    expect(parse(at.server(result(2, { tasks: [told()] })).toClient[0]).result).toEqual({ tasks: [told()] });
    for (const status of ['working', 'completed']) {
      expect(at.server(notify('notifications/tasks/status', told(status))).toClient).toHaveLength(1);
    }
    expect(at.server(notify('notifications/tasks', told('completed'))).toClient).toEqual([]);
  });

  test('and was listed is read once this session sees what made it', () => {
    const at = under('allowing');
    LISTS(at);
    makesTask(at);
    expect(asks(at, 'tasks/result')).toBe('passes');
  });

  test('is not told of where somebody subscribed to it', () => {
    expect(under('denying').server(notify('notifications/tasks', told('completed'))).toClient).toEqual([]);
    expect(under('free').server(notify('notifications/tasks', told('completed'))).toClient).toHaveLength(1);
  });
});

describe('a task of the client', () => {
  const serverAsks = ({ client, server }: Bench): boolean => {
    const { toClient } = server(request(`s${++id}`, 'tasks/result', { taskId: 't' }));
    if (toClient.length > 0) client(result(`s${id}`, text('said')));
    return toClient.length > 0;
  };

  test('is read by the server that it was given to, while what made it is allowed', () => {
    const at = under('sampling');
    expect(serverAsks(at)).toBe(false);
    at.server(request('make', 'sampling/createMessage', { messages: [], task: {} }));
    at.client(result('make', { task: told() }));
    expect(serverAsks(at)).toBe(true);
    use(at, 'unsampled');
    expect(serverAsks(at)).toBe(false);
    expect(at.evaluations().at(-1)).toMatchObject({ reasons: [{ id: 'task.method' }] });
  });
});
