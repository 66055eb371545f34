import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { openRequest } from '../transport/http/reverse/harness.js';
import { META, modern } from '../transport/http/sessions/harness.js';
import { root, type Site } from './proxied.js';

/** A server whose tasks have the ids that its callers name. */
export const TASKS = `${root}/test/fixtures/servers/tasks.mjs`;
const AUDIENCE = 'https://mcp.example/mcp';

export const body = (id: number | undefined, method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, method, params });

/** Who calls with a token: one owner in all of its sessions, and outside of them. */
export async function tokens(place: Site) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks = place.write('jwks.json', JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }));
  const tokenOf = (sub: string, more: object = {}) =>
    new SignJWT({ sub, aud: AUDIENCE, ...more }).setProtectedHeader({ alg: 'ES256', kid: 'k' }).setExpirationTime('1h').sign(privateKey);
  return { tokenOf, options: [`--jwks=${jwks}`, `--audience=${AUDIENCE}`] };
}

/** A session of 2025-11-25. */
export async function session(url: string, token?: string) {
  const caller = { ...JSON_HEADERS, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const initialize = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
  const opened = await send(url, { headers: caller, body: body(0, 'initialize', initialize) });
  const headers = { ...caller, 'mcp-session-id': String(opened.headers['mcp-session-id']), 'mcp-protocol-version': '2025-11-25' };
  await send(url, { headers, body: body(undefined, 'notifications/initialized') });
  let ids = 0;
  const ask = async (method: string, params: object = {}) => (await send(url, { headers, body: body(++ids, method, params) })).body;
  return {
    ask,
    make: (id: string, tool = 'run') => ask('tools/call', { name: tool, arguments: { id }, task: {} }),
    say: (...messages: object[]) => ask('tools/call', { name: 'say', arguments: { messages } }),
    listed: async () =>
      [...(await ask('tasks/list', { cursor: 'c' })).matchAll(/"(?:taskId|nextCursor)":"(\w+)"/g)].map(([, name]) => name),
    stream: () => {
      const get = openRequest(url, 'GET', { ...headers, accept: 'text/event-stream' });
      onTestFinished(() => get.abort());
      return get.response;
    },
    end: () => send(url, { method: 'DELETE', headers }),
  };
}

/** One that asks without sessions (2026-07-28). */
export function sessionless(url: string, token?: string) {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  let ids = 0;
  const ask = async (method: string, params: object = {}, name?: string) => {
    const headers = { ...JSON_HEADERS, ...modern(method, name), ...bearer };
    return (await send(url, { headers, body: body(++ids, method, { ...params, _meta: META }) })).body;
  };
  return { ask, make: (id: string, tool = 'run') => ask('tools/call', { name: tool, arguments: { id } }, tool) };
}
