import type { ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { endBytes } from '../end-bytes.js';

/** A request that goes no further, before anybody read a message in it. */
export interface HttpRefusal {
  readonly status: number;
  /** Stable, in `error.data`. */
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** −31 and the HTTP status: outside of what JSON-RPC and MCP reserve (−32768…−32000). */
export function codeOfStatus(status: number): number {
  return -31_000 - status;
}

/** Clients show a JSON-RPC error's message and little else, so every refusal is one. Without an id: nobody has read it. */
export function refusalBody({ status, code, message }: HttpRefusal): Buffer {
  return errorResponse(undefined, { code: codeOfStatus(status), message, data: { 'ai.agentmesh/code': code } });
}

/** Answers unless somebody has begun to; what the client still sends is discarded by Node until the request's time is over. */
export function refuseRequest(response: ServerResponse, refusal: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  answerJson(response, refusal.status, refusalBody(refusal), refusal.headers);
}

/** One JSON-RPC answer of ours. */
export function answerJson(response: ServerResponse, status: number, body: Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length });
  endBytes(response, body);
}
