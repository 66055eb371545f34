import type { HttpRefusal } from './refusal.js';

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
 * Why headers could be read in two ways: one that stands twice, or one spelt with `_`, which servers behind a CGI-like gateway
 * (WSGI and its kin) take for `-`. `raw` is names and values in turn, as `IncomingMessage.rawHeaders`.
 */
export function refuseHeaders(raw: readonly string[]): HttpRefusal | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const meant = name.includes('_') ? name.replaceAll('_', '-') : name;
    if (!SINGULAR.has(meant) && !meant.startsWith(PARAM)) continue;
    // The names of parameters are the tool's author's: theirs may have underscores.
    if (meant !== name && SINGULAR.has(meant)) return ambiguous(`the header ${meant} is spelt with an underscore`);
    if (seen.has(name)) return ambiguous(`the header ${name} stands twice`);
    seen.add(name);
  }
  return undefined;
}

function ambiguous(what: string): HttpRefusal {
  return { status: 400, code: 'ambiguous_header', message: `Refused: ${what}; servers disagree on what counts` };
}
