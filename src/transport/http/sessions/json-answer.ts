import type { ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { answerJson, codeOfStatus } from '../front/refusal.js';

/** Why a request never reached a server. `code` is stable and stands in the answer's data. */
export interface TurnedAway {
  readonly status: 400 | 404 | 405 | 406 | 409 | 429 | 500 | 502 | 503;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `message` is one JSON text; its line ending is left off. */
export function sendJson(response: ServerResponse, status: number, message: Buffer, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  answerJson(response, status, withoutEnding(message), headers);
}

/** `idText` of the request, where one could be read. */
export function turnAway(response: ServerResponse, idText: string | undefined, { status, code, message, headers }: TurnedAway): void {
  const error = { code: codeOfStatus(status), message, data: { 'ai.agentmesh/code': code } };
  sendJson(response, status, errorResponse(idText, error), headers);
}

/** 202: a message that asks for nothing was taken. 204: done. */
export function accepted(response: ServerResponse, status: 202 | 204 = 202): void {
  if (response.headersSent || response.destroyed) return;
  if (status === 202) response.writeHead(202, { 'content-length': 0 });
  else response.writeHead(204);
  response.end();
}

export function withoutEnding(line: Buffer): Buffer {
  if (line[line.length - 1] !== 0x0a) return line;
  return line.subarray(0, line[line.length - 2] === 0x0d ? -2 : -1);
}
