import type { Effect, Reason } from '../pdp/decision.js';
import type { Direction, MessageKind, Mode } from '../pdp/input-document.js';
import type { BundleRevisions } from '../pdp/policy-set.js';
import type { JsonObject, JsonValue } from '../protocol/json/json.js';

export interface AuditIdentity {
  readonly subject: string;
  readonly authenticated: boolean;
  readonly method: string;
  readonly issuer?: string;
}

/** What a `--shadow-policy` said of a message beside the policy that decided it. */
export interface ShadowData {
  readonly revision: string;
  /** The same effect and the same redactions; then nothing else is said. */
  readonly same?: true;
  readonly effect?: Effect;
  readonly reasons?: readonly Reason[];
  readonly rules?: readonly string[];
  /** JSON Pointers of what it would redact, where that differs. */
  readonly redacts?: readonly string[];
  /** It could not decide; absent `effect`: not even as a denial. */
  readonly failure?: string;
}

/** `ai.agentmesh.policy.evaluation`: accepted before the message moves. One a message, refused and unreadable ones too. */
export interface EvaluationData {
  readonly decision_id: string;
  readonly direction: Direction;
  readonly kind: MessageKind | 'unreadable';
  readonly method: string;
  readonly tool?: string;
  readonly decision: Effect;
  /** False where the decision was not carried out: shadow mode. */
  readonly enforced: boolean;
  readonly mode: Mode;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly warnings: readonly Reason[];
  readonly revision: string;
  /** Revisions in the manifests of the bundles that decided, by layer, as OPA's decision logs have them. Absent where none states one. */
  readonly bundles?: BundleRevisions;
  readonly identity: AuditIdentity;
  readonly session: string;
  /** The masked input document, what replay needs. Absent for plumbing that passed. */
  readonly input?: JsonObject;
  /** JSON Pointers into `input` whose value was masked. */
  readonly masked?: readonly string[];
  /** Absent without a `--shadow-policy`, and where no policy was asked. */
  readonly shadow?: ShadowData;
}

/** What came back, without its content. */
export interface ResponseSummary {
  readonly outcome: 'result' | 'tool_error' | 'error' | 'refused' | 'cancelled' | 'none';
  readonly bytes: number;
  readonly error_code?: number;
  /** Kinds of content items with their counts, e.g. `{"text": 1}`. */
  readonly content?: Readonly<Record<string, number>>;
}

/** `ai.agentmesh.tool.invoked`: when the answer came, or the call was refused. The page's fields. */
export interface InvokedData {
  readonly decision_id: string;
  readonly tool: string;
  readonly arguments: JsonValue;
  readonly decision: Effect;
  readonly enforced: boolean;
  readonly mode: Mode;
  /** The first reason's message, for people. */
  readonly reason?: string;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly revision: string;
  readonly bundles?: BundleRevisions;
  readonly latency_ms: number;
  readonly identity: AuditIdentity;
  readonly session: string;
  readonly response: ResponseSummary;
}

/** Start, stop, policy life, the server's end, and the log's own repairs (format/log-format.ts). */
export type LifecycleType =
  | 'ai.agentmesh.proxy.started'
  | 'ai.agentmesh.proxy.stopped'
  | 'ai.agentmesh.policy.reloaded'
  | 'ai.agentmesh.policy.reload_failed'
  | 'ai.agentmesh.bundle.status'
  | 'ai.agentmesh.lock.reloaded'
  | 'ai.agentmesh.lock.reload_failed'
  | 'ai.agentmesh.server.exited'
  | 'ai.agentmesh.server.noise'
  | 'ai.agentmesh.audit.overflow'
  | 'ai.agentmesh.audit.kept'
  | 'ai.agentmesh.audit.recovered';

/** What can be sent without end, of two sorts that have a share of the log each: no storm of the one pushes out the other. */
export type AtWill = 'plain' | 'notable';

export interface EvaluationEvent {
  readonly type: 'ai.agentmesh.policy.evaluation';
  readonly time: number;
  readonly data: EvaluationData;
  /** Of what a side can send as often as it likes, whatever the other asks for. Not written: it says how long the record is kept (overflowing.ts). */
  readonly atWill?: AtWill | undefined;
}

export type AuditEvent =
  | EvaluationEvent
  | { readonly type: 'ai.agentmesh.tool.invoked'; readonly time: number; readonly data: InvokedData }
  | { readonly type: LifecycleType; readonly time: number; readonly data: JsonObject };

const OF_RULES: ReadonlySet<string> = new Set<LifecycleType>([
  'ai.agentmesh.policy.reloaded',
  'ai.agentmesh.policy.reload_failed',
  'ai.agentmesh.lock.reloaded',
  'ai.agentmesh.lock.reload_failed',
]);

/** Other rules decide from there on, or were to. */
export function isOfRules(type: string): boolean {
  return OF_RULES.has(type);
}

export function atWillOf(event: AuditEvent): AtWill | undefined {
  return event.type === 'ai.agentmesh.policy.evaluation' ? event.atWill : undefined;
}

/** Where records go. `append` returns once the operating system has them all (they survive kill −9) or throws `AuditWriteError`. */
export interface AuditSink {
  append(events: readonly AuditEvent[]): void;
  close(): void;
}

export interface AuditLog extends AuditSink {
  /** The file written to: `<path>`, or `<path>.<pid>` while another process writes that, or since one has taken it over. */
  readonly path: string;
}

export class AuditWriteError extends Error {
  override readonly name = 'AuditWriteError';
}

/** `--no-log`. */
export const nullSink: AuditSink = { append: () => undefined, close: () => undefined };
