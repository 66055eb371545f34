import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { AGENT_OPTIONS } from '../agent-options.js';
import { endBytes } from '../end-bytes.js';
import { connectionFailure, timeoutFailure, type Failure } from '../failure.js';

/** A response, to be read or destroyed; or why there is none. */
export type Outcome = { readonly kind: 'reply'; readonly message: IncomingMessage } | Failure;

export interface Sending {
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
  /** Tears the request down, or the response that is being read. */
  abort(): void;
}

/** The server at the URL, over connections that are kept. */
export interface Upstream {
  readonly url: URL;
  /** What messages call it: only its origin, for a path or a query may hold a secret. */
  readonly name: string;
  /** `headers` are names and values in turn, `Host` among them. `path` with its query, of the server's origin. */
  send(method: string, path: string, headers: string[], body?: Buffer): Sending;
  close(): void;
}

export function createUpstream(url: URL, { connectMs, headersMs }: { readonly connectMs: number; readonly headersMs: number }): Upstream {
  const secure = url.protocol === 'https:';
  const agent = secure ? new HttpsAgent(AGENT_OPTIONS) : new HttpAgent(AGENT_OPTIONS);
  const start = secure ? httpsRequest : httpRequest;
  const name = url.origin;
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  // The name that the certificate must have is the URL's, whatever `Host` says. An address is no server name (RFC 6066 §3), and checked all the same.
  const target = { agent, hostname, port, ...(secure ? { servername: isIP(hostname) === 0 ? hostname : '' } : {}) };

  return {
    url,
    name,
    send: (method, path, headers, body) => {
      // What sends headers as they are must be told the length too.
      const framed = body === undefined ? headers : [...headers, 'content-length', String(body.length)];
      const sent: ClientRequest = start({ ...target, method, path, headers: framed });
      return { outcome: outcomeOf(sent, name, secure, { connectMs, headersMs }, body), abort: () => void sent.destroy() };
    },
    close: () => agent.destroy(),
  };
}

function outcomeOf(
  sent: ClientRequest,
  name: string,
  secure: boolean,
  { connectMs, headersMs }: { readonly connectMs: number; readonly headersMs: number },
  body: Buffer | undefined,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let late: Failure | undefined;
    let connected = false;
    let timer: NodeJS.Timeout | undefined;
    const limit = (ms: number, what: string) => {
      clearTimeout(timer);
      if (ms === 0) return;
      timer = setTimeout(() => {
        late = timeoutFailure(name, what, ms);
        sent.destroy();
      }, ms);
    };
    const onConnected = () => {
      connected = true;
      limit(headersMs, 'does not answer');
      if (headersMs === 0) clearTimeout(timer);
    };
    sent.once('socket', (socket) => {
      if (!socket.connecting) return onConnected();
      limit(connectMs, 'cannot be connected to');
      socket.once(secure ? 'secureConnect' : 'connect', onConnected);
    });
    sent.once('response', (message) => {
      clearTimeout(timer);
      // Told by `close` without an end.
      message.on('error', () => undefined);
      resolve({ kind: 'reply', message });
    });
    sent.on('error', (error) => {
      clearTimeout(timer);
      resolve(late ?? connectionFailure(name, error, connected));
    });
    sent.once('close', () => {
      clearTimeout(timer);
      resolve(late ?? connectionFailure(name, new Error('closed'), connected));
    });
    endBytes(sent, body);
  });
}
