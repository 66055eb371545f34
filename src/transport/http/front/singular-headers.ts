import type { HttpRefusal } from '../refusal.js';

/** Headers that this program or the server acts on. Of two, one reader takes the first and another the last. */
const SINGULAR = new Set([
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'mcp-session-id',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
  'last-event-id',
]);
const PARAM = 'mcp-param-';

/**
 * Why headers could be read in two ways: one that stands twice, one that is said to be of this connection alone and so would be seen here
 * and not by the server, or one spelt with `_`, which servers behind a CGI-like gateway (WSGI and its kin) take for `-`. `raw` is names and values in turn, as `IncomingMessage.rawHeaders`.
 */
export function refuseHeaders(raw: readonly string[]): HttpRefusal | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const hidden = name === 'connection' ? (raw[at + 1] ?? '').split(',').map(trimmed).find(matters) : undefined;
    if (hidden !== undefined) return ambiguous(`the Connection header names ${hidden}, which would end here (RFC 9110 §7.6.1)`);
    const meant = name.includes('_') ? name.replaceAll('_', '-') : name;
    if (!matters(meant)) continue;
    // The names of parameters are the tool's author's: theirs may have underscores.
    if (meant !== name && SINGULAR.has(meant)) return ambiguous(`the header ${meant} is spelt with an underscore`);
    if (seen.has(name)) return ambiguous(`the header ${name} stands twice`);
    seen.add(name);
  }
  return undefined;
}

function matters(name: string): boolean {
  return SINGULAR.has(name) || name.startsWith(PARAM);
}

function trimmed(name: string): string {
  return name.trim().toLowerCase();
}

function ambiguous(what: string): HttpRefusal {
  return { status: 400, code: 'ambiguous_header', message: `Refused: ${what}; servers disagree on what counts` };
}
