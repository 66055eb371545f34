import type { Effect, Reason, Severity } from '../../pdp/decision.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { LogEntry } from '../entry.js';
import type { ShadowData } from '../event.js';

/** One decision and what came of it: an evaluation and the `tool.invoked` that shares its `decision_id`. Names are the log's. */
export interface AuditRow {
  readonly time: number;
  readonly timeText: string;
  readonly server: string;
  readonly direction: string;
  readonly kind: string;
  readonly method: string;
  readonly tool?: string;
  readonly arguments?: JsonValue;
  readonly decision: Effect;
  readonly enforced: boolean;
  readonly mode: string;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly revision?: string;
  readonly latency_ms?: number;
  readonly subject?: string;
  readonly authenticated?: boolean;
  readonly session?: string;
  readonly decision_id?: string;
  /** `result`, `tool_error`, `error`, `refused`, `cancelled` or `none`; absent when no answer was recorded. */
  readonly response?: string;
  /** `input.paths` of the evaluation: resolved path arguments. */
  readonly paths?: JsonObject;
  /** The recorded input document, masked; what replay decides again. */
  readonly input?: JsonObject;
  /** JSON Pointers into `input` whose value is not the one that was decided. */
  readonly masked: readonly string[];
  /** What a shadow policy said beside. */
  readonly shadow?: ShadowData;
  /** The policy was asked whether it allows this; false for plumbing. */
  readonly acting: boolean;
  readonly file: string;
  readonly line: number;
}

export const EVALUATION = 'ai.agentmesh.policy.evaluation';
export const INVOKED = 'ai.agentmesh.tool.invoked';
/** The original program's: a row each, they have no counterpart. */
const VIOLATIONS: ReadonlySet<string> = new Set([
  'ai.agentmesh.policy.violation',
  'ai.agentmesh.security.blocked',
  'ai.agentmesh.ratelimit.exceeded',
]);

export function isDecision(type: string): boolean {
  return type === EVALUATION || type === INVOKED || VIOLATIONS.has(type);
}

/** A row of an entry that `isDecision`; undefined when it does not say what was decided. */
export function toRow(entry: LogEntry, file: string, line: number): AuditRow | undefined {
  const { data } = entry;
  const decision = effectOf(data['decision']) ?? (VIOLATIONS.has(entry.type) ? 'deny' : undefined);
  if (decision === undefined) return undefined;
  const input = isJsonObject(data['input']) ? data['input'] : undefined;
  const tool = textOf(data['tool']);
  const identity = isJsonObject(data['identity']) ? data['identity'] : {};
  const { authenticated } = identity;
  const args = input?.['arguments'] ?? data['arguments'];
  const paths = input?.['paths'];
  const response = isJsonObject(data['response']) ? textOf(data['response']['outcome']) : undefined;
  return {
    time: entry.time,
    timeText: entry.timeText,
    server: entry.server,
    direction: textOf(data['direction']) ?? 'client_to_server',
    kind: textOf(data['kind']) ?? 'request',
    method: textOf(data['method']) ?? 'tools/call',
    ...(tool === undefined ? {} : { tool }),
    ...(args === undefined ? {} : { arguments: args }),
    decision,
    enforced: data['enforced'] !== false,
    mode: textOf(data['mode']) ?? 'enforce',
    reasons: reasonsOf(data),
    rules: rulesOf(data),
    ...optional('revision', textOf(data['revision'])),
    ...optional('latency_ms', typeof data['latency_ms'] === 'number' ? data['latency_ms'] : undefined),
    ...optional('subject', textOf(identity['subject'])),
    ...optional('authenticated', typeof authenticated === 'boolean' ? authenticated : undefined),
    ...optional('session', textOf(data['session'])),
    ...optional('decision_id', textOf(data['decision_id'])),
    ...optional('response', response),
    ...optional('paths', isJsonObject(paths) ? paths : undefined),
    ...optional('input', input),
    masked: textsOf(data['masked']),
    ...optional('shadow', shadowOf(data['shadow'])),
    acting: tool !== undefined || input?.['acting'] === true,
    file,
    line,
  };
}

/** The evaluation, completed by how the call ended. */
export function joined(evaluation: AuditRow, invoked: AuditRow): AuditRow {
  return {
    ...evaluation,
    ...optional('arguments', evaluation.arguments ?? invoked.arguments),
    ...optional('latency_ms', invoked.latency_ms),
    ...optional('response', invoked.response),
  };
}

/** Refused, or (in shadow mode) what would have been. */
export function isViolation(row: AuditRow): boolean {
  return row.decision !== 'allow';
}

function optional<const K extends string, V>(name: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: V });
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function effectOf(value: JsonValue | undefined): Effect | undefined {
  return value === 'allow' || value === 'deny' || value === 'ask' ? value : undefined;
}

/** An entry that says neither is of no use, and none. */
function shadowOf(value: JsonValue | undefined): ShadowData | undefined {
  if (!isJsonObject(value)) return undefined;
  const revision = textOf(value['revision']) ?? '';
  if (value['same'] === true) return { revision, same: true };
  const effect = effectOf(value['effect']);
  const failure = textOf(value['failure']);
  if (effect === undefined && failure === undefined) return undefined;
  return {
    revision,
    ...optional('effect', effect),
    reasons: reasonsOf(value),
    rules: rulesOf(value),
    ...optional('redacts', Array.isArray(value['redacts']) ? textsOf(value['redacts']) : undefined),
    ...optional('failure', failure),
  };
}

/** `reasons`, or the original program's single `reason`. */
function reasonsOf(data: JsonObject): Reason[] {
  const { reasons, reason } = data;
  if (Array.isArray(reasons)) {
    return (reasons as readonly JsonValue[]).filter(isJsonObject).map((each) => ({
      id: textOf(each['id']) ?? '',
      message: textOf(each['message']) ?? '',
      severity: (textOf(each['severity']) ?? 'medium') as Severity,
      source: textOf(each['source']) ?? '',
    }));
  }
  return typeof reason === 'string' ? [{ id: '', message: reason, severity: 'medium', source: '' }] : [];
}

/** `rules`, or the original program's `matched_rule` and `rule`. */
function rulesOf(data: JsonObject): string[] {
  const { rules, matched_rule, rule } = data;
  if (Array.isArray(rules)) return textsOf(rules);
  return [matched_rule, rule].filter((each) => typeof each === 'string');
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter((each) => typeof each === 'string') : [];
}
