import type { DefinitionKind, Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { member } from '../protocol/json/json.js';
import type { NotificationMessage } from '../protocol/message.js';
import { requestId } from '../protocol/request-id.js';
import { recordEnd, type Conversation } from './conversation.js';
import type { Asked } from './pending/asked.js';
import { opposite } from './sides.js';
import { judgeToldRequests, NO_ASKS, type JudgedAsks } from './asks/input-requests.js';
import { judgeWhole, redacted } from './judge/judge.js';
import { passes, type Judgement } from './judge/judgement.js';
import { REFUSED, UNANSWERED } from './no-answer.js';
import type { Passage } from './passage.js';
import { judgeSubscriptions, judgeUpdate } from './subscriptions.js';

/** A notification that is refused is dropped and recorded: nobody waits for an answer (S-36). */
export function passNotification(
  message: NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage {
  const { deps, recorder, evaluate } = conversation;
  const { judged, told } = evaluate.together(
    () => {
      const whole = judgeWhole(message, direction, policy, conversation);
      const { judgements: told, redactions } = passes(whole) ? judgeCarried(message, direction, policy, conversation) : NO_ASKS;
      return { judged: redacted(whole, message.bytes, policy, evaluate, redactions), told };
    },
    ({ judged, told }) => passes(judged.judgement) && told.every(passes),
  );
  const { judgement, bytes } = judged;
  const { evaluation, call } = recorder.entry(judgement, deps.clock.now());
  const passing = passes(judgement) && told.every(passes);
  const asks = told.map((each) => recorder.entry(each, deps.clock.now()).evaluation);
  // A tool call without an id ends here, as far as anybody can tell.
  const end = call === undefined ? [] : [recorder.invoked(call, 0, passing ? UNANSWERED : REFUSED, deps.clock.now())];
  if (passing) noteNotification(message, direction, judgement, conversation);
  return { events: [evaluation, ...asks, ...end], ...(passing ? { message: bytes } : {}), unrecorded: () => ({}) };
}

/** What it carries that is decided by itself. */
function judgeCarried(
  message: NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  // Who sends it without an id gets no answer, but may be told of changes all the same.
  if (direction === 'client_to_server') return { ...NO_ASKS, judgements: judgeSubscriptions(message, direction, policy, conversation) };
  const update = judgeUpdate(message, direction, policy, conversation);
  if (update === undefined) return judgeToldRequests(message, policy, conversation);
  // A record for each update beside its own would say only what that of the subscription has said.
  return update.effect === 'allow' ? NO_ASKS : { ...NO_ASKS, judgements: [update] };
}

function noteNotification(
  message: NotificationMessage,
  direction: Direction,
  { about: { tool } }: Judgement,
  conversation: Conversation,
): void {
  const { facts, tools, tasks, definitions } = conversation;
  const { method, params } = message;
  tasks.told(message, direction);
  if (tool !== undefined && direction === 'client_to_server') facts.count(tool);
  const changed = direction === 'server_to_client' ? CHANGED_LISTS.get(method) : undefined;
  if (changed !== undefined) definitions.changed(changed);
  if (changed === 'tool') tools.invalidate();
  if (method === 'notifications/cancelled') cancel(member(params, 'requestId'), direction, conversation);
}

/** A change of resources may be one of templates too, which have no notification of their own and are called by no request. */
const CHANGED_LISTS: ReadonlyMap<string, DefinitionKind> = new Map([
  ['notifications/tools/list_changed', 'tool'],
  ['notifications/prompts/list_changed', 'prompt'],
  ['notifications/resources/list_changed', 'resource'],
]);

/** Who cancels is who asked; but a server also ends a client's `subscriptions/listen` this way (2026-07-28). */
function cancel(id: unknown, direction: Direction, conversation: Conversation): void {
  if (typeof id !== 'string' && typeof id !== 'number') return;
  const key = requestId(JSON.stringify(id));
  if (key === undefined) return;
  const own = conversation.asked[direction];
  const other = conversation.asked[opposite(direction)];
  const ended = own.peek(key) === undefined && isListen(other.peek(key)) ? other.answer(key) : undefined;
  for (const lost of ended === undefined ? own.cancel(key) : [ended]) recordEnd(conversation, lost, UNANSWERED);
}

function isListen(asked: Asked | undefined): boolean {
  return asked?.method === 'subscriptions/listen';
}
