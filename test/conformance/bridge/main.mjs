// @ts-check
// Streamable HTTP in front of a stdio server, because the conformance suite speaks HTTP only. It is the yardstick of the stdio legs, not a product:
// what it cannot do (custom headers, some checks of `server-stateless`) it cannot do with and without the proxy.
// Usage: node main.mjs PORT -- COMMAND…
import { validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { answerError } from './answer.mjs';
import { createSessions } from './sessions.mjs';
import { createStateless, isStateless } from './stateless.mjs';

const [port, , ...command] = process.argv.slice(2);
const loopback = ['localhost', '127.0.0.1', '[::1]'];
const sessions = createSessions(command);
const stateless = createStateless(command);

const server = createServer((request, response) => void serve(request, response));
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => {
  sessions.closeAll();
  stateless.close();
  server.close();
  server.closeAllConnections();
});

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function serve(request, response) {
  const { headers, method } = request;
  if (!validateHostHeader(headers.host, loopback).ok || !validateOriginHeader(headers.origin, loopback).ok) {
    return answerError(response, 403, null, -32000, 'Invalid Host or Origin');
  }
  const session = headers['mcp-session-id'];
  const id = Array.isArray(session) ? session[0] : session;
  if (method === 'GET') return sessions.get(id, response);
  if (method === 'DELETE') return sessions.end(id, response);
  const message = /** @type {import('./child.mjs').Message | undefined} */ (await json(request).catch(() => undefined));
  if (!message) return answerError(response, 400, null, -32700, 'Parse error');
  if (isStateless(message, headers)) stateless.post(message, headers, response);
  else sessions.post(id, message, response);
}
