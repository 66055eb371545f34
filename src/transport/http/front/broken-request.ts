import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusalBody, type HttpRefusal } from '../refusal.js';

/** A request and its response, on a connection. */
export interface Answering {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * What Node's parser cannot read or will not wait for (smuggling with two lengths, headers over the limit, slow senders) is answered
 * in our form and the connection ended: nobody knows where the next request would begin. `open` are the connection's exchanges; a
 * response must not be taken for an earlier request's.
 */
export function answerBroken(error: Error & { readonly code?: string }, socket: Duplex, open: readonly Answering[]): void {
  const [first, ...more] = open;
  const ours = first === undefined || (more.length === 0 && !first.request.complete && !first.response.headersSent);
  if (!socket.writable || !ours || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const refusal = REFUSALS[error.code ?? ''] ?? BAD_REQUEST;
  const body = refusalBody(refusal);
  const head = `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status] ?? ''}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
  socket.end(Buffer.concat([Buffer.from(head), body]), () => socket.destroy());
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

export const BAD_REQUEST: HttpRefusal = {
  status: 400,
  code: 'bad_request',
  message: 'Refused: this is no HTTP request that can be read in one way only',
};

/** By Node's error code (llhttp's). */
const REFUSALS: Readonly<Record<string, HttpRefusal>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers_too_large', message: 'Refused: the headers are too large' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'body_too_large', message: 'Refused: the chunk extensions are too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'request_timeout', message: 'The request did not arrive in time' },
};
