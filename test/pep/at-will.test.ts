import { expect, test } from 'vitest';
import { allow, bench, call, deny, notify, request, result, text, type FakePolicy } from './harness.js';

type Bench = ReturnType<typeof bench>;

const REFUSING: FakePolicy = { decide: () => deny('no', 'no') };
const READING: FakePolicy = { decide: () => allow(), config: { results: 'all' } };

/** What is recorded last, and whether its sender can have it recorded as often as it likes. */
test.each<[what: string, atWill: boolean, policy: FakePolicy | undefined, said: (at: Bench) => void]>([
  ['a notification of the server', true, undefined, (at) => at.server(notify('notifications/tools/list_changed'))],
  ['one that is refused', true, REFUSING, (at) => at.server(notify('notifications/message', { data: 'x' }))],
  ['a request of the server', true, undefined, (at) => at.server(request(1, 'roots/list'))],
  ['one that is refused: it may come again and again', true, REFUSING, (at) => at.server(request(1, 'sampling/createMessage', {}))],
  ['an answer that nobody asked for', true, undefined, (at) => at.server(result(9, text('x')))],
  [
    'a line of the server that two readers take for two things',
    true,
    undefined,
    (at) => at.server('{"jsonrpc":"2.0","method":"a","method":"b"}'),
  ],
  ['a ping of the client', true, undefined, (at) => at.client(request(1, 'ping'))],
  ['a notification of the client', true, undefined, (at) => at.client(notify('notifications/initialized'))],
  [
    'the answer to a list, which a server can have asked for again',
    true,
    READING,
    (at) => {
      at.client(request(1, 'resources/list'));
      at.server(result(1, { resources: [] }));
    },
  ],
  [
    'what a client answers to the server',
    true,
    READING,
    (at) => {
      at.server(request(1, 'roots/list'));
      at.client(result(1, { roots: [] }));
    },
  ],
  ['a call', false, undefined, (at) => at.client(call(1, 'a'))],
  ['a call that is refused', false, REFUSING, (at) => at.client(call(1, 'a'))],
  ['a ping that is refused', false, REFUSING, (at) => at.client(request(1, 'ping'))],
  ['a method that nobody knows', false, undefined, (at) => at.client(request(1, 'x/y'))],
  [
    'a line of the client that two readers take for two things',
    false,
    undefined,
    (at) => at.client('{"jsonrpc":"2.0","method":"a","method":"b"}'),
  ],
  [
    'the answer to a call',
    false,
    READING,
    (at) => {
      at.client(call(1, 'a'));
      at.server(result(1, text('x')));
    },
  ],
  [
    'an error that answers a call',
    false,
    READING,
    (at) => {
      at.client(call(1, 'a'));
      at.server({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'x' } });
    },
  ],
])('%s: %s', (_what, atWill, policy, said) => {
  const at = bench(policy === undefined ? {} : { policy });
  said(at);
  const evaluations = at.audit.events.flatMap((event) => (event.type === 'ai.agentmesh.policy.evaluation' ? [event] : []));
  expect(evaluations.at(-1)?.atWill).toBe(atWill);
});
