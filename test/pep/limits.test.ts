import { describe, expect, test } from 'vitest';
import type { LayeredObligation } from '../../src/pdp/policy-set.js';
import { acting, allow, bench, call, deny, notify, parse, request } from './harness.js';

const limit = (requests: number, per: 'second' | 'minute', more: object = {}): LayeredObligation => ({
  kind: 'rate_limit',
  requests,
  per,
  layer: 'policy',
  ...more,
});
const calls = (count: number, name = 'x', from = 0) => Array.from({ length: count }, (_, i) => call(from + i, name));

describe('rate limits', () => {
  test('S-15: ten of 25 calls pass under 10 a minute, and each refusal says when to come again', () => {
    const { client, clock } = bench({ policy: { decide: acting(() => allow({ obligations: [limit(10, 'minute', { key: 'x' })] })) } });
    const { toServer, toClient } = client(...calls(25));
    expect(toServer).toHaveLength(10);
    expect(toClient).toHaveLength(15);
    const { result } = parse(toClient[0]);
    expect(result?.content[0]?.text).toBe(
      'Blocked by policy (rate_limited): the limit of 10 calls per minute is reached. Try again in 60 seconds.',
    );
    expect(result?.['_meta']['ai.agentmesh/decision']).toMatchObject({ retry_after_ms: 60_000 });
    clock.advance(60_000);
    expect(client(call(100, 'x')).toServer).toHaveLength(1);
  });

  test('S-16: a denied call uses no quota', () => {
    const decide = acting(({ arguments: args }) =>
      JSON.stringify(args).includes('bad') ? deny('no', 'no') : allow({ obligations: [limit(1, 'minute')] }),
    );
    const { client } = bench({ policy: { decide } });
    client(call(1, 'x', { a: 'bad' }), call(2, 'x', { a: 'bad' }));
    expect(client(call(3, 'x', { a: 'good' })).toServer).toHaveLength(1);
  });

  test('a call that one limit refuses uses up no other', () => {
    const decide = acting(({ tool }) =>
      allow({ obligations: tool?.name === 'y' ? [limit(3, 'minute')] : [limit(3, 'minute'), limit(1, 'minute', { key: 'x' })] }),
    );
    const { client } = bench({ policy: { decide } });
    expect(client(...calls(5, 'x')).toServer).toHaveLength(1);
    expect(client(...calls(5, 'y', 10)).toServer).toHaveLength(2);
  });

  test('a reused id, and whatever else we refuse ourselves, uses no quota', () => {
    const { client } = bench({ policy: { decide: acting(() => allow({ obligations: [limit(2, 'minute')] })) } });
    expect(client(call(1, 'x'), call(1, 'x'), call(1, 'x'), call(2, 'x')).toServer).toHaveLength(2);
  });

  test('only calls of tools count, requests and notifications alike', () => {
    const { client } = bench({ policy: { decide: () => allow({ obligations: [limit(2, 'minute')] }) } });
    expect(client(request(1, 'tools/list'), request(2, 'resources/read', { uri: 'a:b' }), request(3, 'ping')).toServer).toHaveLength(3);
    expect(client(notify('tools/call', { name: 'x' }), call(4, 'x'), call(5, 'x')).toServer).toHaveLength(2);
  });

  test('the limits of two layers are two counters, and the option is a third over all tools', () => {
    const decide = acting(() => allow({ obligations: [limit(2, 'minute'), limit(2, 'minute', { layer: 'second' })] }));
    const { client, evaluations } = bench({ policy: { decide }, options: { rateLimit: { requests: 1, per: 'second' } } });
    expect(client(...calls(2)).toServer).toHaveLength(1);
    expect(evaluations()[1]?.reasons[0]?.message).toBe('the limit of 1 call per second is reached');
  });

  test('a limited call of which only an error is wanted says the same', () => {
    const { client } = bench({ options: { rateLimit: { requests: 1, per: 'minute' }, denyAs: 'error' } });
    expect(parse(client(...calls(2)).toClient[0]).error).toMatchObject({
      code: -31429,
      message: expect.stringContaining('Try again in 60 seconds') as unknown,
    });
  });
});

describe('labels', () => {
  test('of a message that passes mark the session from then on; of a denied one they do not', () => {
    const labels: (readonly string[])[] = [];
    const decide = acting((input) => {
      labels.push(input.session.labels);
      if (input.tool?.name === 'fetch')
        return allow({ labels: ['read_untrusted'], obligations: [{ kind: 'label', label: 'seen', layer: 'a' }] });
      return input.tool?.name === 'bad' ? deny('no', 'no', { labels: ['unlocked'] }) : allow();
    });
    const { client } = bench({ policy: { decide } });
    client(call(1, 'bad'), call(2, 'fetch'), call(3, 'send'));
    expect(labels).toEqual([[], [], ['read_untrusted', 'seen']]);
  });

  test('beyond what a session can hold, the call is denied rather than passed unlabelled', () => {
    const decide = acting((input) => allow({ labels: [`label-${String(input.session.calls)}`] }));
    const { client } = bench({ policy: { decide } });
    expect(client(...calls(300)).toServer).toHaveLength(256);
  });
});

test('the session counts what was forwarded, all and by tool', () => {
  const counts: unknown[] = [];
  const decide = acting(
    ({ session, tool }) => (counts.push([session.calls, session.tools]), tool?.name === 'bad' ? deny('no', 'no') : allow()),
  );
  const { client } = bench({ policy: { decide } });
  client(call(1, 'a'), call(2, 'bad'), call(3, '__proto__'), call(4, 'a'), call(5, 'a'));
  expect(counts.at(-1)).toEqual([
    3,
    Object.fromEntries([
      ['a', 2],
      ['__proto__', 1],
    ]),
  ]);
});
