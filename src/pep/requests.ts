import type { AuditEvent } from '../audit/event.js';
import { LISTS } from '../definitions/definition.js';
import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { member } from '../protocol/json/json.js';
import { listCursor } from '../protocol/list-cursor.js';
import type { RequestMessage } from '../protocol/message.js';
import type { Conversation } from './conversation.js';
import type { Asked } from './pending/asked.js';
import { judge } from './judge/judge.js';
import { passes, type Judgement } from './judge/judgement.js';
import { REFUSED } from './no-answer.js';
import type { Passage } from './passage.js';
import type { Entry } from './records.js';
import { endsInToolResult, refusal, unknownTool, unrecordedDenial, type Refused } from './refusal.js';
import type { Retry } from './pending/rounds.js';
import { judgeSubscriptions } from './subscriptions.js';
import { wantsTask } from './pending/tasks.js';

const NO_JUDGEMENTS: readonly Judgement[] = [];

/** A request of either side: decided, then forwarded and remembered, or answered by us. */
export function passRequest(
  message: RequestMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage {
  const retry = direction === 'client_to_server' ? conversation.rounds.retryOf(message) : undefined;
  const { judged, subscribed } = conversation.evaluate.together(
    () => {
      const judged = judge(message, direction, policy, conversation, retry !== undefined);
      return {
        judged,
        subscribed: passes(judged.judgement) ? judgeSubscriptions(message, direction, policy, conversation) : NO_JUDGEMENTS,
      };
    },
    ({ judged, subscribed }) => passes(judged.judgement) && subscribed.every(passes),
  );
  const { judgement, bytes } = judged;
  const entry = conversation.recorder.entry(judgement, conversation.deps.clock.now());
  if (!passes(judgement)) return refuse(message, judgement, entry, conversation);

  const events = subscribed.length === 0 ? [entry.evaluation] : [entry.evaluation, ...recordsOf(subscribed, conversation)];
  const refused = subscribed.find((each) => !passes(each));
  if (refused !== undefined) return { ...refuse(message, refused, entry, conversation), events };

  const asked = conversation.asked[direction];
  asked.open(message.id, askedBy(message, judgement, entry, retry, conversation));
  if (direction === 'client_to_server') noteRequest(message, judgement, retry, conversation);
  return {
    events,
    message: bytes,
    unrecorded: () => {
      asked.withdraw(message.id);
      return { back: refuseUnrecorded(message, judgement, conversation) };
    },
  };
}

function recordsOf(judgements: readonly Judgement[], { deps, recorder }: Conversation): readonly AuditEvent[] {
  return judgements.map((each) => recorder.entry(each, deps.clock.now()).evaluation);
}

function refuse(message: RequestMessage, judgement: Judgement, { evaluation, call }: Entry, conversation: Conversation): Passage {
  const { deps, denyAs, recorder, tools } = conversation;
  const { tool } = judgement.about;
  const events = call === undefined ? [evaluation] : [evaluation, recorder.invoked(call, 0, REFUSED, deps.clock.now())];
  const doubted = judgement.input?.tool?.known === false && !tools.complete;
  const back =
    tool !== undefined && judgement.hidden
      ? unknownTool(message.idText, tool, doubted ? 'unlisted_yet' : undefined)
      : refusal(refusedOf(message, tool), judgement, denyAs);
  return { events, back, unrecorded: () => ({ back: refuseUnrecorded(message, judgement, conversation) }) };
}

function refuseUnrecorded(message: RequestMessage, judgement: Judgement, { denyAs }: Conversation): Buffer {
  return refusal(refusedOf(message, judgement.about.tool), unrecordedDenial(judgement), denyAs);
}

function refusedOf({ idText, method, era, params }: RequestMessage, tool: string | undefined): Refused {
  return { idText, method, era, toolResult: endsInToolResult(tool, era, params) };
}

function askedBy(
  message: RequestMessage,
  { about, input }: Judgement,
  { call }: Entry,
  retry: Retry | undefined,
  { deps }: Conversation,
): Asked {
  const { idText, method, era, params, bytes } = message;
  const task = input?.task;
  return {
    idText,
    method,
    era,
    toolResult: endsInToolResult(about.tool, era, params),
    acting: about.acting,
    // Arguments and params were decided, and are not kept.
    topic: {
      // The answer of a task is one of its tool.
      tool: about.tool ?? task?.tool?.name,
      resource: input?.resource?.uri,
      prompt: input?.prompt?.name,
      arguments: undefined,
      params: undefined,
    },
    bytes: bytes.length,
    started: deps.clock.monotonic(),
    call,
    task: task?.id,
    wantsTask: wantsTask(message),
    retriable:
      about.tool !== undefined && era === 'modern'
        ? { tool: about.tool, arguments: member(params, 'arguments'), round: retry?.round ?? 0 }
        : undefined,
    cursor: LISTS.has(method) ? listCursor(member(params, 'cursor')) : undefined,
    listens: method === 'subscriptions/listen' && member(member(params, 'notifications'), 'toolsListChanged') === true,
  };
}

/** What later decisions ask about. */
function noteRequest(
  { method, params }: RequestMessage,
  { about: { tool } }: Judgement,
  retry: Retry | undefined,
  { facts }: Conversation,
): void {
  retry?.use();
  if (tool !== undefined && retry === undefined) facts.count(tool);
  if (method === 'initialize') facts.initialize(params);
}
