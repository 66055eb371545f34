import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { isJsonObject, member, type JsonValue } from '../protocol/json/json.js';
import type { NotificationMessage, RequestMessage } from '../protocol/message.js';
import { methodFact } from '../protocol/methods.js';
import type { Conversation } from './conversation.js';
import { inspectedSurface } from './sides.js';
import type { Judgement } from './judge/judgement.js';
import { pepReason } from './judge/reasons.js';

/** 2026-07-28: one request names all that the client wants to be told of. */
const LISTEN = 'subscriptions/listen';
/** What asked for one resource before, and is what policies speak of. */
const SUBSCRIBE = 'resources/subscribe';
const UPDATED = 'notifications/resources/updated';
/** Each is a decision, some 20 µs; a client names a few. */
export const MAX_SUBSCRIPTIONS = 1024;

const MALFORMED = pepReason('malformed_params', 'the params name the resources to subscribe to by something else than a list of strings');
const UNSAID = pepReason('malformed_params', 'the params are no object: they must say what the client wants to be told of');
const TOO_MANY = pepReason('malformed_params', `the params name more than ${MAX_SUBSCRIPTIONS} resources to subscribe to`);
const NO_JUDGEMENTS: readonly Judgement[] = [];

/** What the policy says of each resource that a client wants to be told of: a subscription to it, whatever carries it. */
export function judgeSubscriptions(
  { method, kind, params }: RequestMessage | NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): readonly Judgement[] {
  if (method !== LISTEN || direction !== 'client_to_server') return NO_JUDGEMENTS;
  const refused = (reason: typeof MALFORMED) => {
    return [conversation.evaluate.deny({ direction, kind, method, acting: false, tool: undefined }, reason, policy)];
  };
  // A server may read a text as JSON, a list by position, and where there are none what stands under `__proto__` of a message that it copies.
  if (!isJsonObject(params)) return refused(UNSAID);
  const wanted = member(params, 'notifications') ?? undefined;
  if (wanted !== undefined && !isJsonObject(wanted)) return refused(MALFORMED);
  // JavaScript reads members from there once somebody has copied the object.
  if (member(params, '__proto__') !== undefined || member(wanted, '__proto__') !== undefined) return refused(MALFORMED);
  const uris = member(wanted, 'resourceSubscriptions') ?? undefined;
  if (uris === undefined) return NO_JUDGEMENTS;
  if (!Array.isArray(uris)) return refused(MALFORMED);
  const named = uris.filter((uri: JsonValue): uri is string => typeof uri === 'string' && uri !== '');
  if (named.length < uris.length) return refused(MALFORMED);
  if (named.length > MAX_SUBSCRIPTIONS) return refused(TOO_MANY);
  return named.map((uri) => subscription(uri, params, false, policy, conversation));
}

/** Whether the client might subscribe now to what it is told of: since it did, another policy may have come. Undefined for other notifications. */
export function judgeUpdate(
  { method, params }: NotificationMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Judgement | undefined {
  const uri = method === UPDATED && direction === 'server_to_client' ? member(params, 'uri') : undefined;
  return typeof uri === 'string' && uri !== '' ? subscription(uri, undefined, true, policy, conversation) : undefined;
}

/** `said`: the params that the client says it in. `standing`: it said so before. */
function subscription(
  uri: string,
  said: JsonValue | undefined,
  standing: boolean,
  policy: PolicySet | undefined,
  { evaluate, facts }: Conversation,
): Judgement {
  const direction = 'client_to_server';
  const fact = methodFact(SUBSCRIBE, 'client', 'request');
  const topic = { tool: undefined, prompt: undefined, resource: uri, arguments: undefined, params: { uri } };
  const surface = inspectedSurface(fact, direction);
  const client = facts.client(said);
  return evaluate.decide(
    { direction, kind: 'request', method: SUBSCRIBE, acting: fact.acting, surface, topic, client, result: undefined, standing },
    policy,
  );
}
