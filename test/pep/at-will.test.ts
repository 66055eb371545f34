import { expect, test } from 'vitest';
import type { AtWill } from '../../src/audit/event.js';
import { sentAtWill } from '../../src/pep/at-will.js';
import { allow, bench, call, deny, notify, reason, request, result, text, type FakePolicy } from './harness.js';

type Bench = ReturnType<typeof bench>;

const REFUSING: FakePolicy = { decide: () => deny('no', 'no') };
const READING: FakePolicy = { decide: () => allow(), config: { results: 'all' } };

const listed = (at: Bench): void => {
  at.client(request(1, 'resources/list'));
  at.server(result(1, { resources: [] }));
};

/** What is recorded last, and whether its sender can have it recorded as often as it likes. */
test.each<[what: string, atWill: AtWill | undefined, policy: FakePolicy | undefined, said: (at: Bench) => void]>([
  ['a notification of the server', 'plain', undefined, (at) => at.server(notify('notifications/tools/list_changed'))],
  ['one that is refused', 'plain', REFUSING, (at) => at.server(notify('notifications/message', { data: 'x' }))],
  ['a request of the server', 'notable', undefined, (at) => at.server(request(1, 'roots/list'))],
  ['one that is refused: it may come again and again', 'notable', REFUSING, (at) => at.server(request(1, 'sampling/createMessage', {}))],
  ['an answer that nobody asked for', 'plain', undefined, (at) => at.server(result(9, text('x')))],
  [
    'a line of the server that two readers take for two things',
    'plain',
    undefined,
    (at) => at.server('{"jsonrpc":"2.0","method":"a","method":"b"}'),
  ],
  ['a ping of the client', 'plain', undefined, (at) => at.client(request(1, 'ping'))],
  ['a notification of the client', 'plain', undefined, (at) => at.client(notify('notifications/initialized'))],
  ['the answer to a list, which a server can have asked for again', 'plain', READING, listed],
  [
    'what a client answers to the server',
    'notable',
    READING,
    (at) => {
      at.server(request(1, 'roots/list'));
      at.client(result(1, { roots: [] }));
    },
  ],
  ['a call', undefined, undefined, (at) => at.client(call(1, 'a'))],
  ['a call that is refused', undefined, REFUSING, (at) => at.client(call(1, 'a'))],
  ['a ping that is refused', undefined, REFUSING, (at) => at.client(request(1, 'ping'))],
  ['a method that nobody knows', undefined, undefined, (at) => at.client(request(1, 'x/y'))],
  [
    'a line of the client that two readers take for two things',
    undefined,
    undefined,
    (at) => at.client('{"jsonrpc":"2.0","method":"a","method":"b"}'),
  ],
  [
    'the answer to a call',
    undefined,
    READING,
    (at) => {
      at.client(call(1, 'a'));
      at.server(result(1, text('x')));
    },
  ],
  [
    'an error that answers a call',
    undefined,
    READING,
    (at) => {
      at.client(call(1, 'a'));
      at.server({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'x' } });
    },
  ],
  ['a ping of the server', 'plain', undefined, (at) => at.server(request(1, 'ping'))],
  ['a ping of the server that is refused', 'notable', REFUSING, (at) => at.server(request(1, 'ping'))],
  ['a method that nobody knows, of the server', 'notable', undefined, (at) => at.server(request(1, 'x/y'))],
  [
    'an answer of the client that is refused',
    'notable',
    { ...READING, decide: ({ kind }) => (kind === 'response' ? deny('no', 'no') : allow()) },
    (at) => {
      at.server(request(1, 'sampling/createMessage', {}));
      at.client(result(1, { role: 'user' }));
    },
  ],
  ['an answer of the client that nobody asked for', 'plain', undefined, (at) => at.client(result(9, {}))],
  [
    'the answer to a list that is withheld',
    'notable',
    { ...READING, decide: ({ kind }) => (kind === 'response' ? deny('no', 'no') : allow()) },
    listed,
  ],
  ['the answer to a list that a policy warns of', 'notable', { ...READING, decide: () => allow({ warnings: [reason('odd')] }) }, listed],
])('%s: %s', (_what, atWill, policy, said) => {
  const at = bench(policy === undefined ? {} : { policy });
  said(at);
  const evaluations = at.audit.events.flatMap((event) => (event.type === 'ai.agentmesh.policy.evaluation' ? [event] : []));
  expect(evaluations.at(-1)?.atWill).toBe(atWill);
});

const LIST = { direction: 'server_to_client', kind: 'response', method: 'tools/list', acting: false, tool: undefined } as const;
const PASSED = { about: LIST, effect: 'allow', redactions: [], warnings: [], input: undefined } as const;
const FINDING = { detector: 'tool_poisoning', rule: 'x', path: '/result', severity: 'high' } as const;

test.each<[what: string, atWill: AtWill | undefined, judgement: Parameters<typeof sentAtWill>[0]]>([
  ['a list in which nothing was found', 'plain', { ...PASSED, input: { findings: [] } }],
  ['one with a finding', 'notable', { ...PASSED, input: { findings: [FINDING] } }],
  ['one that was changed', 'notable', { ...PASSED, redactions: [{ path: '/result/tools/0/title' }] }],
  [
    'a notification with a finding: its server can make as many as it likes',
    'plain',
    { ...PASSED, about: { ...LIST, kind: 'notification' }, input: { findings: [FINDING] } },
  ],
  [
    'the answer to a call with a finding',
    undefined,
    { ...PASSED, about: { ...LIST, method: 'tools/call' }, input: { findings: [FINDING] } },
  ],
])('%s: %s', (_what, atWill, judgement) => {
  expect(sentAtWill(judgement)).toBe(atWill);
});
