import { describe, expect, test } from 'vitest';
import { acting, allow, bench, call, deny, parse, result, text, type Bench } from './harness.js';

const META = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } };
const ARGUMENTS = { amount: 5, to: 'bob' };
const ANSWERS = { inputResponses: { sure: { action: 'accept' } } };
const LIMIT = { kind: 'rate_limit', requests: 1, per: 'hour', layer: 'fake' } as const;

const asks = (requestState?: string, inputRequests: object = { sure: { method: 'elicitation/create', params: { message: 'Sure?' } } }) => ({
  resultType: 'input_required',
  inputRequests,
  ...(requestState === undefined ? {} : { requestState }),
});

function limited(): Bench {
  return bench({
    policy: { decide: acting(({ direction }) => (direction === 'client_to_server' ? allow({ obligations: [LIMIT] }) : allow())) },
  });
}

/** Whether a call went on, and how many the session has counted. */
function outcome(at: Bench, id: number, more: object, args: unknown = ARGUMENTS, name = 'pay'): readonly [boolean, unknown] {
  const { toServer } = at.client(call(id, name, args, { ...META, ...more }));
  return [toServer.length > 0, at.evaluations().at(-1)?.input?.['session']];
}

test('a call retried with what it was asked for is decided again and counted once', () => {
  const seen: unknown[] = [];
  const decide = acting(({ direction, session, params }) => {
    if (direction === 'client_to_server') seen.push([session.calls, JSON.stringify(params).includes('inputResponses')]);
    return direction === 'client_to_server' ? allow({ obligations: [LIMIT] }) : allow();
  });
  const at = bench({ policy: { decide } });
  at.client(call(1, 'pay', ARGUMENTS, META));
  at.server(result(1, asks('s1')));
  expect(outcome(at, 2, { ...ANSWERS, requestState: 's1' })[0]).toBe(true);
  at.server(result(2, { ...text('paid'), resultType: 'complete' }));
  at.client(call(3, 'other', {}, META));
  expect(seen).toEqual([
    [0, false],
    [1, true],
    [1, false],
  ]);
});

test('a retry that the policy denies goes nowhere, and may be tried again', () => {
  let allowed = true;
  const at = bench({ policy: { decide: acting(() => (allowed ? allow({ obligations: [LIMIT] }) : deny('not-now'))) } });
  at.client(call(1, 'pay', ARGUMENTS, META));
  at.server(result(1, asks('s')));
  allowed = false;
  expect(outcome(at, 2, { ...ANSWERS, requestState: 's' })[0]).toBe(false);
  allowed = true;
  expect(outcome(at, 3, { ...ANSWERS, requestState: 's' })[0]).toBe(true);
});

describe('what says of itself that it is a retry, and is none, is counted', () => {
  test.each<[reason: string, more: object, args?: unknown, name?: string]>([
    ['no server asked for anything', { inputResponses: {}, requestState: 'made up' }],
    ['another state', { ...ANSWERS, requestState: 's2' }],
    ['no state, where one was given', ANSWERS],
    ['a state that is no text', { ...ANSWERS, requestState: ['s1'] }],
    ['other arguments', { ...ANSWERS, requestState: 's1' }, { amount: 500, to: 'bob' }],
    ['another tool', { ...ANSWERS, requestState: 's1' }, ARGUMENTS, 'refund'],
    ['nothing that a retry carries', {}],
  ])('%s', (reason, more, args, name) => {
    const at = limited();
    at.client(call(1, 'pay', ARGUMENTS, META));
    at.server(result(1, reason.startsWith('no server') ? { ...text('paid'), resultType: 'complete' } : asks('s1')));
    const { toServer, toClient } = at.client(call(2, name ?? 'pay', args ?? ARGUMENTS, { ...META, ...more }));
    expect(toServer).toEqual([]);
    expect(parse(toClient[0]).result?.content[0]?.text).toContain('rate_limited');
  });

  test('a second retry of one answer', () => {
    const at = limited();
    at.client(call(1, 'pay', ARGUMENTS, META));
    at.server(result(1, asks('s1')));
    expect(outcome(at, 2, { ...ANSWERS, requestState: 's1' })[0]).toBe(true);
    expect(outcome(at, 3, { ...ANSWERS, requestState: 's1' })[0]).toBe(false);
  });

  test('a retry of an answer that was refused', () => {
    const at = bench({ policy: { decide: acting(({ method }) => (method === 'tools/call' ? allow({ obligations: [LIMIT] }) : deny())) } });
    at.client(call(1, 'pay', ARGUMENTS, META));
    expect(parse(at.server(result(1, asks('s1'))).toClient[0]).result?.isError).toBe(true);
    expect(outcome(at, 2, { ...ANSWERS, requestState: 's1' })[0]).toBe(false);
  });

  test('an earlier revision has no retries', () => {
    const at = limited();
    at.client(call(1, 'pay', ARGUMENTS));
    at.server(result(1, asks('s1')));
    expect(at.client(call(2, 'pay', ARGUMENTS, { ...ANSWERS, requestState: 's1' })).toServer).toEqual([]);
  });

  test('a client cannot answer itself', () => {
    const at = limited();
    at.server(call(1, 'pay', ARGUMENTS, META));
    at.client(result(1, asks('s1')));
    at.client(call(1, 'pay', ARGUMENTS, META));
    expect(outcome(at, 2, { ...ANSWERS, requestState: 's1' })[0]).toBe(false);
  });

  test('a server that never ends asking lifts the limit of one call for a while only', () => {
    const at = limited();
    at.client(call(0, 'pay', ARGUMENTS, META));
    let passed = 0;
    for (let id = 1; id < 50; id++) {
      at.server(result(id - 1, asks('same')));
      if (!outcome(at, id, { ...ANSWERS, requestState: 'same' })[0]) break;
      passed++;
    }
    expect(passed).toBe(16);
  });
});

test('servers without state, and clients of several calls at once', () => {
  const at = bench({ policy: { decide: acting(() => allow({ obligations: [{ ...LIMIT, requests: 2 }] })) } });
  at.client(call(1, 'pay', ARGUMENTS, META), call(2, 'pay', ARGUMENTS, META));
  at.server(result(2, asks()), result(1, asks()));
  expect(outcome(at, 3, ANSWERS)[0]).toBe(true);
  expect(outcome(at, 4, ANSWERS)[0]).toBe(true);
  expect(outcome(at, 5, ANSWERS)[0]).toBe(false);
});

test('a state alone asks for another try: nothing but the bytes says so', () => {
  const at = limited();
  at.client(call(1, 'pay', ARGUMENTS, META));
  const line = result(1, { resultType: 'input_required', requestState: 'later' });
  expect(at.server(line).toClient).toHaveLength(1);
  expect(outcome(at, 2, { requestState: 'later' })[0]).toBe(true);
});

test('the retry may come in another exchange', () => {
  const at = limited();
  const [first, second] = [at.exchange(), at.exchange()];
  first.client(call(1, 'pay', ARGUMENTS, META));
  first.server(result(1, asks('s1')));
  expect(second.client(call(1, 'pay', ARGUMENTS, { ...META, ...ANSWERS, requestState: 's1' })).toServer).toHaveLength(1);
});

test('more calls than anybody keeps open: the oldest count again', () => {
  const at = bench({ policy: { decide: acting(() => allow({ obligations: [{ ...LIMIT, requests: 1025 }] })) } });
  for (let id = 0; id <= 1024; id++) {
    at.client(call(id, 'pay', ARGUMENTS, META));
    at.server(result(id, asks(`s${id}`)));
  }
  expect(outcome(at, 2000, { ...ANSWERS, requestState: 's0' })[0]).toBe(false);
  expect(outcome(at, 2001, { ...ANSWERS, requestState: 's1' })[0]).toBe(true);
});
