import type { AuditEvent, AuditSink, ResponseSummary } from '../audit/event.js';
import { createDefinitions, type SeenDefinitions } from '../definitions/seen-definitions.js';
import { createDefinitionInspector } from '../definitions/inspect-definitions.js';
import { identityAt } from '../identity/expiry.js';
import type { Inspector, Surface } from '../inspect/inspector.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import type { Rate } from '../pdp/decision.js';
import type { Direction, Identity, Mode } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Setting } from '../pip/build-input.js';
import type { PathResolver } from '../pip/paths.js';
import { createSessionOrigins } from '../pip/origins/origins.js';
import { createSessionFacts, type SessionFacts } from '../pip/session-facts.js';
import type { TaskLedger } from '../pip/task-ledger.js';
import type { Topic } from '../pip/topic.js';
import { createToolCatalogue, type ToolCatalogue } from '../pip/tool-catalogue.js';
import type { Era } from '../protocol/message.js';
import type { MethodFact, Sender } from '../protocol/methods.js';
import { defaultReadLimits, type ReadLimits } from '../protocol/read-limits.js';
import type { Clock } from '../telemetry/clock.js';
import type { Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';
import { createCorrelation, createPendingRoom, sharedCorrelation, type Correlation, type PendingRoom } from './pending/correlation.js';
import { judgeDefinition } from './lists/definitions.js';
import { createEvaluate, type Evaluate } from './judge/evaluate.js';
import { createJournal, type Journal } from './journal.js';
import { passes } from './judge/judgement.js';
import { createListing, type Listing } from './lists/listing.js';
import { createRecorder, type CallRecord, type Recorder } from './records.js';
import type { DenyAs } from './refusal.js';
import type { ShadowPolicy } from './judge/shadow.js';
import { createRounds, type Retriable, type Rounds } from './pending/rounds.js';
import { createTasks, type Tasks } from './pending/tasks.js';

export interface ConversationDeps {
  /** The active policies. Asked once for each message: one message, one revision. */
  readonly policy: () => PolicySet;
  /** Asked about every message that the policy decides, and heeded in none. */
  readonly shadow?: ShadowPolicy;
  readonly inspector: Inspector;
  /** What all conversations with the server know of its definitions; default: this one alone, and nothing was approved. */
  readonly definitions?: { open(): SeenDefinitions };
  /** The tasks of a server that several conversations use, as it runs at this moment, by whom they were given to; default: this one alone uses it. */
  readonly tasks?: () => TaskLedger;
  readonly limiter: RateLimiter;
  readonly audit: AuditSink;
  readonly paths: PathResolver;
  readonly identity: Identity;
  /** The server's name in policies and records. */
  readonly server: string;
  readonly transport: 'stdio' | 'http';
  readonly clock: Clock;
  readonly ids: () => string;
  readonly log: Log;
  /** What the server writes to stdout that is no JSON-RPC. */
  readonly onNoise?: (bytes: Buffer) => void;
  /** Told of each record once it was accepted. What it throws is logged. */
  readonly onRecord?: (event: AuditEvent) => void;
  /** Default: the event loop's own timers. */
  readonly defer?: Defer;
  /** Of all conversations whose records may be written together; default one of its own. */
  readonly journal?: Journal;
  readonly options?: ConversationOptions;
}

export interface ConversationOptions {
  /** Wins over what the policies say. */
  readonly mode?: Mode;
  /** Default `result`. */
  readonly denyAs?: DenyAs;
  /** Default `deny`. */
  readonly auditFailure?: 'deny' | 'allow';
  /** A limit over all tools, beside those of the policies. */
  readonly rateLimit?: Rate;
  readonly limits?: ReadLimits;
}

/** A request that went on and was not answered yet. */
export interface Asked {
  readonly idText: string;
  readonly method: string;
  readonly era: Era;
  /** Its answer is the result of a tool. */
  readonly toolResult: boolean;
  readonly acting: boolean;
  /** Without arguments and params: those were decided, and are not kept. */
  readonly topic: Topic;
  /** Of the message. */
  readonly bytes: number;
  /** Monotonic milliseconds. */
  readonly started: number;
  /** Of a tool call. */
  readonly call: CallRecord | undefined;
  /** The task that it asks about. */
  readonly task: string | undefined;
  /** Its answer is to be a task. */
  readonly wantsTask: boolean;
  /** Of a tool call whose server may ask before it answers. Its arguments are within `bytes`, twice at most. */
  readonly retriable: Retriable | undefined;
  /** Of a tools/list. */
  readonly cursor: string | undefined;
  /** A subscriptions/listen that asked for changes of the tool list. */
  readonly listens: boolean;
}

/** What the handlers of one session, or of one exchange of it, share. */
export interface Conversation {
  readonly deps: ConversationDeps;
  readonly limits: ReadLimits;
  readonly denyAs: DenyAs;
  readonly facts: SessionFacts;
  readonly tools: ToolCatalogue;
  readonly definitions: SeenDefinitions;
  readonly evaluate: Evaluate;
  readonly listing: Listing;
  readonly rounds: Rounds;
  readonly tasks: Tasks;
  readonly recorder: Recorder;
  readonly journal: Journal;
  /** For the requests of all exchanges, by the side that asked. */
  readonly room: Readonly<Record<Direction, PendingRoom>>;
  /** Open requests, by the side that asked. */
  readonly asked: Readonly<Record<Direction, Correlation<Asked>>>;
}

export function createConversation(deps: ConversationDeps): Conversation {
  const { options = {}, clock } = deps;
  const limits = options.limits ?? defaultReadLimits;
  const room = { client_to_server: createPendingRoom(limits), server_to_client: createPendingRoom(limits) };
  const facts = createSessionFacts(deps.ids(), clock.now());
  const tools = createToolCatalogue();
  const known = deps.definitions ?? createDefinitions({ inspect: createDefinitionInspector(deps.inspector), approval: () => undefined });
  const definitions = known.open();
  const modeOf = (policy: PolicySet) => options.mode ?? policy.config.mode ?? 'enforce';
  const setting: Setting = {
    server: deps.server,
    transport: deps.transport,
    // A session may outlive the token that opened it.
    get identity() {
      return identityAt(deps.identity, clock.now());
    },
  };
  const evaluate = createEvaluate({
    ...deps,
    mode: options.mode,
    rateLimit: options.rateLimit,
    shadow: deps.shadow,
    tools,
    definitions,
    session: facts,
    origins: createSessionOrigins(facts.id),
    setting,
  });
  const refuses = (tool: string, policy: PolicySet): boolean => {
    const fact = definitions.fact('tool', tool);
    return fact !== undefined && !passes(judgeDefinition('tools/list', fact, policy, evaluate, facts));
  };
  return {
    deps,
    limits,
    denyAs: options.denyAs ?? 'result',
    facts,
    tools,
    definitions,
    evaluate,
    listing: createListing({ tools, session: facts, setting, modeOf, refuses, now: () => clock.now() }),
    rounds: createRounds(),
    tasks: createTasks({ shared: deps.tasks, session: facts.id, identity: () => deps.identity, now: () => clock.monotonic() }),
    recorder: createRecorder(setting, facts.id),
    journal: deps.journal ?? createJournal({ ...deps, failure: options.auditFailure ?? 'deny', onRecord: deps.onRecord }),
    room,
    asked: {
      client_to_server: createCorrelation<Asked>(room.client_to_server),
      server_to_client: createCorrelation<Asked>(room.server_to_client),
    },
  };
}

/**
 * The same conversation with ids of its own: one HTTP request and its answer. What the server asks on it is answered by another
 * request (2025-03-26 to 2025-11-25), which without a session has nothing in common with this one but its caller.
 */
export function exchangeOf(conversation: Conversation): Conversation {
  const { asked, room } = conversation;
  return {
    ...conversation,
    asked: {
      client_to_server: createCorrelation<Asked>(room.client_to_server),
      server_to_client: sharedCorrelation(asked.server_to_client),
    },
  };
}

export function opposite(direction: Direction): Direction {
  return direction === 'client_to_server' ? 'server_to_client' : 'client_to_server';
}

export function senderOf(direction: Direction): Sender {
  return direction === 'client_to_server' ? 'client' : 'server';
}

/** What a server tells meanwhile is read as what it answers. */
export function inspectedSurface({ surface, kind, acting }: MethodFact, direction: Direction): Surface {
  if (direction === 'server_to_client' && kind === 'notification' && !acting) return 'result';
  return surface === 'sampling' || surface === 'elicitation' ? surface : 'arguments';
}

/** Writes the record of a call's end after its answer was handed on. `summary`: a function where it is to be made only then. */
export function recordEnd(
  { deps, journal, recorder }: Conversation,
  { call, started }: Asked,
  summary: ResponseSummary | (() => ResponseSummary),
): void {
  if (call === undefined) return;
  const latency = deps.clock.monotonic() - started;
  const time = deps.clock.now();
  journal.later(() => recorder.invoked(call, latency, typeof summary === 'function' ? summary() : summary, time));
}
