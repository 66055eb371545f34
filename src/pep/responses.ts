import type { ResponseSummary } from '../audit/event.js';
import { besideDefinitions, defines, LISTS } from '../definitions/definition.js';
import type { Reason } from '../pdp/decision.js';
import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Ambiguity } from '../protocol/ambiguity.js';
import { findFoldedError, findFoldedResult } from '../protocol/find-ambiguities.js';
import type { JsonValue } from '../protocol/json/json.js';
import type { ResponseMessage } from '../protocol/message.js';
import type { ResponsePeek } from '../protocol/peek-response.js';
import { opposite, recordEnd, type Asked, type Conversation } from './conversation.js';
import { judgeDefinitions, withoutInstructions, type JudgedDefinitions } from './lists/definitions.js';
import type { Question } from './judge/examine.js';
import { judgeElicitations, judgeInputRequests, mayAskForInput, NO_ASKS, type JudgedAsks } from './asks/input-requests.js';
import { recordRedacted, UNREDACTABLE } from './judge/judge.js';
import { filterList } from './lists/list-filter.js';
import { passes, type About, type Judgement } from './judge/judgement.js';
import { NO_EVENTS, type Passage } from './passage.js';
import type { Redaction } from './judge/obligations.js';
import { FOREIGN_TASK, pepReason, TOO_MANY_TASKS } from './judge/reasons.js';
import { redact } from './redact/redact.js';
import { refusal, unrecordedDenial, type Refused } from './refusal.js';
import { summarize, summarizeUnread } from './response-summary.js';
import { mayNameTasks } from './pending/tasks.js';
import { toolFactOf } from './judge/tool-fact.js';

const WITHHELD: ResponseSummary = { outcome: 'refused', bytes: 0 };
const UNASKED = pepReason('unasked_response', 'nobody asked for this response, or it was answered before');
const UNFILTERED = pepReason('list_unreadable', 'what the server lists cannot be told apart without doubt, so nothing of it is shown');

/** An honest race, and its call's end is recorded: nothing of it goes on, and nothing more is to be said of it. */
const LATE: Passage = { events: NO_EVENTS, unrecorded: () => ({}) };

/** A response that nobody has to read goes to who asked as it came. Undefined: it has to be read. */
export function passUnread(
  peek: ResponsePeek,
  bytes: Buffer,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage | undefined {
  const table = conversation.asked[opposite(direction)];
  const asked = table.peek(peek.id);
  if (asked === undefined || decidesBy(asked, peek.failed, bytes, direction, policy)) return undefined;
  table.answer(peek.id);
  conversation.tasks.answered(asked, undefined, opposite(direction));
  recordEnd(conversation, asked, summarizeUnread(peek, bytes));
  return { events: NO_EVENTS, message: bytes };
}

/** A response goes to who asked, once, unless what it says is refused: then an answer of ours stands in its place. */
export function passResponse(
  message: ResponseMessage,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Passage {
  const { asked: tables } = conversation;
  const table = tables[opposite(direction)];
  const asked = message.id === undefined ? undefined : table.answer(message.id);
  if (asked === undefined)
    return message.id !== undefined && table.isLate(message.id) ? LATE : dropUnasked(direction, policy, conversation);

  const read = conversation.evaluate.together(
    () => readResponse(message, asked, direction, policy, conversation),
    ({ judgements }) => judgements.every(passes),
  );
  const told = read.definitions.length === 0 ? read.judgements : [...read.judgements, ...read.definitions];
  if (told.length === 0) {
    noteAnswer(message, asked, direction, conversation);
    return { events: NO_EVENTS, message: read.bytes };
  }
  return passJudged(message, asked, read, told, direction, conversation);
}

/** One of which something is to be recorded: most have nothing of the kind, and need none of these functions. */
function passJudged(
  message: ResponseMessage,
  asked: Asked,
  read: Read,
  told: readonly Judgement[],
  direction: Direction,
  conversation: Conversation,
): Passage {
  const { recorder, deps } = conversation;
  const events = told.map((judgement) => recorder.entry(judgement, deps.clock.now()).evaluation);
  const refused = read.judgements.find((judgement) => !passes(judgement));
  const [first] = told;
  const unrecorded = () =>
    first === undefined ? {} : { instead: refusal(refusedOf(asked), unrecordedDenial(first), conversation.denyAs) };
  if (refused !== undefined) {
    recordEnd(conversation, asked, WITHHELD);
    return { events, instead: refusal(refusedOf(asked), refused, conversation.denyAs), unrecorded };
  }
  noteAnswer(message, asked, direction, conversation);
  return { events, message: read.bytes, unrecorded };
}

/** Of an answer that goes on. Only a server's makes a call one that may be retried. */
function noteAnswer({ outcome, bytes }: ResponseMessage, asked: Asked, direction: Direction, conversation: Conversation): void {
  const { retriable } = asked;
  conversation.tasks.answered(asked, 'result' in outcome ? outcome.result : undefined, opposite(direction));
  if (direction === 'server_to_client' && retriable !== undefined && 'result' in outcome) {
    conversation.rounds.answered(retriable, outcome.result);
  }
  // Now: what the answer says would be kept until the record is made.
  recordEnd(conversation, asked, summarize(outcome, bytes.length));
}

interface Read {
  /** One that does not pass refuses the answer. */
  readonly judgements: readonly Judgement[];
  /** Of definitions in it, which are taken out one by one. */
  readonly definitions: readonly Judgement[];
  readonly bytes: Buffer;
}

const NO_DEFINITIONS: readonly Judgement[] = [];

/** What the answer says, as far as somebody decides by it, and the bytes that the asker may see. */
function readResponse(
  message: ResponseMessage,
  asked: Asked,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): Read {
  const { evaluate, listing, deps } = conversation;
  const { ambiguity, outcome, bytes } = message;
  const deny = (reason: Reason, definitions = NO_DEFINITIONS): Read => {
    return { judgements: [evaluate.deny(about(asked, direction), reason, policy)], definitions, bytes };
  };
  const decides = decidesBy(asked, 'error' in outcome, bytes, direction, policy);
  const doubt = decides ? (ambiguity ?? foldedIn(outcome, asked, bytes, direction)) : undefined;
  if (doubt !== undefined) return deny(pepReason(`unreadable.${doubt.code}`, doubt.message));

  const decisions = decisionsOn(outcome, asked, direction, policy, conversation);
  const asks = asksIn(outcome, asked, direction, policy, conversation);
  const judgements = [...decisions.map((each) => recordRedacted(each, asks.redactions)), ...asks.judgements];
  const cuts = [...decisions.flatMap(({ redactions }) => redactions), ...asks.redactions];
  const whole = { result: resultOf(outcome) };
  const pass = (): Read => {
    const cut = cutOut(bytes, whole, cuts);
    return cut === undefined ? deny(UNREDACTABLE) : { judgements, definitions: NO_DEFINITIONS, bytes: cut };
  };
  if ('error' in outcome || policy === undefined) return pass();
  const obstacle = conversation.tasks.obstacle(asked, outcome.result, opposite(direction));
  if (obstacle !== undefined) return deny(obstacle === 'foreign_task' ? FOREIGN_TASK : TOO_MANY_TASKS);
  if (asked.method === 'tasks/list') {
    const read = pass();
    const left = ownTasks(read.bytes, outcome.result, direction, policy, conversation);
    return left === undefined ? deny(UNFILTERED) : { ...read, bytes: left };
  }
  if (direction === 'client_to_server' || !defines(asked.method)) return pass();
  if (asked.method === 'initialize') listing.initialized(outcome.result);
  try {
    const defined = judgeDefinitions(asked.method, asked.cursor, outcome.result, policy, {
      seen: conversation.definitions,
      evaluate,
      session: conversation.facts,
    });
    if (defined.withheld !== undefined) return { judgements: [...judgements, defined.withheld], definitions: defined.judgements, bytes };
    const cut = cutOut(bytes, whole, [...cuts, ...defined.redactions]);
    if (cut === undefined) return deny(UNREDACTABLE, defined.judgements);
    const left = withoutRefused(asked, cut, outcome.result, defined, policy, conversation);
    if (left === undefined) return deny(UNFILTERED, defined.judgements);
    return { judgements, definitions: defined.judgements, bytes: left };
  } catch (error) {
    deps.log.error('what a server defines could not be judged and is not shown', { method: asked.method, err: error });
    return deny(UNFILTERED);
  }
}

const NO_DECISIONS: readonly Judgement[] = [];

/** What the policy says of the answer as a whole. */
function decisionsOn(
  outcome: ResponseMessage['outcome'],
  asked: Asked,
  direction: Direction,
  policy: PolicySet | undefined,
  { evaluate, facts }: Conversation,
): readonly Judgement[] {
  if (!readsResult(asked, direction, policy)) return NO_DECISIONS;
  const result = resultOf(outcome);
  const question: Question = {
    direction,
    kind: 'response',
    method: asked.method,
    acting: false,
    // What a client answers is sent as arguments are.
    surface: direction === 'client_to_server' ? 'arguments' : 'result',
    era: asked.era,
    topic: asked.topic,
    client: facts.client(undefined),
    result,
    failed: 'error' in outcome,
    retried: false,
  };
  // What is defined in an answer is judged by itself; what stands beside it is read as any answer is.
  const defining = direction === 'server_to_client' && defines(asked.method);
  const found =
    policy !== undefined && (defining || policy.config.results === 'findings')
      ? evaluate.decideFound(defining ? { ...question, result: besideDefinitions(asked.method, result) } : question, policy)
      : undefined;
  const decided =
    policy?.config.results === 'findings'
      ? undefined
      : evaluate.decide(defining ? { ...question, surface: 'definition' } : question, policy);
  if (found === undefined && decided === undefined) return NO_DECISIONS;
  return [found, decided].flatMap((each) => each ?? []);
}

/** What the policy says of questions that the answer carries. */
function asksIn(
  outcome: ResponseMessage['outcome'],
  asked: Asked,
  direction: Direction,
  policy: PolicySet | undefined,
  conversation: Conversation,
): JudgedAsks {
  if ('result' in outcome) return policy === undefined ? NO_ASKS : judgeInputRequests(asked, outcome.result, policy, conversation);
  return direction === 'server_to_client' ? judgeElicitations(asked, outcome.error, policy, conversation) : NO_ASKS;
}

/** Who reads results reads errors too: their text reaches the model in the same way. */
function resultOf(outcome: ResponseMessage['outcome']): JsonValue {
  return 'result' in outcome ? outcome.result : { error: outcome.error };
}

/** All at once: each place says what it is to lose of what was decided, whoever asks for it. Undefined: it cannot be done. */
function cutOut(bytes: Buffer, whole: { readonly result: JsonValue }, cuts: readonly Redaction[]): Buffer | undefined {
  return cuts.length === 0 ? bytes : redact(bytes, whole, cuts)?.bytes;
}

/** A list of tasks without those of others, and of tools that are hidden now. Undefined: they cannot be told apart. */
function ownTasks(
  bytes: Buffer,
  result: JsonValue,
  direction: Direction,
  policy: PolicySet,
  { tasks, tools, definitions, listing }: Conversation,
): Buffer | undefined {
  const origins = tasks.listed(result, opposite(direction));
  const names = new Set(origins.flatMap((origin) => origin?.tool ?? []));
  const facts = [...names].map((name) => toolFactOf(name, policy.config, { tools, definitions }));
  const hidden = facts.length === 0 ? names : listing.hidden(policy, facts);
  return filterList(bytes, 'tasks', result, (index) => {
    const origin = origins[index];
    return origin === undefined || (origin.tool !== undefined && hidden.has(origin.tool));
  });
}

/** The bytes without what the client must not see. Undefined: that cannot be told apart. */
function withoutRefused(
  { method, cursor }: Asked,
  bytes: Buffer,
  result: JsonValue,
  { refused, silenced }: JudgedDefinitions,
  policy: PolicySet,
  { listing }: Conversation,
): Buffer | undefined {
  const place = LISTS.get(method);
  if (place === undefined) return silenced ? withoutInstructions(bytes) : bytes;
  if (place.kind === 'tool') return listing.filter(bytes, result, { cursor, refused }, policy);
  return refused.size === 0 ? bytes : filterList(bytes, place.list, result, (index) => refused.has(index));
}

/** Dropped: who did not ask would not know what to do with it, and a second answer is an attack on the first. */
function dropUnasked(direction: Direction, policy: PolicySet | undefined, { evaluate, recorder, deps }: Conversation): Passage {
  const judgement = evaluate.deny({ direction, kind: 'response', method: '', acting: false, tool: undefined }, UNASKED, policy);
  return { events: [recorder.entry(judgement, deps.clock.now()).evaluation], unrecorded: () => ({}) };
}

/** A server's errors are few and short, and any may ask for something. */
function decidesBy(asked: Asked, failed: boolean, bytes: Buffer, direction: Direction, policy: PolicySet | undefined): boolean {
  if (failed && direction === 'server_to_client') return true;
  return readsResult(asked, direction, policy) || defines(asked.method) || mayAskForInput(asked, bytes) || mayNameTasks(asked, bytes);
}

/** Of plumbing a server's answers alone are looked at: whatever it answers to may reach the model. */
function readsResult({ acting }: Asked, direction: Direction, policy: PolicySet | undefined): boolean {
  return readsAllAnswers(direction, policy) || (policy?.config.results === 'findings' && acting);
}

/** Whatever was asked: then nobody needs to look who asked before it is read. */
export function readsAllAnswers(direction: Direction, policy: PolicySet | undefined): boolean {
  if (policy === undefined || policy.config.results === 'all') return true;
  return policy.config.results === 'findings' && direction === 'server_to_client';
}

/** What a client that ignores letter case would find in an error, or in a result that defines something or asks for input. */
function foldedIn(outcome: ResponseMessage['outcome'], asked: Asked, bytes: Buffer, direction: Direction): Ambiguity | undefined {
  if ('error' in outcome) return direction === 'server_to_client' ? findFoldedError(outcome.error) : undefined;
  if (!defines(asked.method) && !mayAskForInput(asked, bytes)) return undefined;
  return findFoldedResult(outcome.result);
}

function about({ method, topic }: Asked, direction: Direction): About {
  return { direction, kind: 'response', method, acting: false, tool: topic.tool };
}

function refusedOf({ idText, method, era, toolResult }: Asked): Refused {
  return { idText, method, era, toolResult };
}
