// @ts-check
// 2026-07-28: one process for all requests, under ids of ours, because clients number theirs alike.
import { answerError, answerJson, openStream, sendEvent } from './answer.mjs';
import { startChild } from './child.mjs';

/** @typedef {import('./answer.mjs').Response} Response */
/** @typedef {import('./child.mjs').Message} Message */
/** @typedef {{ id: string | number, response: Response, token: string | number | undefined }} Open */

const versionKey = 'io.modelcontextprotocol/protocolVersion';
const capabilitiesKey = 'io.modelcontextprotocol/clientCapabilities';
const subscriptionKey = 'io.modelcontextprotocol/subscriptionId';

/** The parameter that the header `Mcp-Name` repeats. @type {Record<string, string>} */
const namedBy = { 'tools/call': 'name', 'prompts/get': 'name', 'resources/read': 'uri' };

/** Errors that HTTP shows in the status as well. @type {Record<number, number>} */
const statusOf = { [-32601]: 404, [-32020]: 400, [-32021]: 400, [-32022]: 400, [-32602]: 400 };

/** @param {Message} message @param {import('node:http').IncomingHttpHeaders} headers */
export function isStateless(message, headers) {
  const version = message.params?._meta?.[versionKey] ?? headers['mcp-protocol-version'] ?? '';
  return message.method === 'server/discover' || version >= '2026';
}

/** @param {string[]} command */
export function createStateless(command) {
  /** @type {Map<string | number, Open>} */
  const open = new Map();
  let last = 0;
  /** @type {ReturnType<typeof startChild> | undefined} */
  let child;
  return { post, close: () => child?.close() };

  function running() {
    if (child?.running) return child;
    child = startChild(command, receive);
    // Servers of the SDK choose the era of a process by its first request; `server/discover` alone does not settle it.
    child.send({
      jsonrpc: '2.0',
      id: 'first',
      method: 'tools/list',
      params: { _meta: { [versionKey]: '2026-07-28', [capabilitiesKey]: {} } },
    });
    return child;
  }

  /** @param {Message} message @param {import('node:http').IncomingHttpHeaders} headers @param {Response} response */
  function post(message, headers, response) {
    if (message.id === undefined) {
      running().send(message);
      return void response.writeHead(202).end();
    }
    if (!headersAgree(message, headers)) return answerError(response, 400, message.id, -32020, 'Header mismatch');
    const ours = ++last;
    open.set(ours, { id: message.id, response, token: message.params?._meta?.progressToken });
    response.on('close', () => {
      if (open.delete(ours)) running().send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: ours } });
    });
    running().send({ ...message, id: ours });
  }

  /** @param {Message} message */
  function receive(message) {
    if (message.method !== undefined) {
      const entry = entryFor(message.params);
      if (!entry) return;
      openStream(entry.response);
      sendEvent(entry.response, message);
      return;
    }
    const entry = open.get(message.id ?? '');
    if (!entry || message.id === undefined) return;
    restoreSubscription(message.result);
    open.delete(message.id);
    const answer = { ...message, id: entry.id };
    if (entry.response.headersSent) {
      sendEvent(entry.response, answer);
      entry.response.end();
    } else {
      answerJson(entry.response, statusOf[message.error?.code ?? 0] ?? 200, answer);
    }
  }

  /** The request that a notification belongs to: by its subscription, by its token, or because it is the only one. @param {any} params */
  function entryFor(params) {
    const subscribed = restoreSubscription(params);
    if (subscribed) return subscribed;
    const entries = [...open.values()];
    return (
      entries.find(({ token }) => token !== undefined && token === params?.progressToken) ?? (entries.length === 1 ? entries[0] : undefined)
    );
  }

  /** A subscription is named by the id of its request: ours is put back to the client's. @param {any} body @returns {Open | undefined} */
  function restoreSubscription(body) {
    const entry = open.get(body?._meta?.[subscriptionKey]);
    if (entry) body._meta[subscriptionKey] = entry.id;
    return entry;
  }
}

/** The headers repeat the body, so that gateways need not read it (SEP-2243). @param {Message} message @param {import('node:http').IncomingHttpHeaders} headers */
function headersAgree({ method = '', params }, headers) {
  const version = params?._meta?.[versionKey];
  const name = namedBy[method];
  return (
    headers['mcp-protocol-version'] !== undefined &&
    (version === undefined || headers['mcp-protocol-version'] === version) &&
    headers['mcp-method'] === method &&
    (name === undefined || decode(headers['mcp-name']) === params?.[name])
  );
}

/** @param {string | string[] | undefined} value */
function decode(value) {
  const encoded = /^=\?base64\?(.*)\?=$/.exec(String(value))?.[1];
  return encoded === undefined ? value : Buffer.from(encoded, 'base64').toString();
}
