import type { ServerResponse } from 'node:http';
import { answerJson } from './json-answer.js';
import { errorMessage } from './message-bytes.js';

/** A request that goes no further: turned away by the listener, whatever policies say. */
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

/** Clients show a JSON-RPC error's message and little else, so every refusal is one. `idText`: of its request, where one was read. */
export function refusalBody({ status, code, message }: HttpRefusal, idText?: string): Buffer {
  return errorMessage(idText, { code: codeOfStatus(status), message, data: { 'ai.agentmesh/code': code } });
}

/** Answers unless somebody has begun to; what the client still sends is discarded by Node until the request's time is over. */
export function refuseRequest(response: ServerResponse, refusal: HttpRefusal, idText?: string): void {
  if (response.headersSent) response.destroy();
  else answerJson(response, refusal.status, refusalBody(refusal, idText), refusal.headers);
}
