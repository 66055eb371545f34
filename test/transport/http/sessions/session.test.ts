import { describe, expect, test } from 'vitest';
import { gone } from '../../harness.js';
import { bench, call } from './harness.js';

const textOf = (body: string): unknown =>
  JSON.parse((JSON.parse(body) as { result: { content: { text: string }[] } }).result.content[0]?.text ?? '');

describe('a session', () => {
  test('begins with initialize, has a server of its own, and goes with DELETE', async () => {
    const { post, initialize: begin, pids, stream, ask } = await bench();
    const [one, two] = [await begin(), await begin()];
    expect(one['mcp-session-id']).not.toBe(two['mcp-session-id']);
    const [first, second] = [await post(call(2, 'pid'), one), await post(call(2, 'pid'), two)];
    expect([textOf(first.body), textOf(second.body)]).toEqual(pids);
    const ended = await stream({ method: 'GET', headers: one });
    expect((await ask('DELETE', one)).status).toBe(204);
    expect(await ended.next()).toMatchObject({ id: '0-1' });
    await gone(pids[0] ?? 0);
    expect(await ended.next()).toBeUndefined();
    expect((await post(call(3, 'pid'), one)).status).toBe(404);
    expect(textOf((await post(call(3, 'pid'), two)).body)).toBe(pids[1]);
  });

  test('an answer that comes first is JSON, in the server’s own bytes', async () => {
    const { post, initialize: begin } = await bench();
    const session = await begin();
    const answer = await post(
      '{ "jsonrpc":"2.0",\r\n "id" : "grüße/1", "method":"tools/call","params":{"name":"echo","arguments":{"a":1.50}}}',
      session,
    );
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.body).toBe('{"jsonrpc":"2.0","id":"grüße/1","result":{"content":[{"type":"text","text":"{\\"a\\":1.5}"}]}}');
  });

  test('what goes before the answer makes it a stream', async () => {
    const { stream, initialize: begin } = await bench();
    const session = await begin();
    const messages = [{ method: 'notifications/progress', params: { progressToken: 'mine', progress: 1 } }];
    const answer = await stream({ headers: session, body: call(2, 'notify', { messages }, { progressToken: 'mine' }) });
    expect(answer.response.headers['content-type']).toBe('text/event-stream');
    expect(await answer.next()).toMatchObject({ id: '2-1', data: Buffer.alloc(0) });
    expect(await answer.message()).toMatchObject({ method: 'notifications/progress', params: { progress: 1 } });
    expect(await answer.message()).toMatchObject({ id: 2 });
    expect(await answer.message()).toBeUndefined();
  });
});
