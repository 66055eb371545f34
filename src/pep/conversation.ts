import type { AuditEvent, AuditSink, ResponseSummary } from '../audit/event.js';
import type { SeenDefinitions } from '../definitions/seen-definitions.js';
import type { Inspector } from '../inspect/inspector.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import type { Rate } from '../pdp/decision.js';
import type { Direction, Identity, Mode } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { PathResolver } from '../pip/paths.js';
import type { SessionFacts } from '../pip/session-facts.js';
import type { TaskLedger } from '../pip/task-ledger.js';
import type { ToolCatalogue } from '../pip/tool-catalogue.js';
import type { ReadLimits } from '../protocol/read-limits.js';
import type { Clock } from '../telemetry/clock.js';
import type { Defer } from '../telemetry/defer.js';
import type { Log } from '../telemetry/log.js';
import type { Asked } from './pending/asked.js';
import type { Correlation, PendingRoom } from './pending/correlation.js';
import type { Evaluate } from './judge/evaluate.js';
import type { Journal } from './journal.js';
import type { Listing } from './lists/listing.js';
import type { Recorder } from './records.js';
import type { DenyAs } from './refusal.js';
import type { ShadowPolicy } from './judge/shadow.js';
import type { Rounds } from './pending/rounds.js';
import type { Tasks } from './pending/tasks.js';

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
