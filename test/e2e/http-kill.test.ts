import { once } from 'node:events';
import { readFileSync, watch, type FSWatcher } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { answerJson, startUpstream } from '../transport/http/upstream.js';
import { agentmesh, endListeners, listening, node, root, site, type Listening, type Site } from './proxied.js';

/** Calls at once, each with a number of its own. */
const CALLS = 60;

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

const call = (n: number) =>
  JSON.stringify({ jsonrpc: '2.0', id: n, method: 'tools/call', params: { name: 'count', arguments: { call: n } } });
const numbersIn = (text: string) => [...text.matchAll(/"call":(\d+)/g)].map(([, digits]) => Number(digits));
const recorded = () => numbersIn(readFileSync(place.log, 'utf8'));
const options = () => [`--policy=${place.write('policy.yaml', 'version: "1.0"\ndefault_action: allow\n')}`, `--log=${place.log}`];

/** How a server stands behind the listener, and what it has received at the end. */
interface Behind {
  readonly start: (onCall: () => void) => Promise<Listening>;
  readonly received: () => readonly number[];
  readonly stop: () => void;
  readonly headers: (url: string) => Promise<Record<string, string>>;
}

function aProcess(): Behind {
  const file = place.write('received', '');
  const initialize = JSON.stringify({
    jsonrpc: '2.0',
    id: 'init',
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  });
  let watching: FSWatcher | undefined;
  return {
    start: (onCall) => {
      watching = watch(file, onCall);
      return listening(options(), [node, `${root}/test/fixtures/servers/recording.mjs`, file]);
    },
    received: () => numbersIn(readFileSync(file, 'utf8')),
    stop: () => watching?.close(),
    headers: async (url) => {
      const { headers } = await send(url, { headers: JSON_HEADERS, body: initialize });
      return { ...JSON_HEADERS, 'mcp-session-id': String(headers['mcp-session-id']) };
    },
  };
}

function aUrl(): Behind {
  const received: number[] = [];
  return {
    start: async (onCall) => {
      const upstream = await startUpstream((response, { body }) => {
        received.push(...numbersIn(body.toString()));
        onCall();
        answerJson(response, JSON.stringify({ jsonrpc: '2.0', id: received.at(-1), result: { content: [] } }));
      });
      return listening(options(), [upstream.url.href]);
    },
    received: () => received,
    stop: () => undefined,
    headers: () => Promise.resolve({ ...JSON_HEADERS }),
  };
}

describe.each([
  ['processes', aProcess],
  ['a server at a URL', aUrl],
])('kill −9 of a listener in front of %s', (_what, behind) => {
  test.each([
    ['the server has received some calls', 'call', 20],
    ['the first record is written', 'record', 1],
  ] as const)('when %s: whatever reached the server is on record', async (_moment, sign, nth) => {
    const server = behind();
    let proxy: Listening | undefined;
    const killOnce = (happened: number) => {
      if (happened >= nth) proxy?.child.kill('SIGKILL');
    };
    proxy = await server.start(() => sign === 'call' && killOnce(server.received().length));
    const exited = once(proxy.child, 'exit');
    const headers = await server.headers(proxy.url);
    const watching = watch(place.log, () => sign === 'record' && killOnce(recorded().length));
    const url = proxy.url;
    await Promise.allSettled(Array.from({ length: CALLS }, (_, n) => send(url, { headers, body: call(n) })));
    watching.close();
    server.stop();
    expect(await exited).toEqual([null, 'SIGKILL']);
    const onRecord = new Set(recorded());
    expect(onRecord.size).toBeGreaterThan(0);
    expect(server.received().filter((n) => !onRecord.has(n))).toEqual([]);
    // What is on disk is whole, as far as it goes.
    expect(agentmesh(['audit', 'verify', place.log]).status).toBe(0);
  });
});
