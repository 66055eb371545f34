import type { PolicySet } from '../pdp/policy-set.js';
import { topicOf } from '../pip/topic.js';
import { findFoldedResult } from '../protocol/find-ambiguities.js';
import { isJsonObject, member, type JsonValue } from '../protocol/json.js';
import type { NotificationMessage } from '../protocol/message.js';
import { methodFact } from '../protocol/methods.js';
import { inspectedSurface, type Asked, type Conversation } from './conversation.js';
import type { Judgement } from './judgement.js';
import { pepReason } from './reasons.js';

/** The methods whose result may ask the client for input (MCP 2026-07-28, multi round-trip requests; tasks/get: the tasks extension). */
const MAY_ASK: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read', 'tasks/get']);
/** The tasks extension: a task as `tasks/get` would return it. */
const TASK_TOLD = 'notifications/tasks';
/** Questions in one result; a server has one or two. */
const MAX_INPUT_REQUESTS = 32;
const MALFORMED = pepReason('malformed_params', 'the result asks for input in a form that cannot be decided');

const NO_JUDGEMENTS: readonly Judgement[] = [];

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
  asked: Asked,
  result: JsonValue,
  policy: PolicySet | undefined,
  conversation: Conversation,
): readonly Judgement[] {
  const requests = asked.era === 'modern' && MAY_ASK.has(asked.method) ? member(result, 'inputRequests') : undefined;
  return judgeAsks(requests, asked.method, policy, conversation);
}

/**
 * The same of an error. A server of 2025-11-25 that does nothing before a page was visited (URL elicitation required, −32042) names it there, and clients
 * show it as they show an elicitation. Some read it under other codes too.
 */
export function judgeElicitations(
  asked: Asked,
  error: JsonValue,
  policy: PolicySet | undefined,
  conversation: Conversation,
): readonly Judgement[] {
  const elicitations = member(member(error, 'data'), 'elicitations');
  // Under names they are pages too, whatever request one of them says that it is.
  const pages = isJsonObject(elicitations) ? Object.values(elicitations) : elicitations;
  const requests = Array.isArray(pages)
    ? Object.fromEntries(pages.map((params: JsonValue, index) => [index, { method: 'elicitation/create', params }]))
    : pages;
  return judgeAsks(requests, asked.method, policy, conversation);
}

/** The same of a server's notification. */
export function judgeToldRequests(
  { method, params }: NotificationMessage,
  policy: PolicySet | undefined,
  conversation: Conversation,
): readonly Judgement[] {
  const requests = method === TASK_TOLD ? member(params, 'inputRequests') : undefined;
  const doubt = requests === undefined || params === undefined ? undefined : findFoldedResult(params, '/params');
  if (doubt === undefined) return judgeAsks(requests, method, policy, conversation);
  const about = { direction: 'server_to_client', kind: 'notification', method, acting: false, tool: undefined } as const;
  return [conversation.evaluate.deny(about, pepReason(`unreadable.${doubt.code}`, doubt.message), policy)];
}

function judgeAsks(
  requests: JsonValue | undefined,
  carrier: string,
  policy: PolicySet | undefined,
  conversation: Conversation,
): readonly Judgement[] {
  // Of nearly all answers.
  if (requests === undefined || requests === null) return NO_JUDGEMENTS;
  return judgeEachAsk(requests, carrier, policy, conversation);
}

function judgeEachAsk(
  requests: JsonValue,
  carrier: string,
  policy: PolicySet | undefined,
  { evaluate, facts }: Conversation,
): readonly Judgement[] {
  const direction = 'server_to_client';
  const malformed = () => evaluate.deny({ direction, kind: 'request', method: carrier, acting: true, tool: undefined }, MALFORMED, policy);
  if (!isJsonObject(requests) || Object.keys(requests).length > MAX_INPUT_REQUESTS) return [malformed()];
  return Object.values(requests).map((request) => {
    const method = member(request, 'method');
    const params = member(request, 'params');
    const topic = typeof method === 'string' ? topicOf(method, params, 'modern') : undefined;
    if (typeof method !== 'string' || topic === undefined) return malformed();
    const fact = methodFact(method, 'server', 'request');
    const surface = inspectedSurface(fact, direction);
    return evaluate.decide(
      { direction, kind: 'request', method, acting: fact.acting, surface, topic, client: facts.client(undefined), result: undefined },
      policy,
    );
  });
}
