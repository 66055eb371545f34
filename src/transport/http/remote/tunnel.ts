import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';
import { errorCode } from '../../../errors/error-code.js';
import { AGENT_OPTIONS } from '../agent-options.js';

type Connected = (error: Error | null, socket?: Duplex) => void;
interface Target extends ConnectionOptions {
  readonly host?: string;
  readonly port?: number;
}

/** Connections through an HTTP proxy (CONNECT, RFC 9110 §9.3.6): TLS is with the server itself, so the proxy reads and changes nothing. */
export class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #deadlineMs: number;
  readonly #opening = new Set<ClientRequest>();

  constructor(proxy: URL, deadlineMs: number) {
    super(AGENT_OPTIONS);
    this.#proxy = proxy;
    this.#deadlineMs = deadlineMs;
  }

  /** Node calls it for each new connection. */
  override createConnection(target: Target, connected: Connected): undefined {
    const proxy = this.#proxy;
    const { host = '', port = 443 } = target;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const opening = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...credentials(proxy) },
      agent: false,
      timeout: this.#deadlineMs,
    });
    this.#opening.add(opening);
    opening.once('close', () => this.#opening.delete(opening));
    opening.once('timeout', () => opening.destroy(new Error('no answer')));
    opening.once('error', (error) => connected(new Error(`the proxy ${proxy.host} cannot be used (${errorCode(error) ?? error.message})`)));
    opening.once('response', (response: IncomingMessage) => response.destroy());
    opening.once('connect', (response, socket, head) => {
      socket.setTimeout(0);
      if (response.statusCode !== 200 || head.length > 0) {
        socket.destroy();
        connected(new Error(`the proxy ${proxy.host} answered with HTTP ${response.statusCode ?? 0}`));
        return;
      }
      this.#secure(target, socket, connected);
    });
    opening.end();
  }

  override destroy(): void {
    for (const opening of this.#opening) opening.destroy();
    super.destroy();
  }

  #secure(target: Target, socket: Duplex, connected: Connected): void {
    const secure = connect({ ...target, socket });
    const failed = (error: Error) => {
      socket.destroy();
      connected(error);
    };
    secure.once('error', failed);
    secure.once('secureConnect', () => {
      secure.off('error', failed);
      connected(null, secure);
    });
  }
}

function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const said = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(said).toString('base64')}` };
}
