import type { Reason } from '../pdp/decision.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { errorResponse, resultResponse } from '../protocol/answers.js';
import type { Era } from '../protocol/message.js';
import { isGivenUp } from '../protocol/methods.js';
import { PEP_SOURCE, pepReason } from './judge/reasons.js';

/** How a denied call of a listed tool is answered: as a result, which clients show to the model, or as a JSON-RPC error. */
export type DenyAs = 'result' | 'error';

/**
 * JSON-RPC 2.0 reserves −32768…−32000, and MCP 2026-07-28 asks new application codes to stay outside it. The last three digits
 * are HTTP's.
 */
export const ERROR_CODE = { denied: -31403, limited: -31429, ended: -31502, unavailable: -31503 } as const;
/** Also what a server answers to a tool that it does not have (MCP, tools: error handling). */
const INVALID_PARAMS = -32602;
/** What JSON-RPC 2.0 has every server answer to a method that it has not. */
const METHOD_NOT_FOUND = -32601;
const DECISION_META = 'ai.agentmesh/decision';

/** Enough to act on; the record has all of them. */
const MAX_REASONS = 8;
const MAX_REASON_CHARACTERS = 500;

export interface Denial {
  /** The record's `decision_id`. */
  readonly id: string;
  readonly revision: string;
  readonly reasons: readonly Reason[];
  /** Rate limited: when the call may come again. */
  readonly retryAfterMs: number | undefined;
}

/** The request that is refused. `idText` is repeated as it came. */
export interface Refused {
  readonly idText: string;
  readonly method: string;
  readonly era: Era;
  /** What is answered is the result of a tool, which clients show to the model. */
  readonly toolResult: boolean;
}

/**
 * Not so where a task was asked for (2025-11-25): its client reads a task out of the answer, or an error, and would say of a tool's result no more than that it is
 * no task.
 */
export function endsInToolResult(tool: string | undefined, era: Era, params: JsonValue | undefined): boolean {
  return tool !== undefined && (era === 'modern' || !isJsonObject(member(params, 'task')));
}

/** The answer to a denied request: what was refused, why, and when to come again. One line with its ending. */
export function refusal(request: Refused, denial: Denial, denyAs: DenyAs): Buffer {
  const text = denialText(denial);
  const decision = describe(denial);
  if (request.toolResult && denyAs === 'result') {
    return resultResponse(request.idText, {
      content: [{ type: 'text', text }],
      isError: true,
      ...(request.era === 'modern' ? { resultType: 'complete' } : {}),
      _meta: { [DECISION_META]: decision },
    });
  }
  return errorResponse(request.idText, { code: codeFor(request, denial), message: text, data: { [DECISION_META]: decision } });
}

/** Who asks for nobody's task by a method that the request's own revision has given up gets the code that its server owes it. */
function codeFor({ method, era }: Refused, denial: Denial): number {
  const asksForNobodys = denial.reasons.some(({ source, id }) => source === TASKS_GUARD && id === 'task.unknown');
  return asksForNobodys && era === 'modern' && isGivenUp(method) ? METHOD_NOT_FOUND : codeOf(denial);
}
const TASKS_GUARD = 'mcp.guards.tasks.access';

const UNRECORDED = pepReason(
  'audit_unavailable',
  'the decision cannot be written to the audit log, and what is not recorded does not pass',
);

/** In place of any other answer when its record cannot be written (invariant 6). */
export function unrecordedDenial({ id, revision }: Denial): Denial {
  return { id, revision, reasons: [UNRECORDED], retryAfterMs: undefined };
}

/**
 * A tool that the policy never allows answers as one that the server does not have. While no list says what the server has, one whose name is
 * doubted may be there all the same, and a list would say so.
 */
export function unknownTool(idText: string, name: string, hint?: 'unlisted_yet'): Buffer {
  return errorResponse(idText, { code: INVALID_PARAMS, message: `Unknown tool: ${name}${hint === undefined ? '' : UNLISTED_YET}` });
}
const UNLISTED_YET = ' (no list of the server names it so far: ask for tools/list, or have the policy allow exactly this name)';

export function denialText({ reasons, retryAfterMs }: Denial): string {
  const shown = sentences(reasons.slice(0, MAX_REASONS));
  const more = reasons.length > MAX_REASONS ? ` and ${reasons.length - MAX_REASONS} more` : '';
  const why = shown.length === 0 ? ': no reason given' : ` ${shown.join('; ')}${more}`;
  const next = retryAfterMs === undefined ? 'Trying the same again will not help.' : `Try again in ${seconds(retryAfterMs)}.`;
  return `Blocked by policy ${why.trimStart()}${/[.!?]$/.test(why) ? '' : '.'} ${next}`;
}

/** A guard that saw several things advises the same for each: its first reason is told, the others are named. */
function sentences(reasons: readonly Reason[]): readonly string[] {
  const told = new Map<string, { readonly first: Reason; readonly others: Set<string> }>();
  for (const reason of reasons) {
    const key = reason.source.startsWith('mcp.guards.') ? reason.source : `${reason.source} ${reason.id} ${reason.message}`;
    const before = told.get(key);
    if (before === undefined) told.set(key, { first: reason, others: new Set() });
    else if (reason.id !== before.first.id) before.others.add(reason.id);
  }
  return [...told.values()].map(({ first, others }) => {
    const also = others.size === 0 ? '' : ` (also seen: ${[...others].join(', ')})`;
    return `(${first.id}): ${cut(first.message)}${also}`;
  });
}

function describe({ id, revision, reasons, retryAfterMs }: Denial): JsonObject {
  return {
    id,
    revision,
    reasons: reasons.slice(0, MAX_REASONS).map((reason) => ({ ...reason, message: cut(reason.message) })),
    ...(retryAfterMs === undefined ? {} : { retry_after_ms: Math.ceil(retryAfterMs) }),
  };
}

const UNAVAILABLE: ReadonlySet<string> = new Set(['audit_unavailable', 'too_many_pending', 'too_many_tasks']);

function codeOf({ reasons, retryAfterMs }: Denial): number {
  if (retryAfterMs !== undefined) return ERROR_CODE.limited;
  const [own] = reasons.filter(({ source }) => source === PEP_SOURCE).map(({ id }) => id);
  if (own === 'malformed_params' || own === 'duplicate_id') return INVALID_PARAMS;
  return own !== undefined && UNAVAILABLE.has(own) ? ERROR_CODE.unavailable : ERROR_CODE.denied;
}

function cut(message: string): string {
  return message.length <= MAX_REASON_CHARACTERS ? message : `${message.slice(0, MAX_REASON_CHARACTERS)}…`;
}

/** Rounded up: a caller that waits as told must find the limit free. */
function seconds(ms: number): string {
  const whole = Math.max(1, Math.ceil(ms / 1000));
  return whole === 1 ? '1 second' : `${whole} seconds`;
}
