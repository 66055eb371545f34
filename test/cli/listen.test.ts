import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folder, type Folder } from '../pap/folder.js';
import { agentmesh, cli, echoServer, listeningAt } from './run.js';

let place: Folder;
const running = new Set<ChildProcess>();
beforeEach(() => void (place = folder()));
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  place.remove();
});

/** A listening proxy, and the URL that its start prints. */
async function listening(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, 'protect', '--no-log', '--listen', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: place.at('state'), ...env },
  });
  running.add(child);
  return { child, url: await listeningAt(child) };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function post(url: string, message: object, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
  });
  sent.end(JSON.stringify(message));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } },
};
const call = (id: number, name: string) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: {} } });

describe('a listener in front of a command', () => {
  test('decides what comes over HTTP, and ends with its servers at SIGTERM', async () => {
    const policy = place.write(
      'p.yaml',
      'version: "1.0"\nrules:\n  - {tool: "*", action: allow}\n  - {tool: bad, action: deny, reason: not here}\n',
    );
    const { child, url } = await listening(['--policy', policy, process.execPath, echoServer]);
    const opened = await post(url, initialize);
    const session = { 'mcp-session-id': String(opened.headers['mcp-session-id']), 'mcp-protocol-version': '2025-11-25' };
    expect(opened.status).toBe(200);
    expect((await post(url, call(2, 'good'), session)).body).toContain('"name":"good"');
    expect((await post(url, call(3, 'bad'), session)).body).toContain('not here');
    expect((await post(url, call(4, 'good'), { ...session, 'mcp-session-id': 'somebody-elses' })).status).toBe(404);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
  });

  test('lets nobody in who does not send the secret', async () => {
    const secret = 'a-secret-that-nobody-can-guess';
    const { url } = await listening([process.execPath, echoServer], { AGENTMESH_LISTEN_TOKEN: secret });
    const without = await post(url, initialize);
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toBe('Bearer');
    expect((await post(url, initialize, { authorization: 'Bearer wrong' })).headers['www-authenticate']).toContain('invalid_token');
    expect((await post(url, initialize, { authorization: `Bearer ${secret}` })).status).toBe(200);
  });
});

test.each([
  [['--listen', '0.0.0.0:0'], {}, /must send a token.*AGENTMESH_LISTEN_TOKEN/, 'a listener that everybody can reach'],
  [['--listen', '0'], { AGENTMESH_TOKEN: 'x' }, /AGENTMESH_TOKEN.*unset it/, 'a token of a client on stdio'],
  [['--listen', '0', '--jwks', 'keys.json'], { AGENTMESH_LISTEN_TOKEN: 'x'.repeat(30) }, /leave one out/, 'two ways to know a client'],
  [['--listen', '0', '--issuer', 'x'], {}, /--jwks/, 'an issuer of nothing'],
  [['--listen', '0'], { AGENTMESH_LISTEN_TOKEN: 'short' }, /openssl rand/, 'a secret that can be guessed'],
  [
    ['--listen', '192.0.2.1:1'],
    { AGENTMESH_LISTEN_TOKEN: 'x'.repeat(30) },
    /cannot listen on 192\.0\.2\.1:1/,
    'an address of another machine',
  ],
  [['--header', 'X: y'], {}, /--header.*URL/, 'headers for a command'],
  [['--allow-http'], {}, /--allow-http.*URL/, 'http for a command'],
])('%j does not start (%o)', (args, env, message, _reason) => {
  const { status, stderr, stdout } = agentmesh(['protect', '--no-log', ...args, process.execPath, echoServer], { env });
  expect(stderr).toMatch(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
