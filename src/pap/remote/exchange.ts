import {
  request as httpRequest,
  type Agent as HttpAgent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as httpsRequest, type Agent as HttpsAgent } from 'node:https';
import { connectionReason, hasUnknownIssuer } from '../../errors/connection-error.js';
import type { Timers } from '../../telemetry/timers.js';

/** What TLS is done with. */
export interface TlsMaterial {
  readonly ca?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly tls?: TlsMaterial;
  /** Milliseconds until the headers of the answer, the connection included, and from there until its end. */
  readonly headersMs: number;
  readonly bodyMs: number;
  /** The longest body that is read. */
  readonly maxBytes: number;
}

export type Exchanged =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
  | { readonly kind: 'failure'; readonly message: string };

/** Connections to bundle servers. */
export interface Connections {
  readonly timers: Timers;
  readonly http: HttpAgent;
  /** Its connections may go through the proxy that the environment names. */
  https(url: URL): HttpsAgent;
  /** Exchanges that are on their way, to be torn down at the end. */
  readonly open: Set<ClientRequest>;
}

/** One request and its whole answer, within its limits. Never throws; redirects are answers. Messages name the origin only: paths may hold secrets. */
export function exchange(asked: Exchange, connections: Connections): Promise<Exchanged> {
  const { method, url, headers, body, tls = {}, headersMs } = asked;
  return new Promise((resolve) => {
    const secure = url.protocol === 'https:';
    const framed = {
      ...headers,
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    };
    const { ca, ...own } = tls;
    const options = { method, headers: framed };
    const sending = secure
      ? httpsRequest(url, { ...options, ...own, ...(ca === undefined ? {} : { ca: [...ca] }), agent: connections.https(url) })
      : httpRequest(url, { ...options, agent: connections.http });
    connections.open.add(sending);
    const settle = (end: Exchanged) => {
      cancel();
      connections.open.delete(sending);
      resolve(end);
      if (end.kind === 'failure') sending.destroy();
    };
    const late = (what: string, ms: number) => () => settle(failed(url, `${what} within ${ms / 1000} seconds`));
    let cancel = connections.timers.after(headersMs, late('does not answer', headersMs));
    let answering = false;
    sending.on('error', (error) => settle(failed(url, reasonOf(error))));
    // Of one that answers, the body tells how it ends.
    sending.once('close', () => answering || settle(failed(url, 'closed the connection')));
    sending.once('response', (response) => {
      answering = true;
      cancel();
      cancel = connections.timers.after(asked.bodyMs, late('does not come to the end of its answer', asked.bodyMs));
      readBody(response, asked.maxBytes, (read) => {
        if (typeof read === 'string') settle(failed(url, read));
        else settle({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body: read });
      });
    });
    sending.end(body);
  });
}

/** Gives the whole body once, or why there is none; what comes after that says nothing new. */
function readBody(response: IncomingMessage, maxBytes: number, done: (read: Buffer | string) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  const stated = Number(response.headers['content-length'] ?? 0);
  response.on('error', () => done('broke off in the middle of its answer'));
  if (stated > maxBytes) return done(`wants to send ${stated} bytes; at most ${maxBytes} are read`);
  response.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > maxBytes) done(`sends more than ${maxBytes} bytes, which is the most that is read`);
    else pieces.push(piece);
  });
  response.once('close', () => done(response.complete ? Buffer.concat(pieces) : 'broke off in the middle of its answer'));
}

function failed(url: URL, what: string): Exchanged {
  return { kind: 'failure', message: `${url.origin} ${what}` };
}

function reasonOf(error: Error): string {
  const hint = hasUnknownIssuer(error)
    ? ' (name the certificate of its authority with `tls: {ca_cert: …}` of its service, or in NODE_EXTRA_CA_CERTS)'
    : '';
  return `cannot be reached: ${connectionReason(error)}${hint}`;
}
