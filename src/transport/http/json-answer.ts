import type { ServerResponse } from 'node:http';
import { member, parseJson } from '../../protocol/json/json.js';
import { UNREADABLE } from '../../protocol/unreadable.js';
import { endBytes } from './end-bytes.js';
import { JSON_TYPE } from './media-types.js';
import { withoutEnding } from './message-bytes.js';

/** One JSON text, unless something was answered already or the client has gone. */
export function answerJson(response: ServerResponse, status: number, json: Buffer, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const body = withoutEnding(json);
  response.writeHead(status, { ...headers, 'content-type': JSON_TYPE, 'content-length': body.length });
  endBytes(response, body);
}

/** A message that asks for nothing was taken, or dropped by the policy, which its sender is not told. */
export function answerAccepted(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(202, { 'content-length': 0 });
  response.end();
}

/**
 * The status of what the enforcement point answers instead of the server. What was unreadable, or contradicted its headers, is a bad
 * request; a policy's denial is an answer like others, which clients show to the model.
 */
export function statusOfRefusal(answer: Buffer): 200 | 400 {
  const code = member(member(member(parseJson(answer.toString()), 'error'), 'data'), 'ai.agentmesh/code');
  return typeof code === 'string' && Object.hasOwn(UNREADABLE, code) ? 400 : 200;
}
