import type { ServerResponse } from 'node:http';
import type { HostGuard } from './host-guard.js';

const HEADERS_FOR_PAGES = {
  'access-control-allow-methods': 'POST, GET, DELETE',
  'access-control-allow-headers':
    'content-type, accept, authorization, mcp-session-id, mcp-protocol-version, mcp-method, mcp-name, last-event-id',
  // Preflights are cached this long; a policy never depends on them.
  'access-control-max-age': '600',
} as const;

/**
 * Pages may read our answers only where their origin was allowed by name: a listener on loopback would otherwise be open to every
 * page of every tool on this machine.
 */
export function allowPage(response: ServerResponse, origin: string | undefined, guard: HostGuard): boolean {
  if (origin === undefined || !guard.allowsOrigin(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'mcp-session-id, mcp-protocol-version, www-authenticate, retry-after');
  response.setHeader('vary', 'origin');
  return true;
}

/** `requested` are the names that the page asks for: `Mcp-Param-*` has as many as there are tools. */
export function answerPreflight(response: ServerResponse, requested: string | undefined): void {
  const params = (requested ?? '').split(',').map((name) => name.trim().toLowerCase());
  const allowed = params.filter((name) => /^mcp-param-[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name));
  response.writeHead(204, {
    ...HEADERS_FOR_PAGES,
    'access-control-allow-headers': [HEADERS_FOR_PAGES['access-control-allow-headers'], ...allowed].join(', '),
  });
  response.end();
}
