import { withoutMaskedFacts } from '../../audit/mask/facts.js';
import type { Direction, TaskFact } from '../../pdp/input-document.js';
import type { Reason } from '../../pdp/decision.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { PolicySet } from '../../pdp/policy-set.js';
import { textsOfJson } from '../../pip/texts-of-json.js';
import { topicOf, type Topic } from '../../pip/topic.js';
import type { NotificationMessage, RequestMessage } from '../../protocol/message.js';
import { foldName } from '../../protocol/names.js';
import { nestedTwins } from '../../protocol/nested-twins.js';
import { methodFact } from '../../protocol/methods.js';
import type { Conversation } from '../conversation.js';
import { inspectedSurface, senderOf } from '../sides.js';
import type { Evaluate } from './evaluate.js';
import type { Question } from './question.js';
import { passes, type Judgement } from './judgement.js';
import type { Redaction } from './obligations.js';
import { FOREIGN_TASK, pepReason, TOO_MANY_TASKS } from './reasons.js';
import { redact, redactDocument } from '../redact/redact.js';
import type { NamedTask } from '../pending/tasks.js';
import { toolFactOf } from './tool-fact.js';

/** A judgement and the bytes that go on if it lets anything go on. */
export interface Judged {
  readonly judgement: Judgement;
  readonly bytes: Buffer;
}

const OBSTACLES = {
  duplicate_id: pepReason(
    'duplicate_id',
    'a request with this id still waits for its answer, or was cancelled and may still get it; no id is used twice',
  ),
  too_many_pending: pepReason('too_many_pending', 'too many requests wait for their answers'),
  malformed_params: pepReason('malformed_params', 'the params name no tool, prompt, resource or task by a string'),
  foreign_task: FOREIGN_TASK,
  too_many_tasks: TOO_MANY_TASKS,
} as const;
const JSON_IN_TEXT = pepReason(
  'unreadable.json_in_text',
  "an argument is a text, and a list or an object to a server that parses it; give what the tool's schema asks for",
);
export const UNREDACTABLE = pepReason('obligation_failed', 'what the policy redacts cannot be found in the message without doubt');

/** What becomes of a request or a notification, and of its bytes. `retried`: it repeats a call that was counted. */
export function judge(
  message: RequestMessage | NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
  retried = false,
): Judged {
  const judgement = judgeWhole(message, direction, policy, conversation, retried);
  return redacted(judgement, message.bytes, policy, conversation.evaluate);
}

/** Our own rules first, then the policy. What it asks to be changed is still to be. */
export function judgeWhole(
  message: RequestMessage | NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
  retried = false,
): Judgement {
  const { kind, method, params, era } = message;
  const { asked, facts, evaluate, tasks } = conversation;
  const fact = methodFact(method, senderOf(direction), kind);
  const topic = topicOf(method, params, era);
  const named = tasks.named(message, topic?.task, direction);
  const obstacle =
    (kind === 'request' ? asked[direction].obstacle(message.id) : undefined) ??
    (topic === undefined ? 'malformed_params' : undefined) ??
    (named?.standing.is === 'foreign' || tasks.concernsOthers(message, direction) ? 'foreign_task' : undefined) ??
    (kind === 'request' && !tasks.takes(message, topic?.tool, direction) ? 'too_many_tasks' : undefined);
  if (topic === undefined || obstacle !== undefined) {
    const about = { direction, kind, method, acting: fact.acting, tool: topic?.tool };
    return evaluate.deny(about, OBSTACLES[obstacle ?? 'malformed_params'], policy);
  }
  const doubt = fact.acting && policy !== undefined ? doubtIn(topic, policy.config.inside, conversation) : undefined;
  if (doubt !== undefined) {
    const about = { direction, kind, method, acting: fact.acting, tool: topic.tool };
    return evaluate.deny(about, doubt, policy);
  }
  const client = facts.client(direction === 'client_to_server' ? params : undefined);
  const question: Question = {
    direction,
    kind,
    method,
    acting: fact.acting,
    surface: inspectedSurface(fact, direction),
    era,
    topic,
    task: named && taskFact(named, policy, conversation),
    client,
    result: undefined,
    retried,
  };
  return evaluate.decide(question, policy);
}

/** What a server may find in arguments by which the policy decides, and the policy would not. */
function doubtIn({ arguments: given, tool }: Topic, inside: PolicyConfig['inside'], { tools }: Conversation): Reason | undefined {
  if (given === undefined || inside.length === 0) return undefined;
  const twins = nestedTwins(given, inside);
  if (twins !== undefined) return pepReason(`unreadable.${twins.code}`, twins.message);
  const isRead = (name: string) => inside === 'all' || inside.some((each) => foldName(each) === foldName(name));
  const texts = textsOfJson(given, tool === undefined ? undefined : tools.schema(tool));
  return texts.some(({ name, mistaken }) => mistaken && isRead(name)) ? JSON_IN_TEXT : undefined;
}

/** With what is known of the tool now, not of when the task was made. */
function taskFact({ id, standing }: NamedTask, policy: PolicySet | undefined, conversation: Conversation): TaskFact {
  if (standing.is !== 'own') return { id, known: false };
  const { method, tool } = standing.origin;
  return {
    id,
    known: true,
    ...(method === undefined ? {} : { method }),
    ...(tool === undefined || policy === undefined ? {} : { tool: toolFactOf(tool, policy.config, conversation) }),
  };
}

/**
 * Carries out the redactions, on the bytes and on what is recorded: its own, and those of what it carries (`carried`). Where one cannot be done nothing
 * passes.
 */
export function redacted(
  judgement: Judgement,
  bytes: Buffer,
  policy: PolicySet | undefined,
  evaluate: Evaluate,
  carried: readonly Redaction[] = NOTHING_CARRIED,
): Judged {
  const redactions = carried.length === 0 ? judgement.redactions : [...judgement.redactions, ...carried];
  if (redactions.length === 0 || judgement.input === undefined || !passes(judgement)) return { judgement, bytes };
  const changed = redact(bytes, judgement.input, redactions);
  if (changed === undefined) return { judgement: evaluate.deny(judgement.about, UNREDACTABLE, policy), bytes };
  return { judgement: { ...judgement, redactions, input: withoutMaskedFacts(changed.document, judgement.input) }, bytes: changed.bytes };
}

/** The record of one whose bytes are changed with those of others. */
export function recordRedacted(judgement: Judgement, carried: readonly Redaction[] = NOTHING_CARRIED): Judgement {
  const redactions = carried.length === 0 ? judgement.redactions : [...judgement.redactions, ...carried];
  if (redactions.length === 0 || judgement.input === undefined) return judgement;
  return { ...judgement, redactions, input: withoutMaskedFacts(redactDocument(judgement.input, redactions), judgement.input) };
}

const NOTHING_CARRIED: readonly Redaction[] = [];
