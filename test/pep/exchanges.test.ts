import { describe, expect, test } from 'vitest';
import { defaultReadLimits } from '../../src/protocol/read-limits.js';
import { allow, bench, call, deny, fakePolicy, lineOf, notify, parse, request, result, text, wire } from './harness.js';

const META = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const TOOLS = { tools: [{ name: 'read_file' }, { name: 'run_shell' }], resultType: 'complete' };

test('request ids are the exchange’s own: two with one id get each their own answer', () => {
  const at = bench();
  const [first, second] = [at.exchange(), at.exchange()];
  expect(first.client(call(1, 'read_file')).toServer).toHaveLength(1);
  expect(second.client(call(1, 'read_file')).toServer).toHaveLength(1);
  expect(second.server(result(1, text('two'))).toClient).toEqual([wire(result(1, text('two')))]);
  expect(first.server(result(1, text('one'))).toClient).toEqual([wire(result(1, text('one')))]);
  at.settle();
  expect(at.invoked().map(({ response }) => response.outcome)).toEqual(['result', 'result']);
});

test('an answer in another exchange than the question is nobody’s', () => {
  const at = bench();
  const [asking, other] = [at.exchange(), at.exchange()];
  asking.client(call(1, 'read_file'));
  expect(other.server(result(1, text('stolen')))).toEqual({ toServer: [], toClient: [] });
  expect(at.session.fromServer([])).toMatchObject({ toServer: [], toClient: [] });
  expect(asking.server(result(1, text('mine'))).toClient).toHaveLength(1);
  expect(at.evaluations().at(-1)?.reasons[0]?.id).toBe('unasked_response');
});

test('an id that is open twice in one exchange is refused there', () => {
  const { client } = bench().exchange();
  client(call(1, 'read_file'));
  expect(parse(client(call(1, 'read_file')).toClient[0]).result?.content[0]?.text).toContain('duplicate_id');
});

describe('what the server asks in an exchange (2025-03-26 to 2025-11-25, without a session)', () => {
  const ask = request('s1', 'sampling/createMessage', {});
  const answer = result('s1', { role: 'assistant' });

  test('is answered in another, once', () => {
    const at = bench();
    const asking = at.exchange();
    asking.client(call(1, 'read_file'));
    expect(asking.server(ask).toClient).toEqual([wire(ask)]);
    expect(at.exchange().client(answer).toServer).toEqual([wire(answer)]);
    expect(at.exchange().client(answer).toServer).toEqual([]);
    expect(at.evaluations().at(-1)?.reasons[0]?.id).toBe('unasked_response');
  });

  test('has an id of its own among all exchanges: a second with it is refused, not mistaken for the first', () => {
    const at = bench();
    const [first, second] = [at.exchange(), at.exchange()];
    first.server(ask);
    const refused = second.server(ask);
    expect(refused.toClient).toEqual([]);
    expect(parse(refused.toServer[0]).error?.message).toContain('duplicate_id');
  });

  test('ends with its exchange, and with no other', () => {
    const at = bench();
    const [ending, going] = [at.exchange(), at.exchange()];
    ending.server(ask);
    going.server({ ...ask, id: 's2' });
    ending.exchange.closed('server', {});
    const last = at.exchange();
    expect(last.client(answer).toServer).toEqual([]);
    expect(last.client({ ...answer, id: 's2' }).toServer).toHaveLength(1);
  });
});

test('the session’s facts, tools and labels are the caller’s', () => {
  const seen: unknown[] = [];
  const at = bench({
    policy: {
      decide: ({ session, tool }) => {
        seen.push([session.calls, session.labels, tool?.known]);
        return allow({ labels: ['seen'] });
      },
    },
  });
  const listing = at.exchange();
  listing.client(request(1, 'tools/list', META));
  listing.server(result(1, TOOLS));
  at.exchange().client(call(1, 'read_file'));
  at.exchange().client(call(1, 'gone'));
  expect(seen).toEqual([
    [0, [], undefined],
    [0, ['seen'], true],
    [1, ['seen'], false],
  ]);
});

test.each([
  ['server', 'none', 'nobody will answer'],
  ['client', 'cancelled', 'nobody reads the answer'],
] as const)('closed by the %s, an exchange records what is open as %s: %s', (side, outcome, _why) => {
  const at = bench();
  const [ending, going] = [at.exchange(), at.exchange()];
  ending.client(call(1, 'read_file'), call(2, 'list_directory'));
  going.client(call(1, 'write_file'));
  ending.exchange.closed(side, {});
  at.settle();
  expect(at.invoked().map(({ tool, response }) => [tool, response.outcome])).toEqual([
    ['read_file', outcome],
    ['list_directory', outcome],
  ]);
  // A late answer has nobody to go to, and the other exchange is as it was.
  expect(ending.server(result(1, text('late'))).toClient).toEqual([]);
  expect(going.server(result(1, text('in time'))).toClient).toHaveLength(1);
});

test('a reload reaches the exchanges that listen for changes of the tools, and no other', () => {
  const at = bench();
  const listing = at.exchange();
  listing.client(request('l', 'tools/list', META));
  listing.server(result('l', TOOLS));
  // An initialize in the same session (a dual-era client): its announcements belong to the connection, not to an exchange.
  at.client(request(0, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'c', version: '1' } }));
  at.server(result(0, { protocolVersion: '2025-11-25', capabilities: { tools: { listChanged: true } } }));
  const [listening, calling] = [at.exchange(), at.exchange()];
  listening.client(request('sub', 'subscriptions/listen', { ...META, notifications: { toolsListChanged: true } }));
  calling.client(call(1, 'read_file'));

  expect(listening.exchange.policyChanged()).toEqual([]);
  at.use(fakePolicy({ hidden: ['run_shell'] }));
  expect(calling.exchange.policyChanged()).toEqual([]);
  expect(listening.exchange.policyChanged().map(String)).toEqual([
    wire(notify('notifications/tools/list_changed', { _meta: { 'io.modelcontextprotocol/subscriptionId': 'sub' } })),
  ]);
  expect(at.session.policyChanged().map(String)).toEqual([wire(notify('notifications/tools/list_changed'))]);
});

test('what is decided in an exchange is what is forwarded there', () => {
  const at = bench({ policy: { decide: ({ tool }) => (tool?.name === 'run_shell' ? deny('no-shell') : allow()) } });
  const { client } = at.exchange();
  const moved = client(call(1, 'run_shell'));
  expect(moved.toServer).toEqual([]);
  expect(parse(moved.toClient[0]).result?.isError).toBe(true);
});

test('headers that do not match the body are refused, recorded, and answered as the specification says', () => {
  const at = bench();
  const listing = at.exchange();
  listing.client(request(1, 'tools/list', META));
  const inputSchema = { type: 'object', properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } };
  listing.server(result(1, { tools: [{ name: 'read_file', inputSchema }], resultType: 'complete' }));

  const { exchange } = at.exchange();
  const line = lineOf(call(7, 'read_file', { region: 'us' }, META));
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'read_file' };
  const moved = exchange.fromClient([{ ...line, headers: { ...headers, 'mcp-param-region': 'eu' } }]);
  expect(moved.toServer).toEqual([]);
  expect(parse(moved.toClient[0]?.toString())).toMatchObject({
    id: 7,
    error: { code: -32020, message: expect.stringContaining("'eu' does not match body value 'us'") as unknown },
  });
  expect(at.evaluations().at(-1)).toMatchObject({ kind: 'unreadable', reasons: [{ id: 'unreadable.header_mismatch' }] });
  expect(exchange.fromClient([{ ...line, headers: { ...headers, 'mcp-param-region': 'us' } }]).toServer).toEqual([line.raw]);
  expect(at.session.toolSchema('read_file')).toEqual(inputSchema);
});

test('each element of a batch is compared with the headers', () => {
  const at = bench().exchange();
  const batch = lineOf([call(1, 'read_file'), request(2, 'ping')]);
  const { toServer, toClient } = at.exchange.fromClient([{ ...batch, headers: { 'mcp-method': 'ping' } }]);
  expect(toServer.map(String)).toEqual([wire([request(2, 'ping')])]);
  expect(toClient.map((line) => parse(line.toString()).id)).toEqual([1]);
});

test('a request without a version under the headers of a revision that wants one is refused', () => {
  const { exchange } = bench().exchange();
  const { toClient } = exchange.fromClient([{ ...lineOf(call(1, 'read_file')), headers: { 'mcp-protocol-version': '2026-07-28' } }]);
  expect(parse(toClient[0]?.toString()).error?.code).toBe(-32602);
});

test('open requests of all exchanges count together, and end with theirs', () => {
  const at = bench({ options: { limits: { ...defaultReadLimits, maxPending: 3 } } });
  const exchanges = [at.exchange(), at.exchange(), at.exchange()];
  for (const { client } of exchanges) expect(client(request(1, 'ping')).toServer).toHaveLength(1);
  const refused = at.exchange();
  expect(parse(refused.client(request(1, 'ping')).toClient[0]).error?.message).toContain('too_many_pending');
  exchanges[0]?.exchange.closed('client', {});
  expect(refused.client(request(1, 'ping')).toServer).toHaveLength(1);
  exchanges[1]?.server(result(1, {}));
  expect(at.client(request(1, 'ping')).toServer).toHaveLength(1);
  expect(at.client(request(2, 'ping')).toServer).toEqual([]);
});

test('what a server asked in an exchange that ended takes no room', () => {
  const at = bench({ options: { limits: { ...defaultReadLimits, maxPending: 1 } } });
  const first = at.exchange();
  expect(first.server(request(1, 'roots/list')).toClient).toHaveLength(1);
  expect(at.server(request(1, 'roots/list')).toClient).toEqual([]);
  first.exchange.closed('server', {});
  expect(at.server(request(1, 'roots/list')).toClient).toHaveLength(1);
});
