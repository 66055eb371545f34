import { expect, test } from 'vitest';
import { MAX_EVENT_IDS } from '../../../../src/transport/http/reverse/limits.js';
import { JSON_HEADERS, send } from '../raw.js';
import { answerJson, openEvents, startUpstream } from '../upstream.js';
import { openRequest, readUntil, rpc, startReverse, witness } from './harness.js';

/** A server of which the ids of events say nothing of the session: `e1`, `e2`, … in the order of streams. */
async function started() {
  let sessions = 0;
  let events = 0;
  const upstream = await startUpstream((response, { method, body }) => {
    if (method === 'POST' && body.includes('"initialize"')) {
      return answerJson(response, '{"jsonrpc":"2.0","id":1,"result":{}}', { 'mcp-session-id': `s${++sessions}` });
    }
    openEvents(response);
    if (method === 'POST') {
      const progress = rpc('notifications/progress', undefined, { progressToken: 1, progress: 1 });
      for (let event = 0; event < MAX_EVENT_IDS; event++) response.write(`id: p${event}\ndata: ${progress}\n\n`);
      return response.end(`id: done\ndata: {"jsonrpc":"2.0","id":2,"result":{}}\n\n`);
    }
    return response.write(`id: e${++events}\ndata: ${rpc('notifications/message', undefined, { level: 'info', data: 'said' })}\n\n`);
  });
  const { url } = await startReverse(upstream.url, witness().open);
  const listen = async (headers: Record<string, string>) => {
    const stream = openRequest(url, 'GET', headers);
    await readUntil(await stream.response, /data: .*\n\n/);
    stream.abort();
  };
  for (const caller of ['a', 'b']) await send(url, { headers: { ...JSON_HEADERS, authorization: caller }, body: rpc('initialize', 1) });
  const first = { authorization: 'a', 'mcp-session-id': 's1' };
  const second = { authorization: 'b', 'mcp-session-id': 's2' };
  await listen(first);
  await listen(second);
  await listen({ authorization: 'c' });
  await listen({ authorization: 'd' });
  const resume = async (headers: Record<string, string>, id: string) => {
    const before = upstream.seen.length;
    const stream = openRequest(url, 'GET', { ...headers, 'last-event-id': id });
    const response = await stream.response;
    const text = response.statusCode === 200 ? '' : await readUntil(response, /\}$/);
    stream.abort();
    return { status: response.statusCode, text, asked: upstream.seen.length - before };
  };
  /** A request whose stream has more events than are known of any. */
  const askAtLength = () => send(url, { headers: { ...JSON_HEADERS, ...first }, body: rpc('tools/list', 2) });
  return { first, second, resume, askAtLength };
}

test.each<[string, 'first' | 'second' | 'c' | 'd', string]>([
  ['of another session', 'first', 'e2'],
  ['of another session, the other way', 'second', 'e1'],
  ['of a caller that has no session', 'first', 'e3'],
  ['of a session, for a caller that has none', 'c', 'e1'],
  ['of another caller that has no session', 'd', 'e3'],
  ['that nobody was given yet', 'first', 'e9'],
])('an event %s is nothing to resume from: the server is not asked', async (_what, who, id) => {
  const at = await started();
  const headers = who === 'c' || who === 'd' ? { authorization: who } : at[who];
  const { status, text, asked } = await at.resume(headers, id);
  expect([status, asked]).toEqual([400, 0]);
  expect(text).toContain('"unknown_event"');
});

test.each<[string, 'first' | 'c', string]>([
  ['in its session', 'first', 'e1'],
  ['by its caller, where there are no sessions', 'c', 'e3'],
])('honest: an event is resumed from %s', async (_what, who, id) => {
  const at = await started();
  const { status, asked } = await at.resume(who === 'c' ? { authorization: 'c' } : at.first, id);
  expect([status, asked]).toEqual([200, 1]);
});

test('honest: a stream that said little is resumed whatever was answered meanwhile', async () => {
  const at = await started();
  await at.askAtLength();
  expect(await at.resume(at.first, 'p0')).toMatchObject({ status: 400, asked: 0 });
  expect(await at.resume(at.first, 'done')).toMatchObject({ status: 200, asked: 1 });
  expect(await at.resume(at.first, 'e1')).toMatchObject({ status: 200, asked: 1 });
});
