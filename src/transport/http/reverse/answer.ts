import type { ServerResponse } from 'node:http';
import { classify } from '../../../protocol/classify.js';
import { defaultReadLimits, type ReadLimits } from '../../../protocol/read-limits.js';
import { answerAccepted, answerJson, statusOfRefusal } from '../json-answer.js';
import { withoutEnding } from '../message-bytes.js';

/** As messages are read that were bodies: line breaks between tokens are white space. */
const BODY_LIMITS: ReadLimits = { ...defaultReadLimits, lineBreaks: 'allow' };

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
  const [only, ...more] = refusals;
  if (only === undefined) return answerAccepted(response);
  answerJson(response, more.length === 0 && !batch ? statusOfRefusal(only) : 200, bodyOf(refusals, batch));
}

/** The ids of the requests in a message, as they are spelt. */
export function requestIds(sent: Buffer | undefined): readonly string[] {
  if (sent === undefined) return [];
  const message = classify(sent, BODY_LIMITS);
  const messages = message.kind === 'batch' ? message.elements : [message];
  return messages.flatMap((one) => (one.kind === 'request' ? [one.idText] : []));
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
