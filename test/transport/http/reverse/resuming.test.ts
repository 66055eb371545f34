import { expect, test } from 'vitest';
import { allow, bench, deny, type FakePolicy } from '../../../pep/harness.js';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { openRequest, readUntil, rpc, startReverse } from './harness.js';

const event = (id: string, data: string) => `id: ${id}\ndata: ${data}\n\n`;
const answer = (text: string) => JSON.stringify({ jsonrpc: '2.0', id: 7, result: { content: [{ type: 'text', text }] } });
const QUESTION = rpc('sampling/createMessage', 900, { messages: [], maxTokens: 1 });
const LAST = rpc('notifications/message', undefined, { level: 'info', data: 'last' });
const IN_SESSION = { ...JSON_HEADERS, 'mcp-session-id': 's1' };

interface Resumed {
  readonly policy?: FakePolicy;
  /** What the server sends when it is asked again. */
  readonly sentAgain?: string;
  readonly between?: (front: { policyChanged(): void }) => void;
  readonly lastEventId?: Record<string, string>;
  /** The server sends its question twice then. */
  readonly twice?: boolean;
}

/** A call whose answer and question went out before its connection broke: what the client got, and gets when it comes back. */
async function resumed({
  policy = {},
  sentAgain = answer('seven'),
  between,
  lastEventId = { 'last-event-id': 'p0' },
  twice = false,
}: Resumed = {}) {
  const upstream = await startUpstream((response, { method, body }) => {
    if (body.includes('"initialize"')) return answerJson(response, '{"jsonrpc":"2.0","id":1,"result":{}}', { 'mcp-session-id': 's1' });
    if (method === 'POST' && !body.includes('tools/call')) return response.writeHead(202).end();
    openEvents(response);
    const first = method === 'POST' ? event('p0', '') + event('p1', answer('seven')) : event('p1', sentAgain);
    const question = event('p2', QUESTION);
    return response.write(first + question + (method === 'GET' && twice ? question : '') + event('p3', LAST));
  });
  const at = bench({ policy });
  const front = await startReverse(upstream.url, () => at.session);
  await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) });
  const call = openRequest(front.url, 'POST', IN_SESSION, rpc('tools/call', 7, { name: 't', arguments: {} }));
  const got = await readUntil(await call.response, /id: p3\n.*\n\n/);
  call.abort();
  between?.(front);
  const stream = openRequest(front.url, 'GET', { ...IN_SESSION, ...lastEventId });
  const again = await readUntil(await stream.response, /id: p3\n.*\n\n/);
  stream.abort();
  const refused = upstream.seen.filter(({ body }) => body.includes('"error"')).map(({ body }) => body.toString());
  const doubts = at.evaluations().flatMap(({ reasons }) => reasons.map(({ id }) => id));
  return { got: got.replace('id: p0\ndata: \n\n', ''), again, refused, doubts };
}

test('what a broken connection swallowed comes again as it came, answers and questions too', async () => {
  const { got, again, refused, doubts } = await resumed();
  expect(got).toBe(event('p1', answer('seven')) + event('p2', QUESTION) + event('p3', LAST));
  expect([again, refused, doubts]).toEqual([got, [], []]);
});

test('what stood in place of a refused answer stands there again', async () => {
  const decide: FakePolicy['decide'] = ({ kind }) => (kind === 'response' ? deny('no') : allow());
  const { got, again, doubts } = await resumed({ policy: { decide, config: { results: 'all' } } });
  expect(got).toContain('Blocked by policy (no)');
  expect([again, got.includes('seven'), doubts]).toEqual([got, false, ['no', 'no']]);
});

test.each<[string, Resumed]>([
  ['a stream that resumes nothing', { lastEventId: {} }],
  ['an answer to what was not asked', { sentAgain: answer('seven').replace('"id":7', '"id":8') }],
])('not so: %s', async (_what, how) => {
  const { again, doubts } = await resumed(how);
  expect(again).toContain('id: p1\ndata: \n\n');
  expect(doubts).toContain('unasked_response');
});

test.each<[string, Resumed]>([
  ['another answer under the id of the first', { sentAgain: answer('eight') }],
  ['what was decided by the policy of before', { between: (front) => front.policyChanged() }],
])('who waits for it is told that it was answered: %s', async (_what, how) => {
  const { again, doubts } = await resumed(how);
  expect(again).toMatch(/id: p1\ndata: \{"jsonrpc":"2\.0","id":7,"error":\{"code":-31410,.*answer_outdated/);
  expect(again).not.toMatch(/seven|eight/);
  expect(doubts).toContain('unasked_response');
});

test('once in a stream, however often the server says it', async () => {
  const { again } = await resumed({
    between: (front) => front.policyChanged(),
    sentAgain: `${answer('seven')}\n\nid: p1\ndata: ${answer('seven')}`,
  });
  expect(again.split('-31410')).toHaveLength(2);
});

test.each<[string, string, number]>([
  ['in UTF-8', Buffer.from('é☃').toString('latin1'), 200],
  ['cut', Buffer.from('é').toString('latin1'), 400],
])('an id with letters beyond ASCII is that of its event: %s', async (_what, lastEventId, status) => {
  const upstream = await startUpstream((response, { method, body }) => {
    if (body.includes('"initialize"')) return answerJson(response, '{"jsonrpc":"2.0","id":1,"result":{}}', { 'mcp-session-id': 's1' });
    openEvents(response);
    return response.end(method === 'POST' ? event('é☃', '') + event('2', answer('seven')) : event('2', answer('seven')));
  });
  const at = bench();
  const front = await startReverse(upstream.url, () => at.session);
  await send(front.url, { headers: JSON_HEADERS, body: rpc('initialize', 1) });
  await send(front.url, { headers: IN_SESSION, body: rpc('tools/call', 7, { name: 't', arguments: {} }) });
  const again = await send(front.url, { method: 'GET', headers: { ...IN_SESSION, 'last-event-id': lastEventId } });
  expect(again.status).toBe(status);
  if (status === 200) expect(upstream.seen.at(-1)?.headers['last-event-id']).toBe(lastEventId);
});

test('once in a stream: a question that comes a second time is decided, and refused while the first is open', async () => {
  const { again, doubts } = await resumed({ twice: true });
  expect(again.split(QUESTION)).toHaveLength(2);
  expect(doubts).toContain('duplicate_id');
});
