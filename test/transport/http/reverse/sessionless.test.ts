import { expect, test } from 'vitest';
import { allow, bench, deny } from '../../../pep/harness.js';
import { JSON_HEADERS, send } from '../raw.js';
import { openEvents, startUpstream, type TestUpstream } from '../upstream.js';
import { openRequest, readUntil, rpc, startReverse } from './harness.js';

// A server of the handshake era that gives no sessions: what belongs together is known by ids alone.

const event = (data: string) => `data: ${data}\n\n`;
const resultOf = (id: number | string, result: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, result });
const ask = JSON.stringify({ jsonrpc: '2.0', id: 's1', method: 'sampling/createMessage', params: { messages: [], maxTokens: 1 } });
const answer = resultOf('s1', { role: 'assistant', model: 'm', content: { type: 'text', text: 'well' } });

/** Asks on the stream of each call and on each GET; who answers what it asked ends them. */
function asking(): Promise<TestUpstream> {
  let asked: (() => void) | undefined;
  return startUpstream((response, { method, body }) => {
    const text = body.toString();
    if (method === 'POST' && !text.includes('tools/call')) {
      response.writeHead(202).end();
      return asked?.();
    }
    openEvents(response);
    response.write(event(ask));
    asked = () => response.end(method === 'POST' ? event(resultOf(1)) : '');
  });
}

test.each([
  ['the stream of a call', 'POST', rpc('tools/call', 1, { name: 'think', arguments: {} })],
  ['the listening stream', 'GET', ''],
] as const)('what it asks on %s is answered by another POST', async (_where, method, body) => {
  const upstream = await asking();
  const { session } = bench();
  const front = await startReverse(upstream.url, () => session);
  const stream = await openRequest(front.url, method, { accept: 'application/json, text/event-stream' }, body).response;
  expect(await readUntil(stream, /sampling/)).toBe(event(ask));
  expect((await send(front.url, { headers: JSON_HEADERS, body: answer })).status).toBe(202);
  expect(await textOf(stream)).toBe(method === 'POST' ? event(resultOf(1)) : '');
  expect(upstream.seen.at(-1)?.body.toString()).toBe(answer);
});

test('what it may not ask is answered to it, and the client hears nothing of it', async () => {
  const upstream = await asking();
  const { session } = bench({ policy: { decide: ({ method }) => (method === 'sampling/createMessage' ? deny() : allow()) } });
  const front = await startReverse(upstream.url, () => session);
  const { body } = await send(front.url, { headers: JSON_HEADERS, body: rpc('tools/call', 1, { name: 'think', arguments: {} }) });
  expect(body).toBe(event(resultOf(1)));
  expect(JSON.parse(String(upstream.seen.at(-1)?.body))).toMatchObject({ id: 's1', error: { message: expect.any(String) as unknown } });
});

test('an answer to what was never asked does not reach it', async () => {
  const upstream = await asking();
  const { session } = bench();
  const front = await startReverse(upstream.url, () => session);
  await send(front.url, { headers: JSON_HEADERS, body: answer });
  expect(upstream.seen).toEqual([]);
});

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
