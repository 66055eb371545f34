import type { IncomingMessage } from 'node:http';

/** Of one connection, not of the message (RFC 9110 §7.6.1). `expect` was answered by us, and a length and a coding of the body are made anew. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-authentication-info',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const MADE_ANEW = new Set(['content-length', 'expect', 'accept-encoding']);
/** Some frameworks take these for another method or path than those of the request: then a client would choose what it reaches. */
const OVERRIDES = new Set([
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-method',
  'x-forwarded-method',
  'x-original-url',
  'x-original-uri',
  'x-rewrite-url',
  'x-rewrite-uri',
  'x-forwarded-uri',
  'x-forwarded-path',
]);

/** Ours to say (CORS: which pages may read our answers), or a way past us (RFC 7838: another place where the server is found). */
const NOT_THE_SERVERS = /^(?:access-control-.*|alt-svc)$/;

export interface HeaderRules {
  /** The server's own `Host`; undefined: as the client sent it. */
  readonly host: string | undefined;
  /** Names in lower case: they stand in place of the client's. */
  readonly replaced: ReadonlyMap<string, string>;
  /** Names that do not go on. */
  readonly dropped: ReadonlySet<string>;
}

export function headerRules(host: string | undefined, replaced: ReadonlyMap<string, string>, dropped: readonly string[]): HeaderRules {
  return { host, replaced, dropped: new Set([...replaced.keys(), ...dropped].map(asRead)) };
}

/** Servers behind a CGI-like gateway (WSGI and its kin) take `_` for `-`. */
function asRead(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/**
 * The client's headers as they go on, names and values in turn, in their order and spelling. `more` of this very request, names in
 * lower case: a value in place of the client's, or undefined where the client's must not stand.
 */
export function requestHeaders(
  { rawHeaders, headers }: IncomingMessage,
  rules: HeaderRules,
  more: ReadonlyMap<string, string | undefined> = NOTHING,
): string[] {
  const named = namedIn(headers.connection);
  const sent: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const lower = name.toLowerCase();
    const read = asRead(name);
    if (OF_THE_CONNECTION.has(read) || MADE_ANEW.has(read) || OVERRIDES.has(read) || named.includes(lower)) continue;
    if (rules.dropped.has(read) || more.has(lower)) continue;
    sent.push(name, lower === 'host' && rules.host !== undefined ? rules.host : (rawHeaders[at + 1] ?? ''));
  }
  // A compressed answer would be held back until there is enough to compress, and nobody here could read it.
  sent.push('accept-encoding', 'identity');
  for (const [name, value] of rules.replaced) if (!more.has(name)) sent.push(name, value);
  for (const [name, value] of more) if (value !== undefined) sent.push(name, value);
  return sent;
}

/** The server's headers as they go back, likewise; without the length. */
export function responseHeaders({ rawHeaders, headers }: IncomingMessage, dropped: ReadonlySet<string> = NONE): string[] {
  const named = namedIn(headers.connection);
  const sent: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const lower = (rawHeaders[at] ?? '').toLowerCase();
    if (OF_THE_CONNECTION.has(lower) || lower === 'content-length' || named.includes(lower) || dropped.has(lower)) continue;
    if (NOT_THE_SERVERS.test(lower)) continue;
    sent.push(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  }
  return sent;
}

const NOTHING: ReadonlyMap<string, string | undefined> = new Map();
const NONE: ReadonlySet<string> = new Set();

function namedIn(connection: string | undefined): readonly string[] {
  if (connection === undefined || connection === 'close' || connection === 'keep-alive') return [];
  return connection.split(',').map((name) => name.trim().toLowerCase());
}

/** Where the body is another one than these headers speak of. */
export function withoutContentType(head: readonly string[]): readonly string[] {
  return head.filter((_, at) => head[at - (at % 2)]?.toLowerCase() !== 'content-type');
}
