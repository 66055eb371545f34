import { describe, expect, test } from 'vitest';
import type { Conversation, Line } from '../../../../src/transport/interceptor.js';
import { bench, call, passing, type Bench } from './harness.js';

const listChanged = { method: 'notifications/tools/list_changed', params: { n: 1 } };

/** Lets everything pass until the policy changes, and then nothing in which the word stands. */
function refusing(word: string): { readonly conversation: Conversation; readonly change: () => void } {
  let changed = false;
  const fromServer = (lines: readonly Line[]) => ({
    toServer: [],
    toClient: lines.filter(({ bytes }) => !changed || !bytes.includes(word)).map(({ raw }) => raw),
  });
  return { conversation: { ...passing(), fromServer }, change: () => void (changed = true) };
}

const open = async (word = 'nothing') => {
  const { conversation, change } = refusing(word);
  const at = await bench({ open: () => conversation });
  const session = await at.initialize();
  const changePolicy = () => {
    change();
    at.front.policyChanged();
  };
  return { at, session, changePolicy };
};

/** A call whose stream broke off after its first event, and what it was answered then; that event's id. */
async function brokenCall(at: Bench, session: Record<string, string>): Promise<string> {
  const waiting = at.stream({ headers: session, body: call('w', 'wait', { key: 'k' }, { progressToken: 'w' }) });
  while (!(await at.post(call('seen', 'seen'), session)).body.includes('\\"w\\"')) continue;
  at.pass(10_000);
  const broken = await waiting;
  const id = String((await broken.next())?.id);
  broken.leave();
  const first = [{ method: 'notifications/progress', params: { progressToken: 'w', progress: 1 } }];
  await at.post(call(3, 'go', { key: 'k', first }), session);
  return id;
}

describe('what an earlier policy decided', () => {
  test('is not sent again: who still waits for an answer is told so in its place', async () => {
    const { at, session, changePolicy } = await open();
    const id = await brokenCall(at, session);
    changePolicy();
    const resumed = await at.stream({ method: 'GET', headers: { ...session, 'last-event-id': id } });
    const answer = await resumed.next();
    expect(JSON.parse(String(answer?.data))).toMatchObject({
      id: 'w',
      error: { code: -31410, data: { 'ai.agentmesh/code': 'answer_outdated' } },
    });
    expect(await resumed.next()).toBeUndefined();
    expect((await at.ask('GET', { ...session, 'last-event-id': String(answer?.id) })).status).toBe(204);
  });

  test('and waits for a stream is decided anew, and left out where it is refused now', async () => {
    const { at, session, changePolicy } = await open('"n":1');
    await at.post(call(2, 'say', { messages: [listChanged, { ...listChanged, params: { n: 2 } }] }), session);
    changePolicy();
    const listening = await at.stream({ method: 'GET', headers: session });
    expect(await listening.message()).toMatchObject({ params: { n: 2 } });
    listening.leave();
  });

  test('and asks the client while it has no stream is refused to the server', async () => {
    const { at, session, changePolicy } = await open();
    await at.post(call(3, 'say', { messages: [{ id: 'q', method: 'roots/list', params: {} }] }), session);
    changePolicy();
    expect((await at.post(call(5, 'seen'), session)).body).toContain('[null,\\"q\\",null]');
  });

  test('honest: without a change of policy all of it comes', async () => {
    const { at, session } = await open('"n":1');
    const id = await brokenCall(at, session);
    const resumed = await at.stream({ method: 'GET', headers: { ...session, 'last-event-id': id } });
    expect(await resumed.message()).toMatchObject({ params: { progress: 1 } });
    expect(await resumed.message()).toMatchObject({ id: 'w', result: {} });
    await at.post(call(5, 'say', { messages: [listChanged] }), session);
    const listening = await at.stream({ method: 'GET', headers: session });
    expect(await listening.message()).toMatchObject(listChanged);
    listening.leave();
  });
});
