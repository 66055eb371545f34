import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { answerJson, startUpstream } from '../transport/http/upstream.js';
import { endListeners, listening, node, root, site, type Site } from './proxied.js';

const AUDIENCE = 'https://mcp.example/mcp';
const POLICY = `
version: "1.0"
rules:
  - { tool: count, action: allow, rate_limit: { requests: 2, per: day } }
`;

let place: Site;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await endListeners();
  place.remove();
});

/** Whose tokens the listener takes: its options, and a token for a name. */
async function issuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks = place.write('jwks.json', JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }));
  return {
    options: [`--jwks=${jwks}`, `--audience=${AUDIENCE}`, `--policy=${place.write('policy.yaml', POLICY)}`, `--log=${place.log}`],
    tokenOf: (sub: string, more: object = {}) =>
      new SignJWT({ sub, aud: AUDIENCE, ...more }).setProtectedHeader({ alg: 'ES256', kid: 'k' }).setExpirationTime('1h').sign(privateKey),
  };
}

const initialize = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};
const body = (id: number, method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id, method, params });

/** A session of whoever the token names. */
async function session(url: string, token: string) {
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${token}` };
  const opened = await send(url, { headers, body: body(0, 'initialize', initialize) });
  const named = opened.headers['mcp-session-id'];
  const own = named === undefined ? headers : { ...headers, 'mcp-session-id': String(named) };
  const call = async (id: number) =>
    (await send(url, { headers: own, body: body(id, 'tools/call', { name: 'count', arguments: {} }) })).body;
  return { call };
}

const servers: readonly (readonly [string, () => Promise<readonly string[]>])[] = [
  ['processes', () => Promise.resolve([node, `${root}/test/fixtures/servers/echo.mjs`])],
  [
    'a server at a URL',
    async () => {
      const upstream = await startUpstream((response, { body }) => {
        const { id } = JSON.parse(body.toString()) as { id: number };
        answerJson(response, JSON.stringify({ jsonrpc: '2.0', id, result: { content: [] } }));
      });
      return [upstream.url.href];
    },
  ],
];

test.each(servers)('rate limits count for each subject, over all of its sessions and tokens: in front of %s', async (_what, server) => {
  const { options, tokenOf } = await issuer();
  const { url } = await listening(options, await server());
  const [alice, again, bob] = await Promise.all([
    session(url, await tokenOf('alice')),
    session(url, await tokenOf('alice', { jti: 'another' })),
    session(url, await tokenOf('bob')),
  ]);
  expect(await alice.call(1)).not.toContain('isError');
  expect(await again.call(2)).not.toContain('isError');
  for (const full of [alice, again]) expect(await full.call(3)).toContain('2 calls per day');
  expect(await bob.call(4)).not.toContain('isError');
  expect(await bob.call(5)).not.toContain('isError');
  expect(await bob.call(6)).toContain('isError');
  const denied = place.records().filter((record) => JSON.stringify(record).includes('"decision":"deny"'));
  expect(new Set(denied.map((record) => subjectOf(record)))).toEqual(new Set(['alice', 'bob']));
});

function subjectOf({ data }: Record<string, unknown>): unknown {
  return (data as { identity?: { subject?: string } }).identity?.subject;
}
