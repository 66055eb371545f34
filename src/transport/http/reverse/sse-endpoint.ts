import { randomUUID } from 'node:crypto';
import { readUrl } from '../../../protocol/http/read-url.js';
import type { SseEvent } from '../sse/event.js';
import { sseEvent } from '../sse/writer.js';

/** In the query of our endpoint: which HTTP+SSE session a POST belongs to. */
const PARAMETER = 'agentmesh-session';

/** Where an HTTP+SSE server (2024-11-05) wants its messages, and what our client is told instead. */
export interface ServerEndpoint {
  readonly id: string;
  /** Path and query, at the server. */
  readonly path: string;
  /** The event that names our endpoint. */
  readonly event: Buffer;
}

/** `elsewhere`: it names another server, to which nothing is sent (a client's token least of all). */
export function serverEndpoint({ event, data, id, retry }: SseEvent, url: URL, ownPath: string): ServerEndpoint | 'elsewhere' | undefined {
  if (event !== 'endpoint') return undefined;
  const text = data.toString();
  const target = readUrl(text, url);
  if (target?.origin !== url.origin) return 'elsewhere';
  const session = `sse:${randomUUID()}`;
  const ours = Buffer.from(`${ownPath}?${PARAMETER}=${encodeURIComponent(session)}`);
  return { id: session, path: target.pathname + target.search, event: sseEvent({ event, data: ours, id, retry }) };
}

/** The session that a request's URL names. */
export function endpointSession(url: string | undefined): string | undefined {
  const query = url?.indexOf('?') ?? -1;
  return url === undefined || query === -1 ? undefined : (new URLSearchParams(url.slice(query + 1)).get(PARAMETER) ?? undefined);
}
