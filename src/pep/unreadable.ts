import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { unreadableResponse } from '../protocol/answers.js';
import type { Unreadable } from '../protocol/message.js';
import { requestId } from '../protocol/request-id.js';
import { recordEnd, type Conversation } from './conversation.js';
import type { Asked } from './pending/asked.js';
import { opposite } from './sides.js';
import type { Passage } from './passage.js';
import { pepReason } from './judge/reasons.js';
import { refusal } from './refusal.js';

/**
 * What no policy can decide, because two readers could take it for two things, goes nowhere in any mode. Who waits for an answer
 * because of it gets one: the sender of a request, or who asked for the response.
 */
export function refuseUnreadable(
  message: Unreadable,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage {
  const { evaluate, recorder, deps, denyAs } = conversation;
  const reason = pepReason(`unreadable.${message.code}`, message.message);
  const judgement = evaluate.deny({ direction, kind: 'unreadable', method: '', acting: true, tool: undefined }, reason, policy);
  const events = [recorder.entry(judgement, deps.clock.now()).evaluation];
  const asked = answeredBy(message, direction, conversation);
  if (asked !== undefined) {
    recordEnd(conversation, asked, { outcome: 'refused', bytes: 0 });
    const { idText, method, era, toolResult } = asked;
    const instead = refusal({ idText, method, era, toolResult }, judgement, denyAs);
    return { events, instead, unrecorded: () => ({ instead }) };
  }
  if (!isAnswered(message, direction)) return { events, unrecorded: () => ({}) };
  const back = unreadableResponse(message);
  return { events, back, unrecorded: () => ({ back }) };
}

/** The request that this was to answer. A message with a method and a result is taken for an answer where one is awaited. */
function answeredBy({ idText, request, code }: Unreadable, direction: Direction, { asked }: Conversation): Asked | undefined {
  const id = idText === undefined || (request && code !== 'request_and_response') ? undefined : requestId(idText);
  return id === undefined ? undefined : asked[opposite(direction)].answer(id);
}

/** A client is told even that nobody could find an id (JSON-RPC 2.0 §5: null); a server asked for less has no use for that. */
function isAnswered({ request, idText }: Unreadable, direction: Direction): boolean {
  return request && (idText !== undefined || direction === 'client_to_server');
}
