import type { PolicySet } from '../pdp/policy-set.js';
import { topicOf } from '../pip/topic.js';
import { isJsonObject, member, type JsonValue } from '../protocol/json.js';
import { methodFact } from '../protocol/methods.js';
import { inspectedSurface, type Asked, type Conversation } from './conversation.js';
import type { Judgement } from './judgement.js';
import { pepReason } from './reasons.js';

/** The methods whose result may ask the client for input (MCP 2026-07-28, multi round-trip requests). */
const MAY_ASK: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read']);
/** Questions in one result; a server has one or two. */
const MAX_INPUT_REQUESTS = 32;
const MALFORMED = pepReason('malformed_params', 'the result asks for input in a form that cannot be decided');

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
  { evaluate, facts }: Conversation,
): readonly Judgement[] {
  const requests = asked.era === 'modern' && MAY_ASK.has(asked.method) ? member(result, 'inputRequests') : undefined;
  if (requests === undefined || requests === null) return [];
  const direction = 'server_to_client';
  const malformed = () =>
    evaluate.deny({ direction, kind: 'request', method: asked.method, acting: true, tool: undefined }, MALFORMED, policy);
  if (!isJsonObject(requests) || Object.keys(requests).length > MAX_INPUT_REQUESTS) return [malformed()];
  return Object.values(requests).map((request) => {
    const method = member(request, 'method');
    const params = member(request, 'params');
    const topic = typeof method === 'string' ? topicOf(method, params, asked.era) : undefined;
    if (typeof method !== 'string' || topic === undefined) return malformed();
    const fact = methodFact(method, 'server', 'request');
    const surface = inspectedSurface(fact);
    return evaluate.decide(
      { direction, kind: 'request', method, acting: fact.acting, surface, topic, client: facts.client(undefined), result: undefined },
      policy,
    );
  });
}
