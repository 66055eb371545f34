import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { silentLog, type Log } from '../../../../src/telemetry/log.js';
import { JSON_HEADERS } from '../raw.js';
import { bench, call, META, modern, type Bench } from './harness.js';

const LONG = 12_000_000;
/** Of one such answer a part waits here, whatever a socket takes. */
const limits = { maxHeldBytes: LONG + 1_000 };

/** Asks for a long answer and reads no further than its head. */
async function readNothing(at: Bench, headers: Record<string, string>, body: unknown): Promise<IncomingMessage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(at.url, { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, agent: false }, resolve);
    sent.on('error', reject).end(JSON.stringify(body));
  });
  onTestFinished(() => void response.on('error', () => undefined).destroy());
  return response;
}

describe('an answer for which there is no room, since others do not read theirs', () => {
  const dropped = (id: number) => ({ id, error: { code: -31503, data: { 'ai.agentmesh/code': 'no_room' } } });
  const told = (warn: ReturnType<typeof vi.fn<Log['warn']>>) => warn.mock.calls.map(([message]) => message);

  test('is an error that says so, and a line of the log; then there is room again', async () => {
    const warn = vi.fn<Log['warn']>();
    const at = await bench({ limits, callers: 'one', log: { ...silentLog, warn } });
    const [slow, other] = [await at.initialize(), await at.initialize()];
    const unread = await readNothing(at, slow, call(2, 'size', { bytes: LONG }));
    const answer = await at.post(call(3, 'size', { bytes: LONG }), other);
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, dropped(3)]);
    expect(told(warn)).toEqual([expect.stringMatching(/^an answer was dropped/)]);
    expect((await at.post(call(4, 'size', { bytes: 60_000 }), other)).body.length).toBeGreaterThan(60_000);
    expect((await buffer(unread)).length).toBeGreaterThan(LONG);
    await vi.waitFor(async () => expect((await at.post(call(5, 'size', { bytes: LONG }), other)).body.length).toBeGreaterThan(LONG));
  });

  test('without sessions too', async () => {
    const at = await bench({ limits, callers: 'one' });
    const ask = (id: number) => call(id, 'size', { bytes: LONG }, META);
    await readNothing(at, modern('tools/call', 'size'), ask(1));
    expect(JSON.parse((await at.post(ask(2), modern('tools/call', 'size'))).body)).toMatchObject(dropped(2));
  });

  test('on a stream too, which goes on', async () => {
    const at = await bench({ limits, callers: 'one' });
    const [slow, other] = [await at.initialize(), await at.initialize()];
    await readNothing(at, slow, call(2, 'size', { bytes: LONG }));
    const wait = await at.stream({ headers: other, body: call(3, 'notify', { messages: [{ method: 'notifications/x' }] }) });
    expect(await wait.message()).toMatchObject({ method: 'notifications/x' });
    expect(await wait.message()).toMatchObject({ id: 3, result: {} });
    const batch = await at.stream({ headers: other, body: [call(4, 'size', { bytes: LONG }), call(5, 'echo')] });
    expect([await batch.message(), await batch.message()]).toMatchObject([dropped(4), { id: 5, result: {} }]);
  });

  test('a client that is cut off for taking nothing is told of in the log', async () => {
    const warn = vi.fn<Log['warn']>();
    const at = await bench({ log: { ...silentLog, warn } });
    const session = await at.initialize();
    const unread = await readNothing(at, session, call(2, 'size', { bytes: LONG }));
    const cut = new Promise<void>((resolve) => void unread.once('error', () => resolve()));
    at.pass(59_000);
    at.standStill(60_000);
    expect(told(warn)).toEqual([]);
    at.pass(2_000);
    unread.resume();
    await cut;
    expect(told(warn)).toEqual(['a client was cut off: it has taken nothing for 60 seconds']);
  });
});
