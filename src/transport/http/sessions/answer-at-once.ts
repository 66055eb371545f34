import type { ServerResponse } from 'node:http';
import { batchOf } from '../../../protocol/answers.js';
import { member, parseJson } from '../../../protocol/json.js';
import type { Classified } from '../../../protocol/message.js';
import { UNREADABLE } from '../../../protocol/unreadable.js';
import { idTextOf, requestsIn } from './incoming.js';
import { accepted, sendJson, turnAway, withoutEnding } from './json-answer.js';
import { TURNED_AWAY } from './turned-away.js';

/**
 * Answers a POST of which no request goes on to the server, with what the enforcement point says to it. What it could not read, or
 * headers that say something else than the body, are a bad request; what a policy denies is not.
 */
export function answerAtOnce(response: ServerResponse, message: Classified, answers: readonly Buffer[]): void {
  const [first] = answers;
  if (first === undefined) {
    if (message.kind === 'unreadable' || message.kind === 'noise') turnAway(response, idTextOf(message), TURNED_AWAY.unreadable);
    else if (requestsIn(message).length > 0) turnAway(response, idTextOf(message), TURNED_AWAY.defect);
    else accepted(response);
    return;
  }
  if (message.kind === 'batch') sendJson(response, 200, Buffer.concat([...batchOf(answers.map(withoutEnding))]));
  else sendJson(response, isUnreadable(first) ? 400 : 200, first);
}

/** By our own word in it. */
function isUnreadable(answer: Buffer): boolean {
  const code = member(member(member(parseJson(answer.toString()), 'error'), 'data'), 'ai.agentmesh/code');
  return typeof code === 'string' && Object.hasOwn(UNREADABLE, code);
}
