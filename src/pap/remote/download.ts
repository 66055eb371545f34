import type { IncomingHttpHeaders } from 'node:http';
import { UserError } from '../../errors/exit.js';
import { isLoopback } from '../../protocol/http/loopback.js';
import { readUrl } from '../../protocol/http/read-url.js';
import type { BundleSpec } from './bundle-spec.js';
import type { Credential } from './credentials/credential.js';
import { exchange, type Connections, type Exchanged, type TlsMaterial } from './exchange.js';

/** What one request for a bundle brought. */
export type Download =
  | { readonly kind: 'bundle'; readonly bytes: Buffer; readonly etag?: string; readonly longPoll: boolean }
  /** The server has what `etag` names. `longPoll`: it would have waited for something newer. */
  | { readonly kind: 'unchanged'; readonly longPoll: boolean }
  | { readonly kind: 'failure'; readonly message: string };

export interface DownloadOptions {
  /** Of what is there already. */
  readonly etag?: string;
  /** Let the server wait so long for something newer. */
  readonly waitMs?: number;
  /** Less patience than the service's own, for a start. */
  readonly headersMs?: number;
}

export interface DownloadDeps {
  readonly connections: Connections;
  readonly credential: Credential;
  readonly tls: TlsMaterial;
}

/** What OPA's servers answer with that keep a request until there is something new. */
const LONG_POLL_TYPE = 'application/vnd.openpolicyagent.bundles';
const USER_AGENT = 'agentmesh-mcp-proxy';
/** Until the end of the body; the largest bundle that is read, at 5 Mbit/s. */
const BODY_MS = 120_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** One download (OPA: bundle service API). Never rejects. */
export async function downloadBundle(spec: BundleSpec, options: DownloadOptions, deps: DownloadDeps): Promise<Download> {
  try {
    let url = spec.url;
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url, spec, options, deps);
      if (answer.kind === 'failure' || !REDIRECTS.has(answer.status)) return read(answer, url, deps.credential);
      const target = redirectTarget(answer.headers, answer.status, url, spec);
      if (target instanceof URL && redirects < MAX_REDIRECTS) url = target;
      else return failure(target instanceof URL ? `${spec.url.origin} redirects more than ${MAX_REDIRECTS} times` : target);
    }
  } catch (cause) {
    if (cause instanceof UserError) return failure(cause.message);
    return failure(`the request cannot be made (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}

async function ask(url: URL, { service, sizeLimitBytes }: BundleSpec, options: DownloadOptions, deps: DownloadDeps): Promise<Exchanged> {
  const { etag, waitMs, headersMs = service.headersMs } = options;
  const signed = await deps.credential.sign(url);
  // Deltas are never asked for: no signature covers what they make of a bundle.
  const prefer = ['modes=snapshot', ...(waitMs === undefined ? [] : [`wait=${Math.round(waitMs / 1000)}`])].join(';');
  const headers = {
    'user-agent': USER_AGENT,
    ...service.headers,
    ...signed.headers,
    prefer,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
  };
  const tls = { ...deps.tls, ...signed.tls };
  const limits = { headersMs: headersMs + (waitMs ?? 0), bodyMs: BODY_MS, maxBytes: sizeLimitBytes };
  return exchange({ method: 'GET', url, headers, tls, ...limits }, deps.connections);
}

function read(answer: Exchanged, url: URL, credential: Credential): Download {
  if (answer.kind === 'failure') return answer;
  const { status, headers, body } = answer;
  const longPoll = headers['content-type']?.startsWith(LONG_POLL_TYPE) ?? false;
  if (status === 304) return { kind: 'unchanged', longPoll };
  if (status === 200) return { kind: 'bundle', bytes: body, longPoll, ...(headers.etag === undefined ? {} : { etag: headers.etag }) };
  if (status === 401) credential.rejected();
  return failure(`${url.origin} answered with HTTP ${status}${MEANING[status] ?? ''}`);
}

const MEANING: Readonly<Record<number, string>> = {
  401: ': it does not accept the credentials',
  403: ': it does not give the bundle to these credentials',
  404: ': there is no such bundle',
};

/** Where to go, or why not: credentials are for the service that they were given for. */
function redirectTarget(headers: IncomingHttpHeaders, status: number, from: URL, { service }: BundleSpec): URL | string {
  const { location } = headers;
  const target = location === undefined ? undefined : readUrl(location, from);
  if (target === undefined) return `${from.origin} redirects nowhere (HTTP ${status})`;
  const where = `${from.origin} redirects to ${target.origin} (HTTP ${status})`;
  if (service.credential !== undefined || Object.keys(service.headers).length > 0)
    return `${where}, which is not followed with credentials; name that service if you trust it`;
  const unsafe = target.protocol !== 'https:' && !(target.protocol === 'http:' && from.protocol === 'http:' && isLoopback(target.hostname));
  return unsafe ? `${where}, which is not encrypted` : target;
}

function failure(message: string): Download {
  return { kind: 'failure', message };
}
