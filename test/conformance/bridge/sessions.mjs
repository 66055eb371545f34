// @ts-check
// Up to 2025-11-25: a process for each session.
import { randomUUID } from 'node:crypto';
import { answerError, openStream, sendEvent } from './answer.mjs';
import { startChild } from './child.mjs';

/** @typedef {import('./answer.mjs').Response} Response */

/** @param {string[]} command */
export function createSessions(command) {
  /** @type {Map<string, ReturnType<typeof startSession>>} */
  const sessions = new Map();
  return { post, get, end, closeAll: () => sessions.forEach((session) => session.close()) };

  /** @param {string | undefined} id @param {import('./child.mjs').Message} message @param {Response} response */
  function post(id, message, response) {
    if (id !== undefined && !sessions.has(id)) return answerError(response, 404, null, -32001, 'Session not found');
    if (id === undefined && message.method !== 'initialize') return answerError(response, 400, null, -32000, 'Session ID required');
    const session = sessions.get(id ?? '') ?? startSession(command);
    sessions.set(session.id, session);
    session.post(message, response);
  }

  /** @param {string | undefined} id @param {Response} response */
  function get(id, response) {
    const session = sessions.get(id ?? '');
    if (!session) return answerError(response, id === undefined ? 405 : 404, null, -32001, 'Session not found');
    session.listen(response);
  }

  /** @param {string | undefined} id @param {Response} response */
  function end(id, response) {
    const session = sessions.get(id ?? '');
    if (!session) return answerError(response, id === undefined ? 405 : 404, null, -32001, 'Session not found');
    sessions.delete(session.id);
    session.close();
    response.writeHead(200).end();
  }
}

/** @param {string[]} command */
function startSession(command) {
  const id = randomUUID();
  /** Requests of the client that have no answer yet. @type {Map<string | number, Response>} */
  const open = new Map();
  /** Progress tokens, and the requests that they belong to. @type {Map<string | number, string | number>} */
  const tokens = new Map();
  /** @type {Response | undefined} */
  let listener;
  const child = startChild(command, (message) => {
    const response = responseFor(message);
    if (!response) return;
    openStream(response, { 'mcp-session-id': id });
    sendEvent(response, message);
    if (message.method !== undefined || message.id === undefined) return;
    open.delete(message.id);
    response.end();
  });
  return { id, post, listen, close: () => child.close() };

  /**
   * An answer goes to its request, progress to the request of its token; stdio does not say where the rest belongs, so it goes to the only open request,
   * else to the stream that the client listens on.
   * @param {import('./child.mjs').Message} message
   */
  function responseFor({ id, method, params }) {
    if (method === undefined) return id === undefined ? undefined : open.get(id);
    const byToken = open.get(tokens.get(params?.progressToken) ?? '');
    if (byToken) return byToken;
    const [only, second] = open.values();
    return second === undefined && only !== undefined ? only : listener;
  }

  /** @param {import('./child.mjs').Message} message @param {Response} response */
  function post(message, response) {
    if (message.id === undefined || message.method === undefined) {
      response.writeHead(202).end();
    } else {
      open.set(message.id, response);
      const token = message.params?._meta?.progressToken;
      if (token !== undefined) tokens.set(token, message.id);
    }
    child.send(message);
  }

  /** @param {Response} response */
  function listen(response) {
    listener = response;
    openStream(response, { 'mcp-session-id': id });
    response.on('close', () => {
      if (listener === response) listener = undefined;
    });
  }
}
