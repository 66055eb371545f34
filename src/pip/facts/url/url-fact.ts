import { once } from '../../../inspect/once.js';
import type { UrlFact } from '../../../pdp/input-document.js';
import { readUrl } from '../../../protocol/http/read-url.js';
import { parseHost } from './host.js';

/** Longer ones no server takes (RFC 9110 §4.1 asks for 8,000 octets). */
const LONGEST_URL = 8192;

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
  ['ftp', 21],
]);

/** RFC 3986 §3: scheme, authority, and what follows it. */
const HIERARCHICAL = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/s;
/** What one reader strips, another escapes and a third ends at; a backslash is a slash to a browser. */
const DISPUTED = once(() => /[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]/u);
const AUTHORITY = /^(\[[^\]]*\]|[^:[\]@%]+)(?::([1-9]\d{0,4}))?$/;

/**
 * Scheme, host and port of a URL, only if readers by RFC 3986 and by the WHATWG URL standard, and those that cut it with an expression,
 * find the same ones. Undefined otherwise, and for URLs without a host. Nobody asks DNS.
 */
export function urlFact(text: string): UrlFact | undefined {
  if (text.length > LONGEST_URL || DISPUTED().test(text)) return undefined;
  const [, scheme = '', authority = '', rest = ''] = HIERARCHICAL.exec(text) ?? [];
  // Some end the authority at `/` alone, and would find a user before this `@`.
  if (scheme === 'file' || (!rest.startsWith('/') && rest.includes('@'))) return undefined;
  const place = placeOf(authority);
  if (place === undefined || !isUrl(text, scheme, place)) return undefined;
  const port = place.port ?? DEFAULT_PORTS.get(scheme);
  const { host, host_kind, class: leadsTo } = place;
  return { scheme, host, ...(port === undefined ? {} : { port }), class: leadsTo, host_kind };
}

/** The same of an argument that names a host, with or without a port: there is no scheme. */
export function hostFact(text: string): UrlFact | undefined {
  if (text.length > LONGEST_URL || DISPUTED().test(text) || /[/?#]/.test(text)) return undefined;
  const place = placeOf(/^[0-9a-f]*:[0-9a-f.]*:[0-9a-f.:]*$/i.test(text) ? `[${text}]` : text);
  // `tel:123` is a URL to some; a host that has no dot and a port could be one.
  if (place === undefined || (place.port !== undefined && place.host_kind === 'name' && !place.host.includes('.'))) return undefined;
  const { host, port, host_kind, class: leadsTo } = place;
  return { host, ...(port === undefined ? {} : { port }), class: leadsTo, host_kind };
}

function placeOf(authority: string) {
  const [, hostText, portText] = AUTHORITY.exec(authority) ?? [];
  const host = hostText === undefined ? undefined : parseHost(hostText);
  const port = portText === undefined ? undefined : Number(portText);
  return host === undefined || (port !== undefined && port > 65_535) ? undefined : { ...host, port };
}

/** A second opinion: the WHATWG parser of the runtime. */
function isUrl(text: string, scheme: string, place: { readonly host: string; readonly host_kind: string }): boolean {
  const url = readUrl(text);
  if (url === undefined) return false;
  const { protocol, username, password, hostname } = url;
  if (protocol !== `${scheme}:` || username !== '' || password !== '') return false;
  if (place.host_kind === 'name') return hostname.toLowerCase() === place.host || !DEFAULT_PORTS.has(scheme);
  return hostname !== '';
}
