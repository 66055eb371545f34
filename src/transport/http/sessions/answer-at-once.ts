import type { ServerResponse } from 'node:http';
import { batchOf } from '../../../protocol/answers.js';
import type { Classified } from '../../../protocol/message.js';
import { answerAccepted, answerJson, statusOfRefusal } from '../json-answer.js';
import { withoutEnding } from '../message-bytes.js';
import { refuseRequest } from '../refusal.js';
import { asks, idTextOf } from './incoming.js';
import { REFUSED } from './refusals.js';

/**
 * Answers a POST of which no request goes on to the server, with what the enforcement point says to it. What it could not read, or
 * headers that say something else than the body, are a bad request; what a policy denies is not.
 */
export function answerAtOnce(response: ServerResponse, message: Classified, answers: readonly Buffer[]): void {
  const [first] = answers;
  if (first === undefined) {
    if (message.kind === 'unreadable' || message.kind === 'noise') refuseRequest(response, REFUSED.unreadable, idTextOf(message));
    else if (asks(message)) refuseRequest(response, REFUSED.defect, idTextOf(message));
    else answerAccepted(response);
    return;
  }
  if (message.kind === 'batch') answerJson(response, 200, Buffer.concat([...batchOf(answers.map(withoutEnding))]));
  else answerJson(response, statusOfRefusal(first), first);
}
