import { describe, expect, test } from 'vitest';
import { classify } from '../../../../src/protocol/classify.js';
import type { Conversation, Line } from '../../../../src/transport/interceptor.js';
import { bench as enforced } from '../../../pep/harness.js';
import { gone } from '../../harness.js';
import { bench, call, hearing, META, modern, passing } from './harness.js';

const textOf = (body: string): unknown =>
  JSON.parse((JSON.parse(body) as { result: { content: { text: string }[] } }).result.content[0]?.text ?? '');
const ask = (name: string) => modern('tools/call', name);
const seen = async ({ post }: Pick<Awaited<ReturnType<typeof bench>>, 'post'>, headers: Record<string, string> = {}) =>
  textOf((await post(call('seen', 'seen', {}, META), { ...ask('seen'), ...headers })).body) as [
    method: string,
    id: unknown,
    about: unknown,
  ][];

describe('without sessions', () => {
  test('one server answers all of a caller’s requests, whatever ids they have; another caller has another', async () => {
    const at = await bench();
    const { post, pids } = at;
    const ids = [1, 'a', 1, '"', 0];
    const answers = await Promise.all(ids.map((id) => post(call(id, 'echo', { id }, META), ask('echo'))));
    expect(answers.map(({ body }) => (JSON.parse(body) as { id: unknown }).id)).toEqual(ids);
    expect(answers.map(({ body }) => textOf(body))).toEqual(ids.map((id) => ({ id })));
    expect(pids).toHaveLength(1);
    expect(textOf((await post(call(1, 'pid', {}, META), { ...ask('pid'), 'x-caller': 'other' })).body)).toBe(pids[1]);
  });

  test('every byte but the id is the sender’s, both ways', async () => {
    const { post } = await bench();
    const answer = await post(
      `{"params":{"_meta":${JSON.stringify(META)},\n"name":"echo","arguments":{"id":1.50,"n":{"id":7}}},"id" : "é\\u0041" ,"method":"tools/call","jsonrpc":"2.0"}`,
      ask('echo'),
    );
    expect(answer.body).toBe(
      '{"jsonrpc":"2.0","id":"é\\u0041","result":{"content":[{"type":"text","text":"{\\"id\\":1.5,\\"n\\":{\\"id\\":7}}"}]}}',
    );
  });

  test('progress goes to who asked for it, although both chose the same token', async () => {
    const { stream, post } = await bench();
    const waiting = (key: string) =>
      stream({ headers: ask('notify'), body: call(1, 'notify', { messages: [progress(key)] }, { ...META, progressToken: 'token' }) });
    const progress = (message: string) => ({ method: 'notifications/progress', params: { progressToken: 'mine', progress: 1, message } });
    const [one, two] = await Promise.all([waiting('one'), waiting('two')]);
    expect(await one.message()).toMatchObject({ params: { progressToken: 'token', message: 'one' } });
    expect(await two.message()).toMatchObject({ params: { progressToken: 'token', message: 'two' } });
    expect(await one.message()).toMatchObject({ id: 1, result: {} });
    expect(await one.message()).toBeUndefined();
    expect((await post(call(2, 'echo', {}, META), ask('echo'))).status).toBe(200);
  });

  test('a request under the name of a notification is refused: it could cancel what somebody else asked', async () => {
    const at = await bench();
    const params = { requestId: 1, _meta: META };
    const answer = await at.post({ jsonrpc: '2.0', id: 9, method: 'notifications/cancelled', params }, modern('notifications/cancelled'));
    expect(JSON.parse(answer.body)).toMatchObject({ id: 9, error: { code: -32600 } });
    expect((await seen(at)).map(([method]) => method)).toEqual(['tools/call']);
  });

  test.each(['notify', 'say'])(
    'a request that nobody can read is refused to the server that wrote it, whoever waits for it (%s)',
    async (tool) => {
      const at = await bench({ open: () => hearing() });
      await at.post(call(2, tool, { messages: [{ id: 'odd', method: 'Roots/List', params: {} }] }, META), ask(tool));
      expect(await seen(at)).toContainEqual([null, 'odd', null]);
    },
  );

  test('a client that goes away has cancelled; the late answer goes nowhere', async () => {
    const at = await bench();
    const { stream, post } = at;
    const listening = await stream({
      headers: modern('subscriptions/listen'),
      body: { jsonrpc: '2.0', id: 'sub', method: 'subscriptions/listen', params: { _meta: META, notifications: {} } },
    });
    expect(await listening.message()).toMatchObject({
      method: 'notifications/subscriptions/acknowledged',
      params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 'sub' } },
    });
    listening.leave();
    for (;;) {
      const cancelled = (await seen(at)).find(([method]) => method === 'notifications/cancelled');
      if (cancelled === undefined) continue;
      expect(cancelled).toEqual(['notifications/cancelled', null, 1]);
      break;
    }
    expect((await post(call(2, 'echo', {}, META), ask('echo'))).status).toBe(200);
  });

  test.each(['isolated', 'shared'] as const)(
    'a late answer to a client that went away is no record; a second one is (%s)',
    async (mode) => {
      const each = enforced();
      const at = await bench({ mode, open: () => each.session });
      const unasked = () => each.evaluations().filter(({ reasons }) => reasons[0]?.id === 'unasked_response').length;
      const listening = await at.stream({
        headers: modern('subscriptions/listen'),
        body: { jsonrpc: '2.0', id: 'sub', method: 'subscriptions/listen', params: { _meta: META, notifications: {} } },
      });
      await listening.message();
      listening.leave();
      while (!(await seen(at)).some(([method, , number]) => method === 'notifications/cancelled' && number === 1)) continue;
      for (const expected of [0, 1]) {
        await at.post(call(2, 'say', { messages: [{ id: 1, result: { resultType: 'complete' } }] }, META), ask('say'));
        await seen(at);
        expect(unasked()).toBe(expected);
      }
    },
  );

  test('a listen that the server ends says so under the client’s own id', async () => {
    const { stream } = await bench();
    const listening = await stream({
      headers: modern('subscriptions/listen'),
      body: { jsonrpc: '2.0', id: 5.5, method: 'subscriptions/listen', params: { _meta: META, notifications: { end: true } } },
    });
    expect(await listening.message()).toMatchObject({ params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 5.5 } } });
    expect(await listening.message()).toMatchObject({ id: 5.5, result: { _meta: { 'io.modelcontextprotocol/subscriptionId': 5.5 } } });
    expect(await listening.message()).toBeUndefined();
  });

  test('a server that dies answers nobody; the next request has a new one', async () => {
    const { post, pids } = await bench();
    const open = post(call(1, 'wait', { key: 'k' }, META), ask('wait'));
    const exiting = post(call(2, 'exit', {}, META), ask('exit'));
    for (const answer of [await open, await exiting]) expect(JSON.parse(answer.body)).toMatchObject({ error: { code: -31502 } });
    await gone(pids[0] ?? 0);
    expect(textOf((await post(call(3, 'pid', {}, META), ask('pid'))).body)).toBe(pids[1]);
  });

  test.each([
    [404, { error: { code: -32601 } }, { jsonrpc: '2.0', id: 1, method: 'no/such', params: { _meta: META } }, modern('no/such')],
    [405, {}, undefined, {}],
    [400, {}, [call(1, 'echo', {}, META)], {}],
    [400, {}, { jsonrpc: '2.0', id: 1, result: {} }, modern('x')],
    [202, undefined, { jsonrpc: '2.0', method: 'notifications/x', params: { _meta: META } }, modern('notifications/x')],
  ] as const)('answers %i', async (status, body, message, headers) => {
    const at = await bench();
    const answer = message === undefined ? await at.ask('GET') : await at.post(message, headers);
    expect(answer.status).toBe(status);
    if (body !== undefined) expect(JSON.parse(answer.body)).toMatchObject(body);
  });

  test('a version that the server has said it does not speak is refused; before, the server answers', async () => {
    const { post } = await bench({ server: 'dual-era' });
    const discover = (id: number, version: string) =>
      post(
        {
          jsonrpc: '2.0',
          id,
          method: 'server/discover',
          params: { _meta: { ...META, 'io.modelcontextprotocol/protocolVersion': version } },
        },
        { ...modern('server/discover'), 'mcp-protocol-version': version },
      );
    for (const id of [1, 2]) {
      const refused = await discover(id, '2099-01-01');
      expect([refused.status, JSON.parse(refused.body)]).toMatchObject([
        400,
        { id, error: { code: -32022, data: { supported: ['2026-07-28'], requested: '2099-01-01' } } },
      ]);
      expect((await discover(id, '2026-07-28')).status).toBe(200);
    }
  });

  test('what lacks a required member of _meta is a bad request', async () => {
    const { post } = await bench({ server: 'dual-era' });
    const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    const answer = await post({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: meta } }, modern('tools/list'));
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([400, { error: { code: -32602 } }]);
  });

  test('a probe that its client gives up leaves the server in its era', async () => {
    const at = await bench({ server: 'dual-era' });
    // Cancelled or answered, whichever comes first; the server may not take the cancellation for a message of an earlier era.
    await at.post({ jsonrpc: '2.0', id: 1, method: 'server/discover', params: { _meta: META } }, modern('server/discover'));
    await at.post({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }, modern('notifications/cancelled'));
    await at.post({ jsonrpc: '2.0', method: 'notifications/roots/list_changed' }, modern('notifications/roots/list_changed'));
    const answer = await at.post(call(2, 'greet', {}, META), ask('greet'));
    expect(JSON.parse(answer.body)).toMatchObject({ result: { resultType: 'complete' } });
  });

  test('a server that asks its client is told that this is over', async () => {
    const { post } = await bench();
    expect(textOf((await post(call(1, 'ask', {}, META), ask('ask'))).body)).toMatchObject({ code: -32601 });
  });

  test('a log line is for the only one who asked for a level', async () => {
    const { post, stream } = await bench();
    const messages = [{ method: 'notifications/message', params: { level: 'info', data: 'd' } }];
    const quiet = await post(call(1, 'notify', { messages }, META), ask('notify'));
    expect(quiet.headers['content-type']).toBe('application/json');
    const loud = await stream({
      headers: ask('notify'),
      body: call(2, 'notify', { messages }, { ...META, 'io.modelcontextprotocol/logLevel': 'info' }),
    });
    expect(await loud.message()).toMatchObject(messages[0] ?? {});
  });

  test('a client that does not read is cut off, and the others go on', async () => {
    const at = await bench();
    const { post, stream } = at;
    const meta = { ...META, 'io.modelcontextprotocol/logLevel': 'info' };
    const slow = await stream({ headers: ask('flood'), body: call(1, 'flood', { count: 400, bytes: 50_000 }, meta) });
    slow.response.pause();
    expect((await post(call(2, 'echo', {}, META), ask('echo'))).status).toBe(200);
    expect((await seen(at)).filter(([method]) => method === 'notifications/cancelled')).toEqual([['notifications/cancelled', null, 1]]);
  });

  test('an answer over the limit is one that says so', async () => {
    const { post } = await bench({ limits: { maxLineBytes: 100_000 }, open: () => createTellingLong() });
    const answer = await post(call('long', 'size', { bytes: 200_000 }, META), ask('size'));
    expect(JSON.parse(answer.body)).toMatchObject({ id: 'long', error: { message: expect.stringContaining('too long') as string } });
  });

  test.each([
    ['POST', 'application/json'],
    ['POST', 'text/event-stream'],
    ['GET', 'application/json'],
  ] as const)('%s that accepts only %s is refused', async (method, accept) => {
    const at = await bench();
    const answer =
      method === 'GET' ? await at.ask('GET', { accept }) : await at.post(call(1, 'echo', {}, META), { ...ask('echo'), accept });
    expect(answer.status).toBe(406);
  });
});

/** Says of a line over the limit what the enforcement point would say. */
function createTellingLong(): Conversation {
  const conversation = passing();
  const fromServer = (lines: readonly Line[]) => ({
    toServer: [],
    toClient: lines.map(({ raw, bytes, oversize }) => {
      const message = classify(bytes, undefined, oversize);
      if (message.kind !== 'unreadable') return raw;
      return Buffer.from(`{"jsonrpc":"2.0","id":${message.idText},"error":{"code":-32600,"message":"too long"}}\n`);
    }),
  });
  return { ...conversation, exchange: () => ({ ...conversation.exchange(), fromServer }) };
}
