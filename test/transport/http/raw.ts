import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders | readonly string[];
  readonly body?: string | Buffer;
}

/** One request with exactly these headers (and Node's own: Host, Connection, the length). */
export function send(url: string, { method = 'POST', headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const { statusCode: status = 0, headers } = response;
      // Byte for byte: decoders drop a byte order mark.
      buffer(response).then((body) => resolve({ status, headers, body: body.toString() }), reject);
    });
    sent.on('error', reject);
    // Given a text, Node would write the headers in its encoding too.
    sent.end(Buffer.from(body ?? ''));
  });
}

/** Bytes to a listener, and all that it says until it ends the connection. */
export function sendBytes(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

export const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' } as const;
