import type { PolicySet } from '../../pdp/policy-set.js';
import { topicOf } from '../../pip/topic.js';
import { findFoldedResult } from '../../protocol/find-ambiguities.js';
import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';
import type { NotificationMessage } from '../../protocol/message.js';
import { methodFact } from '../../protocol/methods.js';
import { MAY_ASK, TASK_TOLD } from './carried-asks.js';
import type { Conversation } from '../conversation.js';
import type { Asked } from '../pending/asked.js';
import { inspectedSurface } from '../sides.js';
import { recordRedacted } from '../judge/judge.js';
import { passes, type Judgement } from '../judge/judgement.js';
import type { Redaction } from '../judge/obligations.js';
import { pepReason } from '../judge/reasons.js';
import { redactedAt } from '../redact/redact.js';

/** Questions in one result; a server has one or two. */
const MAX_INPUT_REQUESTS = 32;
const MALFORMED = pepReason('malformed_params', 'the result asks for input in a form that cannot be decided');

/** What becomes of the questions that a message carries. */
export interface JudgedAsks {
  readonly judgements: readonly Judgement[];
  /** What is to be cut out of them, by places in the message that carries them. */
  readonly redactions: readonly Redaction[];
}

export const NO_ASKS: JudgedAsks = { judgements: [], redactions: [] };

/** `inputRequests` to a reader that ignores letter case: where that could begin or end with another letter, the rest is left. */
const ASKS = /nputreque/i;

/** A result may ask for no more than another call (`requestState` alone). */
const RETRIABLE = 'input_required';

/** Whether a response may hold such asks, from its bytes: a result that spells the member in no way needs no parsing. */
export function mayAskForInput(asked: Asked, bytes: Buffer): boolean {
  if (asked.era !== 'modern' || !MAY_ASK.has(asked.method)) return false;
  return bytes.includes('\\u0') || bytes.includes(RETRIABLE) || ASKS.test(bytes.toString('latin1'));
}

/** What the policy says of each ask in a result: it is the server's request to the client, whatever carries it. */
export function judgeInputRequests(
  asked: Pick<Asked, 'method' | 'era'>,
  result: JsonValue,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  const requests = asked.era === 'modern' && MAY_ASK.has(asked.method) ? member(result, 'inputRequests') : undefined;
  return judgeAsks(requests, asked.method, (key) => ['result', 'inputRequests', key, 'params'], policy, conversation);
}

/**
 * The same of an error. A server of 2025-11-25 that does nothing before a page was visited (URL elicitation required, −32042) names it there, and clients
 * show it as they show an elicitation. Some read it under other codes too.
 */
export function judgeElicitations(
  asked: Pick<Asked, 'method'>,
  error: JsonValue,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  const elicitations = member(member(error, 'data'), 'elicitations');
  // Under names they are pages too, whatever request one of them says that it is.
  const pages = isJsonObject(elicitations) ? Object.values(elicitations) : elicitations;
  const requests = Array.isArray(pages)
    ? Object.fromEntries(pages.map((params: JsonValue, index) => [index, { method: 'elicitation/create', params }]))
    : pages;
  return judgeAsks(requests, asked.method, (key) => ['result', 'error', 'data', 'elicitations', key], policy, conversation);
}

/** The same of a server's notification. */
export function judgeToldRequests(
  { method, params }: NotificationMessage,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  const requests = method === TASK_TOLD ? member(params, 'inputRequests') : undefined;
  const doubt = requests === undefined || params === undefined ? undefined : findFoldedResult(params, '/params');
  if (doubt === undefined) return judgeAsks(requests, method, (key) => ['params', 'inputRequests', key, 'params'], policy, conversation);
  const about = { direction: 'server_to_client', kind: 'notification', method, acting: false, tool: undefined } as const;
  return { ...NO_ASKS, judgements: [conversation.evaluate.deny(about, pepReason(`unreadable.${doubt.code}`, doubt.message), policy)] };
}

/** Where the params of a question stand in the document of what carries it. */
type PlaceOf = (key: string) => readonly string[];

function judgeAsks(
  requests: JsonValue | undefined,
  carrier: string,
  placeOf: PlaceOf,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  // Of nearly all answers.
  if (requests === undefined || requests === null) return NO_ASKS;
  return judgeEachAsk(requests, carrier, placeOf, policy, conversation);
}

function judgeEachAsk(
  requests: JsonValue,
  carrier: string,
  placeOf: PlaceOf,
  policy: PolicySet | undefined,
  { evaluate, facts }: Conversation,
): JudgedAsks {
  const direction = 'server_to_client';
  const malformed = () => evaluate.deny({ direction, kind: 'request', method: carrier, acting: true, tool: undefined }, MALFORMED, policy);
  if (!isJsonObject(requests) || Object.keys(requests).length > MAX_INPUT_REQUESTS) return { ...NO_ASKS, judgements: [malformed()] };
  const redactions: Redaction[] = [];
  const judgements = Object.entries(requests).map(([key, request]) => {
    const method = member(request, 'method');
    const params = member(request, 'params');
    const topic = typeof method === 'string' ? topicOf(method, params, 'modern') : undefined;
    if (typeof method !== 'string' || topic === undefined) return malformed();
    const fact = methodFact(method, 'server', 'request');
    const surface = inspectedSurface(fact, direction);
    const judgement = evaluate.decide(
      { direction, kind: 'request', method, acting: fact.acting, surface, topic, client: facts.client(undefined), result: undefined },
      policy,
    );
    if (passes(judgement)) redactions.push(...redactedAt(judgement.redactions, '/params', placeOf(key)));
    return recordRedacted(judgement);
  });
  return { judgements, redactions };
}
