import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson } from '../json-answer.js';
import { errorMessage } from '../message-bytes.js';
import { codeOfStatus, refuseRequest } from '../refusal.js';
import type { Shares } from '../shares.js';
import { readReply } from './read-reply.js';
import { requestHeaders, responseHeaders, type HeaderRules } from './request-headers.js';
import type { Upstream } from './upstream.js';

/** What clients ask before they log in (MCP, authorization: discovery). */
const DISCOVERED = /^\/\.well-known\/(?:oauth-protected-resource|oauth-authorization-server|openid-configuration)((?:\/[^/?]*)*)(?:\?.*)?$/;
/** Of a path that leads elsewhere once somebody has decoded or normalized it, with credentials of `--header` and past the policy. */
const LEADS_AWAY = /^\.{1,2}$|[/\\;%#\0-\x20]/;
const RESOURCE = '/.well-known/oauth-protected-resource';

/** Metadata documents are a few kilobytes. */
const MAX_METADATA = 1024 * 1024;

/** Passes a metadata document on as it is: it names the server, not us, and clients that compare will say so. */
export async function relayDiscovery(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  rules: HeaderRules,
  ownPath: string,
  budget: Shares,
): Promise<void> {
  const path = request.url ?? '';
  if (!isDiscovery(path)) return refuseRequest(response, { status: 404, code: 'not_found', message: 'Nothing is served here' });
  // The path of the protected resource is part of it (RFC 9728 §3.1).
  const target = path === RESOURCE + ownPath ? RESOURCE + upstream.url.pathname : path;
  const sending = upstream.send('GET', target, requestHeaders(request, rules, NO_SECRETS));
  response.once('close', () => sending.abort());
  const outcome = await sending.outcome;
  if (outcome.kind === 'failure') return answerJson(response, 502, errorMessage(undefined, outcome.error));
  const { message } = outcome;
  let held = 0;
  const holds = (bytes: number) => {
    const room = budget.take(undefined, bytes - held);
    if (room) held = bytes;
    return room;
  };
  response.once('close', () => budget.give(undefined, held));
  const body = await readReply(message, MAX_METADATA, holds);
  if (body.outcome !== 'whole') {
    const error = { code: codeOfStatus(502), message: 'The metadata of the server could not be read' };
    return answerJson(response, 502, errorMessage(undefined, error));
  }
  response.writeHead(message.statusCode ?? 502, [...responseHeaders(message), 'content-length', String(body.bytes.length)]);
  response.end(body.bytes);
}

function isDiscovery(path: string): boolean {
  const resource = DISCOVERED.exec(path)?.[1];
  if (resource === undefined) return false;
  try {
    return !resource
      .split('/')
      .map((segment) => decodeURIComponent(segment))
      .some((segment) => LEADS_AWAY.test(segment));
  } catch {
    return false;
  }
}

const NO_SECRETS: ReadonlyMap<string, undefined> = new Map([
  ['authorization', undefined],
  ['cookie', undefined],
]);
