import type { AuditRow } from '../audit/read/row.js';
import type { Effect, Reason } from '../pdp/decision.js';
import type { InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';

/** What somebody said of one message: the log, or a policy that was asked again. */
export interface Said {
  readonly effect: Effect;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
}

/** A decision of a log that can be made again. */
export interface RecordedCall {
  /** The record's `decision_id`, or `<file>:<line>` where it has none. */
  readonly id: string;
  /** Milliseconds since the epoch; NaN where nobody can read it. */
  readonly time: number;
  readonly timeText: string;
  /** The tool, else the method. */
  readonly subject: string;
  readonly said: Said;
  readonly revision: string | undefined;
  /** The masked document that was decided. */
  readonly input: InputDocument;
  /** JSON Pointers into `input` whose value is not the one that was decided: masked, redacted, or kept as hash and size. */
  readonly masked: readonly string[];
}

/** Why a decision of a log cannot be made again. `plumbing`: it passed, and the policy asked for no record of it. */
export type Unrecorded = 'no input' | 'not the policy' | 'plumbing';

/** The call of a row, or why there is none. */
export function recordedCall(row: AuditRow): RecordedCall | Unrecorded {
  if (row.input === undefined) {
    if (row.reasons.length > 0 && row.reasons.every(({ source }) => source === 'pep')) return 'not the policy';
    return !row.acting && row.decision === 'allow' ? 'plumbing' : 'no input';
  }
  const input = inputDocument(row.input);
  if (input === undefined) return 'no input';
  return {
    id: row.decision_id ?? `${row.file}:${row.line}`,
    time: row.time,
    timeText: row.timeText,
    subject: row.tool ?? row.method,
    said: { effect: row.decision, reasons: row.reasons, rules: row.rules },
    revision: row.revision,
    input,
    masked: row.masked,
  };
}

/** A call that nobody decided yet: of a document as the PIP makes it, or as a person writes it. Undefined for what is none. */
export function callOfInput(document: JsonObject | InputDocument): RecordedCall | undefined {
  const input = inputDocument(document as JsonObject);
  if (input === undefined) return undefined;
  const said: Said = { effect: 'deny', reasons: [], rules: [] };
  const subject = input.tool?.name ?? input.method;
  return { id: '', time: Number.NaN, timeText: '', subject, said, revision: undefined, input, masked: [] };
}

/** What the rooms that are asked again rely on. A log is a file: nobody vouches for its types. */
function inputDocument(value: JsonObject): InputDocument | undefined {
  const { direction, kind, method, acting, server, tool, identity, client, session, findings, paths, time } = value;
  const sound =
    value['version'] === 1 &&
    (direction === 'client_to_server' || direction === 'server_to_client') &&
    (kind === 'request' || kind === 'notification' || kind === 'response') &&
    typeof method === 'string' &&
    typeof acting === 'boolean' &&
    typeof server === 'string' &&
    (tool === undefined || (isJsonObject(tool) && typeof tool['name'] === 'string')) &&
    isJsonObject(identity) &&
    typeof identity['subject'] === 'string' &&
    [client, session, time].every(isJsonObject) &&
    Array.isArray(findings) &&
    isJsonObject(paths) &&
    Object.values(paths).every(isPathFact);
  return sound ? (value as unknown as InputDocument) : undefined;
}

function isPathFact(fact: unknown): boolean {
  if (!isJsonObject(fact)) return false;
  const { lexical, resolved, under, touches = [], also = [] } = fact;
  return typeof lexical === 'string' && typeof resolved === 'string' && [under, touches, also].every(isTexts);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
