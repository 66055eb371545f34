import type { ResponseSummary } from '../../audit/event.js';
import type { Direction } from '../../pdp/input-document.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import type { ResponseMessage } from '../../protocol/message.js';
import { recordEnd, type Conversation } from '../conversation.js';
import type { Asked } from '../pending/asked.js';
import { opposite } from '../sides.js';
import { passes, type Judgement } from '../judge/judgement.js';
import { pepReason } from '../judge/reasons.js';
import { NO_EVENTS, type Passage } from '../passage.js';
import { refusal, unrecordedDenial, type Refused } from '../refusal.js';
import { summarize } from '../response-summary.js';
import type { Answer, Read } from './answer.js';
import { readResponse } from './read-response.js';

const WITHHELD: ResponseSummary = { outcome: 'refused', bytes: 0 };
const UNASKED = pepReason('unasked_response', 'nobody asked for this response, or it was answered before');

/** An honest race, and its call's end is recorded: nothing of it goes on, and nothing more is to be said of it. */
const LATE: Passage = { events: NO_EVENTS, unrecorded: () => ({}) };

/** A response goes to who asked, once, unless what it says is refused: then an answer of ours stands in its place. */
export function passResponse(
  message: ResponseMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage {
  const table = conversation.asked[opposite(direction)];
  const asked = message.id === undefined ? undefined : table.answer(message.id);
  if (asked === undefined)
    return message.id !== undefined && table.isLate(message.id) ? LATE : dropUnasked(direction, policy, conversation);

  const answer: Answer = { message, asked, direction, policy };
  const read = conversation.evaluate.together(
    () => readResponse(answer, conversation),
    ({ judgements }) => judgements.every(passes),
  );
  const told = read.definitions.length === 0 ? read.judgements : [...read.judgements, ...read.definitions];
  if (told.length > 0) return passTold(answer, read, told, conversation);
  noteAnswer(answer, conversation);
  return { events: NO_EVENTS, message: read.bytes };
}

/** One of which something is to be recorded: most have nothing of the kind, and need none of these functions. */
function passTold(answer: Answer, read: Read, told: readonly Judgement[], conversation: Conversation): Passage {
  const { recorder, deps, denyAs } = conversation;
  const { asked } = answer;
  const events = told.map((judgement) => recorder.entry(judgement, deps.clock.now()).evaluation);
  const refused = read.judgements.find((judgement) => !passes(judgement));
  const [first] = told;
  const unrecorded = () => (first === undefined ? {} : { instead: refusal(refusedOf(asked), unrecordedDenial(first), denyAs) });
  if (refused !== undefined) {
    recordEnd(conversation, asked, WITHHELD);
    return { events, instead: refusal(refusedOf(asked), refused, denyAs), unrecorded };
  }
  noteAnswer(answer, conversation);
  return { events, message: read.bytes, unrecorded };
}

/** Of an answer that goes on. Only a server's makes a call one that may be retried. */
function noteAnswer({ message: { outcome, bytes }, asked, direction }: Answer, conversation: Conversation): void {
  const { retriable } = asked;
  conversation.tasks.answered(asked, 'result' in outcome ? outcome.result : undefined, opposite(direction));
  if (direction === 'server_to_client' && retriable !== undefined && 'result' in outcome) {
    conversation.rounds.answered(retriable, outcome.result);
  }
  // Now: what the answer says would be kept until the record is made.
  recordEnd(conversation, asked, summarize(outcome, bytes.length));
}

/** Dropped: who did not ask would not know what to do with it, and a second answer is an attack on the first. */
function dropUnasked(direction: Direction, policy: PolicySet | undefined, { evaluate, recorder, deps }: Conversation): Passage {
  const judgement = evaluate.deny({ direction, kind: 'response', method: '', acting: false, tool: undefined }, UNASKED, policy);
  return { events: [recorder.entry(judgement, deps.clock.now()).evaluation], unrecorded: () => ({}) };
}

function refusedOf({ idText, method, era, toolResult }: Asked): Refused {
  return { idText, method, era, toolResult };
}
