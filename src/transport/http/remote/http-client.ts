import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { readUrl } from '../../../protocol/http/read-url.js';
import { AGENT_OPTIONS } from '../agent-options.js';
import type { Deadlines } from './deadlines.js';
import { deferred } from './deferred.js';
import { discard } from '../discard.js';
import { connectionFailure, placeOf, redirectFailure, timeoutFailure, type Failure } from '../failure.js';

export interface HttpRequest {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Until the response's headers; 0 or absent is no limit. */
  readonly headersMs?: number;
}

export interface HttpReply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Where it came from, redirects followed. */
  readonly url: URL;
  /** To be read or discarded. */
  readonly body: IncomingMessage;
}
/** Given up by us: nobody needs to be told. */
export interface Aborted {
  readonly kind: 'aborted';
}
export type HttpOutcome = HttpReply | Failure | Aborted;

export interface HttpSending {
  /** The request has left, or never will. */
  readonly sent: Promise<void>;
  readonly outcome: Promise<HttpOutcome>;
  /** Tears it down: the request, or the response that is being read. */
  abort(): void;
}

export interface HttpClient {
  send(request: HttpRequest): HttpSending;
  /** Closes all connections. */
  close(): void;
}

const MAX_REDIRECTS = 5;
/** Some gateways turn away who does not say what it is. */
const USER_AGENT = 'agentmesh-mcp-proxy';

export interface HttpClientOptions {
  /** The origin's name in messages. */
  readonly server: string;
  readonly deadlines: Deadlines;
  /** Makes the connections to `https:` servers, where they do not go there directly. */
  readonly httpsAgent?: HttpsAgent;
}

export function createHttpClient({ server, deadlines, httpsAgent = new HttpsAgent(AGENT_OPTIONS) }: HttpClientOptions): HttpClient {
  const httpAgent = new HttpAgent(AGENT_OPTIONS);
  return {
    send: (request) => send(request, (url) => (url.protocol === 'https:' ? httpsAgent : httpAgent), server, deadlines),
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function send(request: HttpRequest, agentFor: (url: URL) => HttpAgent, server: string, deadlines: Deadlines): HttpSending {
  const { method, headers, body, headersMs = 0 } = request;
  const sent = deferred();
  const outcome = deferred<HttpOutcome>();
  let current: ClientRequest | undefined;
  let aborted = false;

  const settle = (result: HttpOutcome) => {
    sent.resolve();
    outcome.resolve(result);
  };
  const attempt = (url: URL, redirects: number) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sending = start(url, { method, agent: agentFor(url), headers: framed(headers, body) });
    current = sending;
    let failed: Failure | undefined;
    let connected = false;
    const fail = (failure: Failure) => {
      failed = failure;
      sending.destroy();
    };
    let timer: NodeJS.Timeout | undefined = setTimeout(
      () => fail(timeoutFailure(server, 'cannot be connected to', deadlines.connect)),
      deadlines.connect,
    );
    const onConnected = () => {
      connected = true;
      clearTimeout(timer);
      timer = headersMs === 0 ? undefined : setTimeout(() => fail(timeoutFailure(server, 'does not answer', headersMs)), headersMs);
    };
    sending.once('socket', (socket) => {
      // Through a tunnel the socket comes when all is done.
      if (!socket.connecting) onConnected();
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', onConnected);
    });
    sending.once('finish', () => sent.resolve());
    sending.once('response', (response) => {
      clearTimeout(timer);
      response.on('error', ignore);
      const status = response.statusCode ?? 0;
      const location = response.headers.location;
      if (status >= 300 && status < 400 && status !== 304) {
        discard(response);
        const target = location === undefined ? undefined : readUrl(location, url);
        if (target?.origin === url.origin && repeats(method, status) && redirects < MAX_REDIRECTS) attempt(target, redirects + 1);
        else settle(redirectFailure(server, status, target === undefined ? undefined : placeOf(target)));
        return;
      }
      settle({ kind: 'reply', status, headers: response.headers, url, body: response });
    });
    const broken = (error: unknown) => {
      clearTimeout(timer);
      // Of a request that was redirected nobody wants to know any more.
      if (current === sending) settle(aborted ? { kind: 'aborted' } : (failed ?? connectionFailure(server, error, connected)));
    };
    sending.on('error', broken);
    sending.once('close', () => broken(new Error('it was closed')));
    sending.end(body);
  };

  attempt(request.url, 0);
  return {
    sent: sent.promise,
    outcome: outcome.promise,
    abort: () => {
      aborted = true;
      current?.destroy();
    },
  };
}

function framed(headers: Readonly<Record<string, string>>, body: Buffer | undefined): Record<string, string> {
  // A body that comes compressed would be held back until there is enough to compress.
  return {
    'user-agent': USER_AGENT,
    ...headers,
    'accept-encoding': 'identity',
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
  };
}

/** Whether the same request may be made again there (RFC 9110 §15.4): a POST only where the status says that it stays one. */
function repeats(method: string, status: number): boolean {
  return method === 'GET' ? status !== 300 : status === 307 || status === 308;
}

const ignore = () => undefined;
