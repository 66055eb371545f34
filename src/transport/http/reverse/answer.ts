import type { ServerResponse } from 'node:http';
import { errorResponse } from '../../../protocol/answers.js';
import { classify } from '../../../protocol/classify.js';
import { isJsonObject, member, parseJson } from '../../../protocol/json.js';
import { defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';
import { UNREADABLE } from '../../../protocol/unreadable.js';
import { answerJson } from '../front/refusal.js';
import { withoutEnding } from './decide.js';

/** As messages are read that were bodies: line breaks between tokens are white space. */
export const BODY_LIMITS: ReadLimits = { ...defaultReadLimits, lineBreaks: 'allow' };

/** Messages as one body: a single one as it is, several (or a batch's) as an array. */
export function bodyOf(messages: readonly Buffer[], batch: boolean): Buffer {
  const [first, ...more] = messages.map(withoutEnding);
  if (first !== undefined && more.length === 0 && (!batch || isArray(first))) return first;
  const elements = first === undefined ? [] : [first, ...more].map((message) => (isArray(message) ? insideOf(message) : message));
  return Buffer.concat([
    Buffer.from('['),
    ...elements.flatMap((element, at) => (at === 0 ? [element] : [COMMA, element])),
    Buffer.from(']'),
  ]);
}
const COMMA = Buffer.from(',');

/** Answers a message of which nothing went on. Nothing to say: it was a notification or a response, which is taken and dropped. */
export function answerRefused(response: ServerResponse, refusals: readonly Buffer[], batch: boolean): void {
  if (refusals.length === 0) {
    response.writeHead(202, { 'content-length': 0 });
    response.end();
    return;
  }
  const [only] = refusals;
  const status = only !== undefined && refusals.length === 1 && !batch ? statusOf(only) : 200;
  answerJson(response, status, bodyOf(refusals, batch));
}

/** What was unreadable is a bad request; a policy's denial is an answer like others, which clients show to the model. */
function statusOf(answer: Buffer): number {
  const parsed: unknown = parseJson(answer.toString());
  if (!isJsonObject(parsed)) return 200;
  const code = member(member(member(parsed, 'error'), 'data'), 'ai.agentmesh/code');
  return typeof code === 'string' && Object.hasOwn(UNREADABLE, code) ? 400 : 200;
}

/** The ids of the requests in a message, as they are spelt. */
export function requestIds(sent: Buffer | undefined): readonly string[] {
  if (sent === undefined) return [];
  const message = classify(sent, BODY_LIMITS);
  const messages = message.kind === 'batch' ? message.elements : [message];
  return messages.flatMap((one) => (one.kind === 'request' ? [one.idText] : []));
}

/** An error without its line ending, in place of a response. */
export function errorMessage(idText: string | undefined, error: Parameters<typeof errorResponse>[1]): Buffer {
  return withoutEnding(errorResponse(idText, error));
}

export function isBlank(body: Buffer): boolean {
  return body.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

export function isArray(message: Buffer): boolean {
  return message[firstToken(message)] === 0x5b;
}

function insideOf(array: Buffer): Buffer {
  return array.subarray(array.indexOf(0x5b) + 1, array.lastIndexOf(0x5d));
}

function firstToken(message: Buffer): number {
  let at = 0;
  while (at < message.length && (message[at] ?? 0) <= 0x20) at++;
  return at;
}
