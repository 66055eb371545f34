import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import {
  acting,
  allow,
  bench,
  call,
  deny,
  fakePolicy,
  manualClock,
  notify,
  parse,
  reason,
  request,
  result,
  text,
  wire,
  type FakePolicy,
} from './harness.js';

/** The first id that the bench gives. */
const SESSION = 'd1';

const redacting = (path: string) => allow({ obligations: [{ kind: 'redact', path, layer: 'a' } as const] });

describe('invariant 6: the record comes first', () => {
  test('one write for a group of lines, before anything of it moves', () => {
    const at = bench();
    const { toServer } = at.client(call(1, 'a'), call(2, 'b'), notify('notifications/initialized'));
    expect(at.audit.groups).toHaveLength(1);
    expect(at.evaluations()).toHaveLength(toServer.length);
  });

  test('a record that cannot be written refuses its messages, with answers, and nothing of it stays open', () => {
    const at = bench({ policy: { decide: acting(({ tool }) => (tool?.name === 'bad' ? deny('no', 'no') : allow())) } });
    at.audit.broken = true;
    const { toServer, toClient } = at.client(call(1, 'a'), request(2, 'tools/list'), notify('notifications/initialized'), call(3, 'bad'), [
      call(4, 'a'),
    ]);
    expect(toServer).toEqual([]);
    expect(toClient.map((line) => parse(line).id)).toEqual([1, 2, 3, 4]);
    expect(toClient[0]).toContain('audit_unavailable');
    expect(parse(toClient[1]).error?.code).toBe(-31503);
    at.audit.broken = false;
    expect(at.client(call(1, 'a')).toServer).toHaveLength(1);
  });

  test('a request of the server whose record cannot be written is refused to the server', () => {
    const at = bench();
    at.audit.broken = true;
    const { toClient, toServer } = at.server(request(1, 'roots/list'));
    expect(toClient).toEqual([]);
    expect(parse(toServer[0])).toMatchObject({ id: 1, error: { code: -31503 } });
  });

  test('a result that was decided and cannot be recorded is withheld; one that nobody decided passes', () => {
    const at = bench();
    at.client(call(1, 'a'), call(2, 'a'));
    at.audit.broken = true;
    expect(at.server(result(1, text('ok'))).toClient).toEqual([wire(result(1, text('ok')))]);
    at.use(fakePolicy({ config: { results: 'all' } }));
    expect(at.server(result(2, text('ok'))).toClient[0]).toContain('audit_unavailable');
  });

  test('--audit-failure=allow lets them pass', () => {
    const at = bench({ options: { auditFailure: 'allow' } });
    at.audit.broken = true;
    expect(at.client(call(1, 'a')).toServer).toHaveLength(1);
  });

  test('S-38: every forwarded call has its record, and what was never answered says so', () => {
    const at = bench();
    at.client(...Array.from({ length: 500 }, (_, id) => call(id, 'a')));
    at.server(result(7, text('ok')));
    at.session.closed('server', { signal: 'SIGTERM' });
    expect(at.evaluations()).toHaveLength(500);
    expect(at.invoked()).toHaveLength(500);
    expect(at.invoked().filter(({ response }) => response.outcome === 'none')).toHaveLength(499);
  });
});

describe('the record of a decision', () => {
  test('holds the masked input, the reasons, the revision and who asked', () => {
    const at = bench({ policy: { decide: acting(() => deny('no', 'not permitted')) } });
    at.client(call(1, 'a', { password: 'hunter2', path: 'x' }));
    expect(at.evaluations()[0]).toMatchObject({
      direction: 'client_to_server',
      kind: 'request',
      method: 'tools/call',
      tool: 'a',
      decision: 'deny',
      enforced: true,
      mode: 'enforce',
      reasons: [{ id: 'no' }],
      revision: 'r1',
      identity: { subject: 'alice', authenticated: false, method: 'os' },
      session: SESSION,
      input: { version: 1, arguments: { path: 'x' }, paths: { '/arguments/path': { lexical: '/srv/work/x' } } },
      masked: ['/arguments/password'],
    });
    expect(JSON.stringify(at.audit.events)).not.toContain('hunter2');
  });

  test('names the bundles that decided, where their manifests state a revision; so does the call', () => {
    const bundles = { 'team.tar.gz': { revision: 'v7' } };
    const at = bench({ policy: { decide: () => allow({ bundles }) } });
    at.client(call(1, 'a'));
    at.use(fakePolicy());
    at.client(call(2, 'a'));
    at.session.closed('server', { signal: 'SIGTERM' });
    expect([...at.evaluations(), ...at.invoked()].map((record) => record.bundles)).toEqual([bundles, undefined, bundles, undefined]);
    expect(at.evaluations()[1]).not.toHaveProperty('bundles');
  });

  test('of a call begins with what people look for, whatever else it has', () => {
    const at = bench({ policy: { decide: () => deny('no', 'not permitted', { bundles: { 'team.tar.gz': { revision: 'v7' } } }) } });
    at.client(call(1, 'a'));
    expect(Object.keys(at.invoked()[0] ?? {}).join(' ')).toBe(
      'tool arguments decision latency_ms decision_id enforced mode reason reasons rules revision bundles identity session response',
    );
  });

  test('of plumbing that passed has no input, unless the policy wants all', () => {
    const at = bench();
    at.client(request(1, 'tools/list'));
    expect(at.evaluations()[0]).not.toHaveProperty('input');
    at.use(fakePolicy({ config: { audit: { log_all: true } } }));
    at.client(request(2, 'tools/list'));
    expect(at.evaluations()[1]).toHaveProperty('input.method', 'tools/list');
  });

  test.each([
    ['include_arguments: false', { config: { audit: { include_arguments: false } } }, { input: true, arguments: false }],
    [
      'the obligation log: minimal',
      { decide: () => allow({ obligations: [{ kind: 'log', level: 'minimal', layer: 'a' } as const] }) },
      { input: false, arguments: false },
    ],
    ['nothing of the kind', {}, { input: true, arguments: true }],
  ])('as the policy says: %s', (_what, policy, expected) => {
    const at = bench({ policy });
    at.client(call(1, 'a', { x: 1 }));
    at.server(result(1, text('ok')));
    at.settle();
    const input = at.evaluations()[0]?.input;
    expect({ input: input !== undefined, arguments: input?.['arguments'] !== undefined }).toEqual(expected);
    expect(at.invoked()[0]?.arguments).toEqual(expected.arguments ? { x: 1 } : null);
  });

  const key = ['AKIA', 'Q3EGVKZABHDJ2345'].join('');
  const quoting = deny('no', `a secret in /arguments/${key}`, { warnings: [reason('w', `${key} is no name`)] });

  test.each([
    ['reasons and warnings', { policy: { decide: () => quoting } }],
    ['what a shadow policy says', { shadow: { decide: () => quoting } }],
    ['places that are redacted', { policy: { decide: () => redacting(`/arguments/${key}`) } }],
    ['places that a shadow would redact', { shadow: { decide: () => redacting(`/arguments/${key}`) } }],
  ])('quotes no credential that stands in a name: %s', (_what, { policy, shadow }: { policy?: FakePolicy; shadow?: FakePolicy }) => {
    const at = bench({
      ...(policy === undefined ? {} : { policy }),
      ...(shadow === undefined
        ? {}
        : { shadow: { current: () => fakePolicy(shadow), limiter: createRateLimiter({ clock: manualClock() }) } }),
    });
    at.client(call(1, 'a', { [key]: 'x' }));
    at.session.closed('server', { signal: 'SIGTERM' });
    const records = JSON.stringify(at.audit.events);
    expect(records).toContain('[masked:secret.aws_access_key]');
    expect(records).not.toContain(key);
  });

  test('S-48: redact_fields of the policy are masked', () => {
    const at = bench({ policy: { config: { audit: { redact_fields: ['content'] } } } });
    at.client(call(1, 'a', { content: 'private words' }));
    expect(JSON.stringify(at.audit.events)).not.toContain('private words');
  });
});

describe('facts in the record', () => {
  const facts = { urls: [], commands: [] };
  const args = { url: 'https://private.example.com/x', command: 'deploy-private --all' };

  test('are there, for replay', () => {
    const at = bench({ policy: { config: { facts } } });
    at.client(call(1, 'a', args));
    expect(at.evaluations()[0]?.input).toMatchObject({
      urls: { '/arguments/url': { host: 'private.example.com', class: 'public' } },
      commands: { '/arguments/command': { names: ['deploy-private'] } },
    });
  });

  test.each([
    ['redact_fields', { config: { facts, audit: { redact_fields: ['url', 'command'] } } }],
    ['no arguments', { config: { facts, audit: { include_arguments: false } } }],
    [
      'redacted for the server too',
      {
        config: { facts },
        decide: () =>
          allow({ obligations: ['url', 'command'].map((name) => ({ kind: 'redact', path: `/arguments/${name}`, layer: 'a' }) as const) }),
      },
    ],
  ])('say nothing of what is masked: %s', (_what, policy) => {
    const at = bench({ policy });
    at.client(call(1, 'a', args));
    at.server(result(1, text('ok')));
    at.settle();
    expect(JSON.stringify(at.audit.events)).not.toContain('private');
  });
});

describe('the record of a call’s end', () => {
  test('has the page’s fields, the latency of the whole call and a summary, after the answer went on', () => {
    const at = bench({ policy: { decide: () => allow({ rules: ['r7'] }) } });
    at.client(call(1, 'read_file', { path: '/a' }));
    at.clock.advance(45);
    const { toClient } = at.server(result(1, { content: [{ type: 'text', text: 'é' }, { type: 'image' }, { type: 'text', text: '' }] }));
    expect(at.invoked()).toEqual([]);
    at.settle();
    expect(at.invoked()).toEqual([
      {
        tool: 'read_file',
        arguments: { path: '/a' },
        decision: 'allow',
        latency_ms: 45,
        decision_id: at.evaluations()[0]?.decision_id,
        enforced: true,
        mode: 'enforce',
        reasons: [],
        rules: ['r7'],
        revision: 'r1',
        identity: { subject: 'alice', authenticated: false, method: 'os' },
        session: SESSION,
        response: { outcome: 'result', bytes: Buffer.byteLength(toClient[0] ?? '') - 1, content: { text: 2, image: 1 } },
      },
    ]);
  });

  test.each([
    ['a failed tool', { result: { isError: true, content: [] } }, { outcome: 'tool_error', content: {} }],
    ['an error', { error: { code: -32000, message: 'no' } }, { outcome: 'error', error_code: -32000 }],
    ['an odd result', { result: null }, { outcome: 'result' }],
    ['a long result', { result: { content: [{ type: 'text', text: 'x'.repeat(100_000) }] } }, { outcome: 'result' }],
    [
      'a long failure',
      { result: { content: [{ type: 'text', text: '"isError":'.repeat(10_000) }], isError: true } },
      { outcome: 'tool_error' },
    ],
    ['a long error', { error: { data: 'x'.repeat(100_000), code: 7, message: '' } }, { outcome: 'error', error_code: 7 }],
  ])('%s is said to be one', (_what, body, expected) => {
    const at = bench();
    at.client(call(1, 'a'));
    at.server({ jsonrpc: '2.0', id: 1, ...body });
    at.settle();
    expect(at.invoked()[0]?.response).toMatchObject(expected);
  });

  test.each([
    ['alone', 1],
    ['among others', 2],
  ])('a kind of content that is a credential is not written down: %s', (_what, many) => {
    const token = ['gh', 'p_', 'A1b2C3d4E5'.repeat(4).slice(0, 36)].join('');
    const kinds = [token, `${'x'.repeat(40)} ${token}`];
    const at = bench();
    at.client(call(1, 'a'));
    at.server(result(1, { content: kinds.slice(-many).map((type) => ({ type })) }));
    at.settle();
    const content = Object.keys(at.invoked()[0]?.response.content ?? {}).join('\n');
    expect(content).toContain('[masked:');
    expect(content).not.toContain('A1b2');
  });

  test('holds up no later call: those of several are written together', () => {
    const at = bench();
    for (const id of [1, 2]) {
      at.client(call(id, 'a'));
      at.server(result(id, text('ok')));
    }
    at.settle();
    expect(at.audit.groups.map((group) => group.map(({ type }) => type.slice('ai.agentmesh.'.length)))).toEqual([
      ['policy.evaluation'],
      ['policy.evaluation'],
      ['tool.invoked', 'tool.invoked'],
    ]);
  });

  test('waits where it cannot be written, and comes later', () => {
    const at = bench();
    at.client(call(1, 'a'));
    at.server(result(1, text('ok')));
    at.audit.broken = true;
    at.settle();
    at.audit.broken = false;
    at.client(request(2, 'ping'));
    at.settle();
    expect(at.invoked()).toHaveLength(1);
  });
});

test('a listener hears of each accepted record, and one that throws hurts nothing', () => {
  const heard: AuditEvent[] = [];
  const at = bench({
    policy: { decide: acting(() => deny('no', 'no')) },
    onRecord: (event) => {
      heard.push(event);
      throw new Error('a listener');
    },
  });
  expect(at.client(call(1, 'a')).toClient).toHaveLength(1);
  expect(heard).toEqual(at.audit.events);
  expect(at.client(call(2, 'a')).toClient).toHaveLength(1);
});

describe('a record is no larger than a reader takes, whatever is as long as its message', () => {
  const LONG = 'n'.repeat(3_000_000);
  const quoting: FakePolicy = { decide: () => deny('no', `about ${LONG}`), config: { log_all: true } as never };

  test.each<[what: string, policy: FakePolicy | undefined, message: object, said: string]>([
    ['a method', undefined, request(1, LONG), '"method":"nnn'],
    ['the name of a tool', undefined, call(1, LONG), '"tool":"nnn'],
    ['an address', undefined, request(1, 'resources/read', { uri: `file:///${LONG}` }), '"uri":"file:///nnn'],
    ['what a reason quotes', quoting, call(1, 'a'), '"message":"about nnn'],
    ['names of members', undefined, call(1, 'a', { [LONG]: '/x' }), '"tool":"a"'],
  ])('%s', (_what, policy, message, expected) => {
    const at = bench(policy === undefined ? {} : { policy });
    at.client(message);
    at.server(result(1, text('x')));
    for (const event of at.audit.events) expect(JSON.stringify(event).length).toBeLessThan(100_000);
    const [evaluation] = at.audit.events;
    expect(JSON.stringify(evaluation)).toContain(expected);
    expect(JSON.stringify(evaluation)).toContain('"decision":');
  });

  test('honest: a text of some kilobytes is as it was', () => {
    const at = bench();
    at.client(request(1, 'resources/read', { uri: `file:///${'u'.repeat(5_000)}` }));
    expect(JSON.stringify(at.audit.events[0])).toContain('u'.repeat(5_000));
  });
});
