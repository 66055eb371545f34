import { describe, expect, test } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Inspector } from '../../src/inspect/inspector.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { allow, ask, bench, call, deny, fakePolicy, manualClock, notify, request, wire, type FakePolicy } from './harness.js';

const shadowOf = (policy: FakePolicy | (() => PolicySet), clock = manualClock()) => {
  const set = typeof policy === 'function' ? undefined : fakePolicy({ revision: 'next', ...policy });
  return { current: typeof policy === 'function' ? policy : () => set ?? fakePolicy(), limiter: createRateLimiter({ clock }) };
};
const redacting = (path: string, replacement?: string) =>
  allow({ obligations: [{ kind: 'redact', layer: 'p', path, ...(replacement === undefined ? {} : { replacement }) }] });

/** The record of one call under both policies. */
function recordOf(policy: FakePolicy, shadow: FakePolicy | (() => PolicySet), message: unknown = call(1, 'read', { path: '/a' })) {
  const { client, evaluations } = bench({ policy, shadow: shadowOf(shadow) });
  const moved = client(message);
  return { moved, record: evaluations()[0] };
}

describe('what the shadow says is recorded and never carried out', () => {
  test.each([
    ['the same effect', () => allow(), () => allow({ rules: ['other'] }), { revision: 'next', same: true }],
    ['it would deny', () => allow(), () => deny('no'), { revision: 'next', effect: 'deny', reasons: [{ id: 'no' }], rules: ['no'] }],
    ['it would ask', () => allow(), () => ask('who'), { revision: 'next', effect: 'ask', reasons: [{ id: 'who' }] }],
    [
      'it would allow',
      () => deny('no'),
      () => allow({ rules: ['yes'] }),
      { revision: 'next', effect: 'allow', reasons: [], rules: ['yes'] },
    ],
    ['it would redact', () => allow(), () => redacting('/arguments/path'), { effect: 'allow', redacts: ['/arguments/path'] }],
    ['it would not redact', () => redacting('/arguments/path'), () => allow(), { effect: 'allow', redacts: [] }],
    ['it redacts the same', () => redacting('/arguments/path'), () => redacting('/arguments/path'), { same: true }],
    [
      'it would put something else there',
      () => redacting('/arguments/path'),
      () => redacting('/arguments/path', 'x'),
      { redacts: ['/arguments/path'] },
    ],
    [
      'it asks for what nobody can do',
      () => allow(),
      () => redacting('/params/x'),
      { effect: 'deny', reasons: [{ id: 'obligation_failed' }] },
    ],
  ])('%s', (_what, decide, shadow, expected) => {
    const { record, moved } = recordOf({ decide }, { decide: shadow });
    const alone = bench({ policy: { decide } });
    expect(record?.shadow).toMatchObject(expected);
    // The enforced policy's part of the record and the bytes are what they are without a shadow.
    expect(moved).toEqual(alone.client(call(1, 'read', { path: '/a' })));
    const { shadow: _shadow, ...rest } = record ?? {};
    expect(rest).toEqual(alone.evaluations()[0]);
  });

  test('its labels are not set', () => {
    const { client, evaluations } = bench({ shadow: shadowOf({ decide: () => allow({ labels: ['tainted'] }) }) });
    client(call(1, 'a'), call(2, 'b'));
    expect(evaluations()[1]?.input).toMatchObject({ session: { labels: [] } });
  });

  test('notifications and plumbing too; not what no policy was asked about', () => {
    const { client, evaluations } = bench({ shadow: shadowOf({ decide: () => deny('no') }) });
    client(request(1, 'initialize', {}), notify('notifications/x'), call(2, 'a'), call(2, 'a'));
    expect(evaluations().map(({ method, shadow }) => [method, shadow?.effect])).toEqual([
      ['initialize', 'deny'],
      ['notifications/x', 'deny'],
      ['tools/call', 'deny'],
      ['tools/call', undefined],
    ]);
  });

  test('it hears of a name as its own rules restrict it', () => {
    const byKnown = { decide: ({ tool }: InputDocument) => (tool?.known === false ? deny('unlisted') : allow()) };
    const next = { ...byKnown, config: { restrictedTools: [['read']] } };
    expect(recordOf(byKnown, next, call(1, 'Read')).record?.shadow).toMatchObject({ effect: 'deny' });
    expect(recordOf(next, byKnown, call(1, 'Read')).record).toMatchObject({ decision: 'deny', shadow: { effect: 'allow' } });
  });

  test('without a shadow policy the record says nothing of one', () => {
    const { client, evaluations } = bench();
    client(call(1, 'a'));
    expect(evaluations()[0]).not.toHaveProperty('shadow');
  });
});

describe('a shadow that fails never touches the call', () => {
  const throws = () => {
    throw new Error('no such thing');
  };
  test.each([
    ['it throws', { decide: throws }, { revision: 'next', failure: 'internal_error' }],
    ['there is none to be had', throws, { revision: 'none', failure: 'internal_error' }],
    [
      'its evaluation failed',
      { decide: () => deny('outcome.evaluation_error', 'm', { failure: 'evaluation_error' }) },
      { effect: 'deny', failure: 'evaluation_error' },
    ],
  ] as const)('%s', (_what, shadow, expected) => {
    const { record, moved } = recordOf({}, shadow);
    expect(moved.toServer).toEqual([wire(call(1, 'read', { path: '/a' }))]);
    expect(record).toMatchObject({ decision: 'allow', shadow: expected });
  });

  test('a failure is told even where the effect is the same', () => {
    const failing = { decide: () => deny('outcome.deadline', 'm', { failure: 'deadline' as const }) };
    expect(recordOf({ decide: () => deny('no') }, failing).record?.shadow).toMatchObject({ effect: 'deny', failure: 'deadline' });
  });
});

describe('limits', () => {
  const once = allow({ obligations: [{ kind: 'rate_limit', layer: 'p', requests: 1, per: 'minute' }] });

  test('the shadow counts by itself, and takes nothing from the enforced ones', () => {
    const clock = manualClock();
    const { client, evaluations } = bench({ policy: { decide: () => allow() }, shadow: shadowOf({ decide: () => once }, clock) });
    client(call(1, 'a'));
    client(call(2, 'a'));
    clock.advance(60_000);
    client(call(3, 'a'));
    expect(evaluations().map(({ decision, shadow }) => [decision, shadow?.same ?? shadow?.reasons?.[0]?.id])).toEqual([
      ['allow', true],
      ['allow', 'rate_limited'],
      ['allow', true],
    ]);
  });

  test('a call that the enforced limit refuses is one that the shadow would allow', () => {
    const { client, evaluations } = bench({ policy: { decide: () => once }, shadow: shadowOf({ decide: () => allow() }) });
    client(call(1, 'a'), call(2, 'a'));
    expect(evaluations()[1]).toMatchObject({ decision: 'deny', shadow: { effect: 'allow' } });
  });
});

describe('what is looked at', () => {
  const inputs: InputDocument[] = [];
  const keep = (input: InputDocument) => (inputs.push(input), allow());

  test('the shadow gets path facts for its own prefixes, the record those of the enforced one', () => {
    inputs.length = 0;
    const policy = { config: { paths: { prefixes: ['/srv'] } } };
    const { record } = recordOf(policy, { decide: keep, config: { paths: { prefixes: ['/a'] } } });
    expect(inputs[0]?.paths).toMatchObject({ '/arguments/path': { under: ['/a'] } });
    expect(record?.input).toMatchObject({ paths: { '/arguments/path': { under: [] } } });
  });

  test('a message is inspected once where both policies ask the same of it', () => {
    const inspector = createInspector();
    let inspected = 0;
    const counting: Inspector = { ...inspector, inspect: (request) => (inspected++, inspector.inspect(request)) };
    const once = bench({ inspector: counting, shadow: shadowOf({}) });
    once.client(call(1, 'read', { path: '/a' }));
    expect(inspected).toBe(1);
    const twice = bench({ inspector: counting, shadow: shadowOf({ config: { paths: { arguments: ['where'] } } }) });
    twice.client(call(1, 'read', { path: '/a' }));
    expect(inspected).toBe(3);
  });
});
