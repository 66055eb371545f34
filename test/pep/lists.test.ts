import { describe, expect, test } from 'vitest';
import { acting, allow, bench, call, deny, fakePolicy, notify, parse, request, result, wire, type BenchOptions } from './harness.js';

const tool = (name: string, more: object = {}) => ({ name, inputSchema: { type: 'object' }, ...more });
const list = (names: readonly string[], more: object = {}) => ({ tools: names.map((name) => tool(name)), ...more });
const MODERN = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } };

/** Hides `hidden` and allows the rest. */
function hiding(hidden: readonly string[], options: BenchOptions = {}) {
  return bench({ policy: { hidden, decide: acting((input) => (hidden.includes(input.tool?.name ?? '') ? deny() : allow())) }, ...options });
}

describe('S-3b: a tool that the policy can never allow is not listed', () => {
  test('the others keep their order, their bytes and the cursor', () => {
    const { client, server } = hiding(['b', 'd']);
    client(request(1, 'tools/list'));
    const line =
      '{"result":{"nextCursor":"c\\u0041", "tools":[ {"name":"a","n":1.0} ,{"name":"b"},{ "name":"c", "x":"]}" }, {"name":"d"}],"_meta":{"k":1e3}},"id":1,"jsonrpc":"2.0"}';
    expect(server(line).toClient).toEqual([
      '{"result":{"nextCursor":"c\\u0041", "tools":[{"name":"a","n":1.0},{ "name":"c", "x":"]}" }],"_meta":{"k":1e3}},"id":1,"jsonrpc":"2.0"}\n',
    ]);
  });

  test('a list of which nothing is hidden is the server’s own line', () => {
    const { client, server } = hiding(['z']);
    client(request(1, 'tools/list'));
    const line = '{ "jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a"} ]}}';
    expect(server(line).toClient).toEqual([`${line}\n`]);
  });

  test('a page of which everything is hidden stays a page', () => {
    const { client, server } = hiding(['a']);
    client(request(1, 'tools/list'));
    expect(server(result(1, list(['a'], { nextCursor: 'x' }))).toClient).toEqual([wire(result(1, { tools: [], nextCursor: 'x' }))]);
  });

  test('what is a tool list is known by what was asked, never by its shape', () => {
    const { client, server } = hiding(['a']);
    client(call(1, 'b'));
    expect(server(result(1, list(['a']))).toClient).toEqual([wire(result(1, list(['a'])))]);
  });

  test('cache fields become private and short where the revision has them', () => {
    const { client, server } = hiding(['a']);
    client(request(1, 'tools/list', MODERN));
    expect(server(result(1, list(['a', 'b'], { ttlMs: 3_600_000, cacheScope: 'public' }))).toClient).toEqual([
      wire(result(1, list(['b'], { ttlMs: 60_000, cacheScope: 'private' }))),
    ]);
  });

  test('a list that two readers could read differently is not shown', () => {
    const { client, server } = hiding(['a']);
    client(request(1, 'tools/list'));
    const { toClient } = server('{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"b"}],"tools":[{"name":"a"}]}}');
    expect(parse(toClient[0]).error?.message).toContain('unreadable.duplicate_member');
  });

  test('a policy that fails to say what is hidden shows nothing', () => {
    const { client, server } = bench({
      policy: {
        hidden: () => {
          throw new Error('broken');
        },
      },
    });
    client(request(1, 'tools/list'));
    expect(parse(server(result(1, list(['a']))).toClient[0]).error?.message).toContain('list_unreadable');
  });

  test.each([
    ['a list that is no list', { tools: 'none' }],
    ['entries that are no tools', { tools: [7, null, { title: 'no name' }] }],
    ['an error', undefined],
  ])('%s passes as it came', (_what, value) => {
    const { client, server } = hiding(['a']);
    client(request(1, 'tools/list'));
    const line = value === undefined ? { jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'no' } } : result(1, value);
    expect(server(line).toClient).toEqual([wire(line)]);
  });
});

describe('a call of a tool that is not listed', () => {
  const unknown = (name: string) => ({ jsonrpc: '2.0', id: 2, error: { code: -32602, message: `Unknown tool: ${name}` } });

  test('is answered as an unknown tool is, before and after a list was seen', () => {
    const { client, server } = hiding(['a']);
    expect(client(call(2, 'a')).toClient).toEqual([wire(unknown('a'))]);
    client(request(1, 'tools/list'));
    server(result(1, list(['a', 'b'])));
    expect(client(call(2, 'a')).toClient).toEqual([wire(unknown('a'))]);
  });

  test('gets the reason where a rule that denies it states one', () => {
    const { client } = bench({ policy: { hidden: ['run_shell'], decide: () => deny('r1', 'Shell access not permitted') } });
    expect(parse(client(call(2, 'run_shell')).toClient[0]).result?.content[0]?.text).toContain('Shell access not permitted');
  });

  test.each([
    ['no rule of its own', deny('default', 'no rule allows this')],
    ['a default', deny('default', 'the administrator allows nothing else')],
    ['a deny without a reason', deny('deny-a', '`a` is denied')],
    [
      'a guard',
      { ...deny(), reasons: [{ id: 'pii.card', message: 'a card number', severity: 'high', source: 'mcp.guards.pii.arguments' } as const] },
    ],
  ])('%s is no reason', (_what, verdict) => {
    const { client } = bench({ policy: { hidden: ['a'], decide: () => verdict } });
    expect(client(call(2, 'a')).toClient).toEqual([wire(unknown('a'))]);
  });

  test('S-19: `known` says whether the server lists it, once a complete list was seen, and of a look-alike once that was listed', () => {
    const known: (boolean | undefined)[] = [];
    const { client, server } = bench({
      policy: { decide: (input) => (input.method === 'tools/call' && known.push(input.tool?.known), allow()) },
    });
    client(call(10, 'Run_Shell'));
    client(request(1, 'tools/list'));
    server(result(1, list(['run_shell'], { nextCursor: 'p2' })));
    client(call(11, 'Run_Shell'));
    client(request(2, 'tools/list', { cursor: 'p2' }));
    server(result(2, list(['other'])));
    client(call(12, 'Run_Shell'), call(13, 'run_shell'), call(14, 'other'));
    server(notify('notifications/tools/list_changed'));
    client(call(15, 'Run_Shell'), call(16, 'new_tool'));
    expect(known).toEqual([undefined, false, false, true, true, false, undefined]);
  });

  test.each<[string, unknown, boolean]>([
    ['a text', 'p2', true],
    ['a number, of a server that counts its pages', 2, true],
    ['0', 0, true],
    ['an object', { after: 'a' }, true],
    ['true', true, true],
    ['an empty text', '', false],
    ['null', null, false],
  ])('%s as the next cursor: the list goes on there, or has ended', (_what, next, more) => {
    const known: (boolean | undefined)[] = [];
    const { client, server } = bench({
      policy: { decide: (input) => (input.method === 'tools/call' && known.push(input.tool?.known), allow()) },
    });
    client(request(1, 'tools/list'));
    server(result(1, list(['a'], { nextCursor: next })));
    client(call(10, 'a'), call(11, 'b'));
    expect(known.splice(0)).toEqual(more ? [undefined, undefined] : [true, false]);
    if (!more) return;
    client(request(2, 'tools/list', { cursor: next }));
    server(result(2, list(['b'])));
    client(call(12, 'a'), call(13, 'b'), call(14, 'c'));
    expect(known).toEqual([true, true, false]);
  });

  test('a denied name that the server does not list answers as the server would', () => {
    const { client, server } = bench({
      policy: { decide: acting(({ tool }) => (tool?.known === false ? deny('unlisted', 'the server lists no tool') : allow())) },
    });
    client(request(1, 'tools/list'));
    server(result(1, list(['run_shell'])));
    expect(client(call(2, 'Run_Shell')).toClient).toEqual([wire(unknown('Run_Shell'))]);
  });

  test('before any list, one like a restricted name is answered with what would help; listed by exactly this name, it is a tool like any other', () => {
    const { client, server } = bench({
      policy: {
        config: { restrictedTools: [['run', 'db_*']] },
        decide: acting(({ tool }) => (tool?.known === false ? deny('unlisted', 'the server lists no tool') : allow())),
      },
    });
    expect(client(call(2, 'Run')).toClient.map(String)).toEqual([
      expect.stringMatching(/"code":-32602,"message":"Unknown tool: Run \([^"]*tools\/list/),
    ]);
    expect(client(call(3, 'DB_drop')).toServer).toEqual([]);
    for (const [id, name] of [
      [4, 'run'],
      [5, 'db_drop'],
      [6, 'other'],
    ] as const)
      expect(client(call(id, name)).toServer).toEqual([wire(call(id, name))]);
    client(request(7, 'tools/list'));
    server(result(7, list(['Run', 'run'])));
    for (const [id, name] of [
      [8, 'run'],
      [9, 'Run'],
    ] as const)
      expect(client(call(id, name)).toServer).toEqual([wire(call(id, name))]);
    expect(client(call(2, 'RUN')).toClient).toEqual([wire(unknown('RUN'))]);
  });

  test('the policy sees the server’s title, annotations and the fingerprint of the definition', () => {
    const seen: unknown[] = [];
    const { client, server } = bench({ policy: { decide: (input) => (input.tool !== undefined && seen.push(input.tool), allow()) } });
    client(request(1, 'tools/list'));
    server(result(1, { tools: [tool('a', { title: 'A', annotations: { readOnlyHint: true } })] }));
    client(call(2, 'a'));
    expect(seen).toEqual([
      {
        name: 'a',
        title: 'A',
        annotations: { readOnlyHint: true },
        known: true,
        fingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown,
      },
    ]);
  });
});

describe('after a reload that changes what is visible', () => {
  const LIST_CHANGED = wire({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
  const listed = (capabilities: object) => {
    const at = hiding(['a']);
    at.client(request(0, 'initialize', { protocolVersion: '2025-11-25', clientInfo: { name: 'c', version: '1' } }));
    at.server(result(0, { protocolVersion: '2025-11-25', capabilities }));
    at.client(request(1, 'tools/list'));
    at.server(result(1, list(['a', 'b'])));
    return at;
  };
  const told = (at: ReturnType<typeof bench>) => at.session.policyChanged().map(String);

  test('the client is told once it lists, if the server may announce changes', () => {
    const at = listed({ tools: { listChanged: true } });
    at.use(fakePolicy({ hidden: [] }));
    expect(told(at)).toEqual([LIST_CHANGED]);
    at.use(fakePolicy({ hidden: ['a'] }));
    expect(told(at)).toEqual([]);
  });

  test('nothing is said by a server that never said it could', () => {
    const at = listed({ tools: {} });
    at.use(fakePolicy({ hidden: ['b'] }));
    expect(told(at)).toEqual([]);
  });

  test('nothing is said to a client that never listed', () => {
    const at = hiding([]);
    at.client(request(0, 'initialize', {}));
    at.server(result(0, { capabilities: { tools: { listChanged: true } } }));
    at.use(fakePolicy({ hidden: ['b'] }));
    expect(told(at)).toEqual([]);
  });

  test('an open subscription that asked for it is told by its own id', () => {
    const at = hiding(['a']);
    at.client(request('s', 'subscriptions/listen', { ...MODERN, notifications: { toolsListChanged: true } }));
    at.client(request('t', 'subscriptions/listen', { ...MODERN, notifications: { promptsListChanged: true } }));
    at.client(request(1, 'tools/list', MODERN));
    at.server(result(1, list(['a'])));
    at.use(fakePolicy());
    expect(told(at)).toEqual([
      wire({
        jsonrpc: '2.0',
        method: 'notifications/tools/list_changed',
        params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 's' } },
      }),
    ]);
    at.server(notify('notifications/cancelled', { requestId: 's' }));
    expect(told(at)).toEqual([]);
  });
});
