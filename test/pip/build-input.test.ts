import { describe, expect, test } from 'vitest';
import type { PolicyConfig } from '../../src/pdp/evaluator.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { createSessionFacts } from '../../src/pip/session-facts.js';
import { topicOf } from '../../src/pip/topic.js';
import { parseJson } from '../../src/protocol/json/json.js';
import { acting, allow, bench, call, notify, request } from '../pep/harness.js';

/** The document that the policy got of the last of these messages. */
function documentOf(...messages: readonly unknown[]): InputDocument | undefined {
  let seen: InputDocument | undefined;
  const { client } = bench({ policy: { decide: (input) => ((seen = input), allow()) } });
  client(...messages);
  return seen;
}

describe('the input document', () => {
  test('of a tool call has every member that applies, and no other', () => {
    expect(documentOf(call(1, 'read_file', { path: 'a.txt' }, { _meta: { progressToken: 3 } }))).toEqual({
      version: 1,
      direction: 'client_to_server',
      kind: 'request',
      method: 'tools/call',
      acting: true,
      server: 'files',
      tool: { name: 'read_file' },
      arguments: { path: 'a.txt' },
      params: { name: 'read_file', _meta: { progressToken: 3 } },
      identity: { subject: 'alice', authenticated: false, method: 'os' },
      client: {},
      session: { id: 'd1', started: '2026-02-03T10:30:00.000Z', calls: 0, tools: {}, labels: [] },
      findings: [],
      paths: { '/arguments/path': { lexical: '/srv/work/a.txt', resolved: '/srv/work/a.txt', under: [] } },
      time: { now_ns: Date.UTC(2026, 1, 3, 10, 30) * 1e6, hour: 10, weekday: 'Tuesday', zone: 'UTC' },
      transport: 'stdio',
      mode: 'enforce',
    });
  });

  test.each([
    [
      'a resource',
      request(1, 'resources/read', { uri: 'https://x/y' }),
      { resource: { uri: 'https://x/y' }, params: { uri: 'https://x/y' } },
    ],
    [
      'a prompt',
      request(1, 'prompts/get', { name: 'p', arguments: { a: 'b' } }),
      { prompt: { name: 'p' }, arguments: { a: 'b' }, params: { name: 'p' } },
    ],
    ['an unknown method', request(1, 'x/y', { arguments: { a: 1 } }), { params: { arguments: { a: 1 } }, acting: true }],
    ['a notification', notify('notifications/initialized'), { kind: 'notification', acting: false }],
    ['a call without arguments', request(1, 'tools/call', { name: 'x' }), { tool: { name: 'x' }, params: { name: 'x' } }],
    [
      'a call whose arguments are null',
      request(1, 'tools/call', { name: 'x', arguments: null }),
      { arguments: null, params: { name: 'x' } },
    ],
    [
      'a file as a resource',
      request(1, 'resources/read', { uri: 'file:///no/such/file' }),
      { paths: { '/params/uri': { resolved: '/no/such/file' } } },
    ],
  ])('of %s', (_what, message, expected) => {
    expect(documentOf(message)).toMatchObject(expected);
  });

  test('has the facts that the policy reads, and no others', () => {
    const of = (facts: PolicyConfig['facts'], message: unknown) => {
      let seen: InputDocument | undefined;
      bench({ policy: { decide: (input) => ((seen = input), allow()), config: { facts } } }).client(message);
      return seen;
    };
    const message = call(1, 'fetch', { url: 'http://localhost/', sql: 'select 1', note: 'ls' });
    expect(of({}, message)).not.toHaveProperty('urls');
    const seen = of({ urls: [], commands: ['/arguments/note'] }, message);
    expect(seen?.urls).toEqual({ '/arguments/url': { scheme: 'http', host: 'localhost', port: 80, class: 'loopback', host_kind: 'name' } });
    expect(seen?.commands).toEqual({ '/arguments/note': { names: ['ls'], operators: false } });
    expect(seen).not.toHaveProperty('sql');
    expect(of({ urls: [] }, request(1, 'tools/list'))?.urls).toEqual({});
    expect(of({ urls: [] }, request(1, 'resources/read', { uri: 'https://10.0.0.1/' }))?.urls).toMatchObject({
      '/params/uri': { class: 'private' },
    });
  });

  test('a call with more facts than can be read is refused', () => {
    const { client } = bench({ policy: { config: { facts: { urls: [] } } } });
    expect(client(call(1, 'fetch', { urls: Array.from({ length: 1000 }, () => 'x') })).toServer).toHaveLength(1);
    expect(client(call(2, 'fetch', { urls: Array.from({ length: 1001 }, () => 'x') })).toServer).toEqual([]);
  });

  test('says who the client says it is, from the handshake or from the message itself', () => {
    const info = { name: 'claude-ai', version: '1.2' };
    expect(documentOf(request(0, 'initialize', { protocolVersion: '2025-11-25', clientInfo: info }), call(1, 'x'))?.client).toEqual({
      ...info,
      protocol: '2025-11-25',
    });
    const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientInfo': info };
    expect(documentOf(call(1, 'x', {}, { _meta: meta }))?.client).toEqual({ ...info, protocol: '2026-07-28' });
    expect(documentOf(request(0, 'initialize', { clientInfo: { name: 7, version: 'v'.repeat(1000) } }), call(1, 'x'))?.client).toEqual({
      version: 'v'.repeat(256),
    });
  });

  test('of an earlier message does not change under who kept it', () => {
    const kept: InputDocument[] = [];
    const { client } = bench({ policy: { decide: acting((input) => (kept.push(input), allow({ labels: ['l'] }))) } });
    client(call(1, 'a'), call(2, 'a'));
    expect(kept.map(({ session }) => [session.calls, session.labels])).toEqual([
      [0, []],
      [1, ['l']],
    ]);
  });
});

describe('what a message is about', () => {
  test('is read from own members only', () => {
    expect(topicOf('tools/call', JSON.parse('{"__proto__":{"name":"x"}}') as never, 'legacy')).toBeUndefined();
    expect(topicOf('tools/call', JSON.parse('{"name":"x","__proto__":{"arguments":{}}}') as never, 'legacy')).toEqual({
      tool: 'x',
      params: JSON.parse('{"name":"x","__proto__":{"arguments":{}}}') as unknown,
    });
  });
});

test.each(['tools/call', 'prompts/get'])('%s with an empty name is decided by nobody', (method) => {
  expect(topicOf(method, { name: 'x' }, 'legacy')).toBeDefined();
  expect(topicOf(method, { name: '' }, 'legacy')).toBeUndefined();
});

test.each(['resources/read', 'resources/directory/read', 'resources/subscribe', 'resources/unsubscribe'])(
  '%s names a resource',
  (method) => {
    expect(topicOf(method, { uri: 'file:///a' }, 'legacy')?.resource).toBe('file:///a');
    expect(topicOf(method, { uri: 7 }, 'modern')).toBeUndefined();
  },
);

test.each([
  ['absent, in the revision that does not know the method', 'resources/subscribe', {}, 'modern', true],
  ['absent, but for what is beside it', 'resources/subscribe', { _meta: {} }, 'modern', true],
  [
    'in what JavaScript reads members from',
    'resources/subscribe',
    parseJson('{"_meta":{},"__proto__":{"uri":"file:///a"}}'),
    'modern',
    false,
  ],
  ['under another name', 'resources/unsubscribe', { _meta: {}, target: 'file:///a' }, 'modern', false],
  ['absent, where the method lives', 'resources/subscribe', {}, 'legacy', false],
  ['no text, in any revision', 'resources/subscribe', { uri: ['file:///etc/passwd'] }, 'modern', false],
  ['absent, of a method that lives on', 'resources/read', {}, 'modern', false],
  ['empty, which names nothing that could be counted', 'resources/read', { uri: '' }, 'modern', false],
] as const)('a URI that is %s: %s is decided by its method %#', (_what, method, params, era, decidable) => {
  expect(topicOf(method, params, era) !== undefined).toBe(decidable);
});

describe('the facts of a session', () => {
  test('count no more names than there is room for, and all calls', () => {
    const facts = createSessionFacts('s', 0);
    for (let i = 0; i < 1500; i++) facts.count(`t${i}`);
    facts.count('t0');
    expect(facts.fact()).toMatchObject({ calls: 1501 });
    expect(Object.keys(facts.fact().tools)).toHaveLength(1000);
    expect(facts.fact().tools['t0']).toBe(2);
  });
});
