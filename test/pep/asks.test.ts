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
    ['a form that cannot be decided', { taskId: 't', inputRequests: [7] }],
    ['a method that is no text', asking(7)],
    ['a method in another case', asking('Sampling/createMessage')],
    ['a member in another case', { taskId: 't', inputRequests: { a: { method: 'roots/list', Method: 'sampling/createMessage' } } }],
    ['asks in another case', { taskId: 't', InputRequests: { a: { method: 'sampling/createMessage' } } }],
  ])('in %s nothing goes on', (_what, params) => {
    expect(bench().server(notify('notifications/tasks', params)).toClient).toEqual([]);
  });

  test('a task that asks nothing goes on as it came', () => {
    const line = notify('notifications/tasks', { status: 'working', taskId: 't' });
    expect(bench().server(line).toClient).toEqual([wire(line)]);
  });
});

/** A server of 2025-11-25 that does nothing before a page was visited. */
describe('what a server asks in an error', () => {
  const page = { mode: 'url', elicitationId: 'e', url: 'https://login.example/', message: 'Sign in first.' };
  const failing = (data: unknown, code: unknown = -32042) =>
    ({ jsonrpc: '2.0', id: 1, error: { code, message: 'visit this', data } }) as never;
  const noPages = () => without('elicitation/create');

  test.each([
    ['a tool', call(1, 'a')],
    ['a prompt', request(1, 'prompts/get', { name: 'p' })],
    ['a resource', request(1, 'resources/read', { uri: 'file:///a' })],
    ['a list', request(1, 'tools/list')],
    ['a tool of 2026-07-28', call(1, 'a', {}, META)],
  ])('a page that is to be visited before %s is decided like the elicitation that it is', (_what, asked) => {
    const line = failing({ elicitations: [page] });
    const passing = bench();
    passing.client(asked);
    expect(passing.server(line).toClient).toEqual([wire(line)]);
    expect(passing.evaluations().at(-1)).toMatchObject({ kind: 'request', method: 'elicitation/create', decision: 'allow' });

    const refusing = noPages();
    refusing.client(asked);
    const { toClient } = refusing.server(line);
    expect(JSON.stringify(parse(toClient[0]))).toContain('no-elicitation/create');
    expect(JSON.stringify(parse(toClient[0]))).not.toContain('login.example');
    expect(refusing.evaluations().at(-1)).toMatchObject({ kind: 'request', method: 'elicitation/create', decision: 'deny' });
  });

  test('what it says of the page is what the policy decides by', () => {
    const decide = acting(({ method, params }) =>
      method === 'elicitation/create' && JSON.stringify(params).includes('evil') ? deny('no-evil') : allow(),
    );
    for (const [url, passes] of [
      ['https://login.example/', true],
      ['https://evil.example/', false],
    ] as const) {
      const { client, server } = bench({ policy: { decide } });
      client(call(1, 'a'));
      const line = failing({ elicitations: [page, { ...page, url }] });
      const { toClient } = server(line);
      if (passes) expect(toClient).toEqual([wire(line)]);
      else expect(JSON.stringify(parse(toClient[0]))).toContain('no-evil');
    }
  });

  test.each([
    ['another code, which some readers do not look at', failing({ elicitations: [page] }, -32000)],
    ['a code that is a text', failing({ elicitations: [page] }, '-32042')],
    ['pages under names', failing({ elicitations: { a: page } })],
    ['a page that says that it is another request', failing({ elicitations: { a: { ...page, method: 'roots/list', params: {} } } })],
    ['a page that is none', failing({ elicitations: [7] })],
    ['a text instead of pages', failing({ elicitations: 'https://login.example/' })],
    ['pages in another case', failing({ Elicitations: [page] })],
    ['pages whose name holds what nobody sees', failing({ 'elicit\u200bations': [page] })],
    ['data in another case', { jsonrpc: '2.0', id: 1, error: { code: -32042, message: 'm', Data: { elicitations: [page] } } } as never],
    ['a member of the page in another case', failing({ elicitations: [{ ...page, URL: 'https://evil.example/' }] })],
  ])('with %s it passes no policy that refuses elicitations', (_what, line) => {
    const { client, server } = noPages();
    client(call(1, 'a'));
    const { toClient } = server(line);
    expect(toClient).toHaveLength(1);
    expect(toClient).not.toEqual([wire(line)]);
  });

  test.each([
    ['without data', { jsonrpc: '2.0', id: 1, error: { code: -32602, message: 'Unknown tool: a' } } as never],
    ['with data of its own', failing({ detail: 'no such file', elicitation: 'none', errors: [page.url] }, -32000)],
    ['without pages', failing({ elicitations: [] })],
    ['that is no object', { jsonrpc: '2.0', id: 1, error: 'no' } as never],
  ])('honest: an error %s goes on as it came', (_what, line) => {
    const { client, server } = noPages();
    client(call(1, 'a'));
    expect(server(line).toClient).toEqual([wire(line)]);
  });

  test('an answer of the client to a server is no ask', () => {
    const { client, server } = noPages();
    server(request(1, 'roots/list'));
    const line = failing({ elicitations: [page] });
    expect(client(line).toServer).toEqual([wire(line)]);
  });
});
