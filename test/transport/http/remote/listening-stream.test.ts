import { expect, test } from 'vitest';
import { defaultReadLimits } from '../../../../src/protocol/read-limits.js';
import { silentLog } from '../../../../src/telemetry/log.js';
import { WaitingRequests } from '../../../../src/transport/http/remote/call.js';
import type { Context } from '../../../../src/transport/http/remote/context.js';
import { defaultDeadlines } from '../../../../src/transport/http/remote/deadlines.js';
import type { HttpSending } from '../../../../src/transport/http/remote/http-client.js';
import { Inbox } from '../../../../src/transport/http/remote/inbox.js';
import { ListeningStream } from '../../../../src/transport/http/remote/listening-stream.js';
import { Unfinished } from '../../../../src/transport/http/remote/read-body.js';
import { ToClient } from '../../../../src/transport/http/remote/to-client.js';

const server = 'http://localhost';
const sending = (outcome: HttpSending['outcome']): HttpSending => ({ sent: Promise.resolve(), outcome, abort: () => undefined });

/** A stream over a client of which nothing but this one answer comes. */
function opened(send: () => HttpSending): { readonly answered: Promise<void>; readonly told: readonly string[] } {
  const told: string[] = [];
  const log = { ...silentLog, error: (message: string) => void told.push(message) };
  const limits = defaultReadLimits;
  const open = new WaitingRequests();
  const toClient = new ToClient();
  const context: Context = {
    endpoint: { url: new URL(server), name: server, headers: {} },
    http: { send, close: () => undefined },
    open,
    inbox: new Inbox({ server, open, toClient, limits, onResult: () => undefined, log }),
    reading: { toClient, unfinished: new Unfinished(1_000), maxLineBytes: 1_000 },
    limits,
    deadlines: defaultDeadlines,
    log,
    now: () => 0,
    negotiated: () => undefined,
    modernHeaders: () => ({}),
  };
  const stream = new ListeningStream(context, () => context.http.send({ method: 'GET', url: context.endpoint.url, headers: {} }));
  return { answered: stream.open(() => undefined), told };
}

test.each<[string, () => HttpSending]>([
  [
    'cannot make the request',
    () => {
      throw new TypeError('Invalid character in header content');
    },
  ],
  ['fails while it waits for the answer', () => sending(Promise.reject(new Error('a defect')))],
])('who waits for the stream to be answered goes on where the client %s, and it is told', async (_what, send) => {
  const { answered, told } = opened(send);
  await expect(answered).resolves.toBeUndefined();
  expect(told).toEqual(['the stream for what the server says unasked cannot be read']);
});

test('nothing is told where the stream is given up', async () => {
  const { answered, told } = opened(() => sending(Promise.resolve({ kind: 'aborted' })));
  await answered;
  expect(told).toEqual([]);
});
