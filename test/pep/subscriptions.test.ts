import { describe, expect, test } from 'vitest';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { MAX_SUBSCRIPTIONS } from '../../src/pep/subscriptions.js';
import { acting, allow, bench, deny, fakePolicy, notify, parse, request } from './harness.js';

const MODERN = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const SECRET = 'file:///secret/a';
const DOCS = 'file:///docs/a';
const rule = ({ method, resource }: InputDocument) => {
  return method === 'resources/subscribe' && resource?.uri.startsWith('file:///docs/') === true ? allow() : deny('no-secrets');
};
const open = (more: Parameters<typeof bench>[0] = {}) => bench({ policy: { decide: acting(rule) }, ...more });
const listen = (resourceSubscriptions: unknown) =>
  request(7, 'subscriptions/listen', { ...MODERN, notifications: { resourceSubscriptions } });
const updated = (uri: unknown) => notify('notifications/resources/updated', { uri });

describe('a listen names resources', () => {
  test.each<[unknown, string | undefined, string]>([
    [[DOCS], undefined, 'what may be subscribed to'],
    [[], undefined, 'none'],
    [null, undefined, 'none, as some clients write it'],
    [[SECRET], 'no-secrets', 'what may not'],
    [[DOCS, SECRET], 'no-secrets', 'one that may not, behind one that may'],
    [SECRET, 'malformed_params', 'a text, which a server may take for a list of one'],
    [{ 0: SECRET }, 'malformed_params', 'an object, likewise'],
    [[DOCS, [SECRET]], 'malformed_params', 'a list in the list'],
    [[''], 'malformed_params', 'an empty text'],
    [Array.from({ length: MAX_SUBSCRIPTIONS + 1 }, () => DOCS), 'malformed_params', 'more than are decided'],
  ])('%j: %s (%s)', (uris, refusedBy, _why) => {
    const at = open();
    const { toServer, toClient } = at.client(listen(uris));
    expect(toServer).toHaveLength(refusedBy === undefined ? 1 : 0);
    expect(
      at
        .evaluations()
        .at(-1)
        ?.reasons.map(({ id }) => id) ?? [],
    ).toEqual(refusedBy === undefined ? [] : [refusedBy]);
    if (refusedBy !== undefined) expect(parse(toClient[0]).error?.message).toContain(refusedBy);
  });

  test('in a text, which a server may read as JSON', () => {
    const message = { ...MODERN, notifications: JSON.stringify({ resourceSubscriptions: [SECRET] }) };
    expect(open().client(request(7, 'subscriptions/listen', message)).toServer).toEqual([]);
  });

  test.each([
    ['params', `{"__proto__":{"notifications":{"resourceSubscriptions":["${SECRET}"]}}}`],
    ['notifications', `{"notifications":{"__proto__":{"resourceSubscriptions":["${SECRET}"]}}}`],
  ])('in what JavaScript would read members of %s from', (_where, params) => {
    const message = { ...(JSON.parse(params) as object), ...MODERN };
    expect(open().client(request(7, 'subscriptions/listen', message)).toServer).toEqual([]);
  });

  test.each([
    ['no params', ''],
    ['no params of its own', `,"__proto__":{"params":{"notifications":{"resourceSubscriptions":["${SECRET}"]}}}`],
    ['a list', `,"params":[{"notifications":{"resourceSubscriptions":["${SECRET}"]}}]`],
    ['a text', `,"params":${JSON.stringify(`{"notifications":{"resourceSubscriptions":["${SECRET}"]}}`)}`],
  ])('in %s', (_, params) => {
    const { toServer, toClient } = open().client(`{"jsonrpc":"2.0","id":7,"method":"subscriptions/listen"${params}}`);
    expect([toServer, parse(toClient[0]).error?.message]).toEqual([[], expect.stringContaining('the params are no object')]);
  });

  test('by a name that is like the real one', () => {
    const at = open();
    const message = { ...MODERN, notifications: { ResourceSubscriptions: [SECRET] } };
    expect(at.client(request(7, 'subscriptions/listen', message)).toServer).toEqual([]);
    expect(at.evaluations().at(-1)?.reasons[0]?.id).toMatch(/^unreadable\./);
  });

  test('without an id', () => {
    const at = open();
    const asked = (uri: string) => notify('subscriptions/listen', { notifications: { resourceSubscriptions: [uri] } });
    // As a notification nobody knows it: here a rule lets it pass.
    at.use(fakePolicy({ decide: (input) => (input.method === 'subscriptions/listen' ? allow() : acting(rule)(input)) }));
    expect([at.client(asked(SECRET)).toServer.length, at.client(asked(DOCS)).toServer.length]).toEqual([0, 1]);
  });

  test('each is recorded, as a subscription', () => {
    const at = open();
    at.client(listen([DOCS, SECRET]));
    expect(at.evaluations().map(({ method, decision }) => `${method} ${decision}`)).toEqual([
      'subscriptions/listen allow',
      'resources/subscribe allow',
      'resources/subscribe deny',
    ]);
  });

  test('shadow mode lets pass what a rule refuses, and says so', () => {
    const at = open({ options: { mode: 'shadow' } });
    expect(at.client(listen([SECRET])).toServer).toHaveLength(1);
    expect(at.evaluations().at(-1)).toMatchObject({ method: 'resources/subscribe', decision: 'deny', enforced: false });
  });

  test('what was refused is not open: its id can be used again', () => {
    const at = open();
    at.client(listen([SECRET]));
    expect(at.client(listen([DOCS])).toServer).toHaveLength(1);
  });
});

describe('labels of a message that is decided in parts', () => {
  const seen: (readonly string[])[] = [];
  const labelling = (input: InputDocument) => {
    if (input.method === 'ping') seen.push(input.session.labels);
    if (input.method === 'resources/subscribe') {
      const { labels } = input.session;
      return input.resource?.uri === SECRET || labels.includes('exclusive') ? deny('no') : allow({ labels: [String(input.resource?.uri)] });
    }
    if (input.method === 'subscriptions/listen') return allow({ labels: ['listens'] });
    if (input.method === 'elicitation/create')
      return JSON.stringify(input.params).includes('"no"') ? deny('no') : allow({ labels: ['asked'] });
    return input.kind === 'response' && input.tool !== undefined ? allow({ labels: ['answered'] }) : allow();
  };
  const labelsAfter = (said: (at: ReturnType<typeof bench>) => void) => {
    const at = bench({ policy: { decide: labelling, config: { results: 'all' } } });
    said(at);
    at.client(request(99, 'ping'));
    return seen.pop();
  };
  const OTHER = 'file:///docs/b';

  test.each<[string, readonly string[], readonly string[]]>([
    ['all pass', [DOCS, OTHER], ['listens', DOCS, OTHER]],
    ['the last is refused', [DOCS, SECRET], []],
    ['the first is refused', [SECRET, DOCS], []],
  ])('of a listen: %s', (_what, uris, labels) => {
    expect(labelsAfter((at) => at.client(listen(uris)))).toEqual(labels);
  });

  test('what an earlier message has set stays', () => {
    const labels = labelsAfter((at) => {
      at.client(listen([OTHER]));
      at.client(request(8, 'subscriptions/listen', { ...MODERN, notifications: { resourceSubscriptions: [DOCS, SECRET] } }));
    });
    expect(labels).toEqual(['listens', OTHER]);
  });

  test('the label of one holds for the next, which it forbids', () => {
    const decide = ({ method, session, resource }: InputDocument) => {
      if (method !== 'resources/subscribe') return allow();
      return session.labels.includes('took-one') ? deny('one-only') : allow({ labels: resource === undefined ? [] : ['took-one'] });
    };
    const at = bench({ policy: { decide } });
    expect(at.client(listen([DOCS, OTHER])).toServer).toEqual([]);
    // The label of the refused one is gone.
    expect(
      at.client(request(8, 'subscriptions/listen', { ...MODERN, notifications: { resourceSubscriptions: [OTHER] } })).toServer,
    ).toHaveLength(1);
  });

  test.each<[string, string, readonly string[]]>([
    ['passes', 'yes', ['answered', 'asked']],
    ['is refused', 'no', []],
  ])('of an answer whose question %s', (_what, message, labels) => {
    const said = (at: ReturnType<typeof bench>) => {
      at.client(request(7, 'tools/call', { ...MODERN, name: 't', arguments: {} }));
      const inputRequests = { q: { method: 'elicitation/create', params: { message, requestedSchema: {} } } };
      at.server({ jsonrpc: '2.0', id: 7, result: { resultType: 'input_required', inputRequests } });
    };
    expect(labelsAfter(said)).toEqual(labels);
  });
});

describe('a change of a resource', () => {
  test.each<[unknown, boolean, string]>([
    [DOCS, true, 'which may be subscribed to'],
    [SECRET, false, 'which may not'],
    [undefined, true, 'of none: there is nothing to decide by'],
  ])('%s is told: %s (%s)', (uri, told, _why) => {
    expect(open().server(updated(uri)).toClient).toHaveLength(told ? 1 : 0);
  });

  test('is not told any more once a policy refuses the subscription', () => {
    const at = open();
    at.client(listen([DOCS]));
    expect(at.server(updated(DOCS)).toClient).toHaveLength(1);
    at.use(fakePolicy({ decide: acting(() => deny('closed')) }));
    expect(at.server(updated(DOCS)).toClient).toEqual([]);
    expect(at.evaluations().at(-1)).toMatchObject({ method: 'resources/subscribe', reasons: [{ id: 'closed' }] });
  });

  test('is recorded once where it is told', () => {
    const at = open();
    at.server(updated(DOCS));
    expect(at.evaluations().map(({ method }) => method)).toEqual(['notifications/resources/updated']);
  });

  test('sets no label and is no word of the client', () => {
    const labelled = (input: InputDocument) => allow(input.method === 'resources/subscribe' ? { labels: ['subscribed'] } : {});
    const labels: unknown[] = [];
    const decide = (input: InputDocument) => {
      labels.push(...input.session.labels);
      return labelled(input);
    };
    const at = open({ policy: { decide } });
    at.server(updated(DOCS));
    at.client(request(8, 'ping'));
    expect(labels).toEqual([]);
    at.client(listen([DOCS]));
    at.client(request(9, 'ping'));
    expect(labels).toEqual(['subscribed']);
  });
});
