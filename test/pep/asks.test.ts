import { describe, expect, test } from 'vitest';
import { acting, allow, bench, call, deny, notify, parse, request, result, wire, type Bench } from './harness.js';

const META = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const ASKS = ['sampling/createMessage', 'elicitation/create', 'roots/list', 'vendor/ask'] as const;
const asking = (method: unknown) => ({
  status: 'input_required',
  taskId: 't',
  inputRequests: { fine: { method: 'roots/list' }, a: { method, params: {} } },
});

/** Everything passes but one method of the server's. */
function without(refused: string): Bench {
  return bench({ policy: { decide: acting(({ method }) => (method === refused ? deny(`no-${method}`) : allow())) } });
}

/** Where a server of 2026-07-28 puts what it asks (multi round-trip requests; the tasks extension, SEP-2663). */
const CARRIERS = [
  ['a tool’s result', call(1, 'a', {}, META)],
  ['a prompt', request(1, 'prompts/get', { name: 'p', ...META })],
  ['a resource', request(1, 'resources/read', { uri: 'file:///a', ...META })],
  ['a task that is asked for', request(1, 'tasks/get', { taskId: 't', ...META })],
] as const;

describe.each(CARRIERS)('what a server asks in %s', (_where, asked) => {
  test.each(ASKS)('%s is decided like the request that it is', (method) => {
    for (const [refused, passes] of [
      [method, false],
      ['tools/call of the server', true],
    ] as const) {
      const { client, server } = without(refused);
      client(asked);
      const line = result(1, { resultType: 'input_required', ...asking(method) });
      const { toClient } = server(line);
      if (passes) expect(toClient).toEqual([wire(line)]);
      else expect(JSON.stringify(parse(toClient[0]))).toContain(`no-${method}`);
    }
  });
});

describe('what a server asks in the notification of a task', () => {
  test.each(ASKS)('%s is decided like the request that it is', (method) => {
    const line = notify('notifications/tasks', asking(method));
    const passing = bench();
    expect(passing.server(line).toClient).toEqual([wire(line)]);
    const refusing = without(method);
    expect(refusing.server(line)).toEqual({ toServer: [], toClient: [] });
    expect(refusing.evaluations().at(-1)).toMatchObject({ kind: 'request', method, decision: 'deny' });
  });

  test.each([
    ['a form that cannot be decided', { inputRequests: [7] }],
    ['a method that is no text', asking(7)],
    ['a method in another case', asking('Sampling/createMessage')],
    ['a member in another case', { inputRequests: { a: { method: 'roots/list', Method: 'sampling/createMessage' } } }],
    ['asks in another case', { InputRequests: { a: { method: 'sampling/createMessage' } } }],
  ])('in %s nothing goes on', (_what, params) => {
    expect(bench().server(notify('notifications/tasks', params)).toClient).toEqual([]);
  });

  test('a task that asks nothing goes on as it came', () => {
    const line = notify('notifications/tasks', { status: 'working', taskId: 't' });
    expect(bench().server(line).toClient).toEqual([wire(line)]);
  });
});
