import type { AuditEvent, AuditIdentity, EvaluationData, InvokedData, ResponseSummary } from '../audit/event.js';
import { mask, type Masked } from '../audit/mask.js';
import { bounded, isBulky, shortText } from '../audit/mask/bounded.js';
import { maskShapes } from '../audit/mask/credential-shapes.js';
import type { Reason } from '../pdp/decision.js';
import type { Finding, Identity, InputDocument } from '../pdp/input-document.js';
import type { Setting } from '../pip/build-input.js';
import { sentAtWill } from './at-will.js';
import { toPointer } from '../protocol/json/json-pointer.js';
import { passes, type Judgement } from './judge/judgement.js';
import type { Redaction } from './judge/obligations.js';
import { saidByShadow, saidPointer, saidReasons } from './judge/said-reasons.js';

/** What was decided of one message, as it is written down. */
export interface Entry {
  readonly evaluation: AuditEvent;
  /** Of a client's tool call: what its `tool.invoked` will say of the request. */
  readonly call: CallRecord | undefined;
}

type Draft = { -readonly [Name in keyof EvaluationData]?: EvaluationData[Name] };
type Said = { -readonly [Name in keyof InvokedData]?: InvokedData[Name] };
export type CallRecord = Omit<InvokedData, 'latency_ms' | 'response' | 'reason'>;

/** Judgements as audit events, secrets and personal data masked. */
export interface Recorder {
  entry(judgement: Judgement, time: number): Entry;
  invoked(call: CallRecord, latencyMs: number, response: ResponseSummary, time: number): AuditEvent;
}

export function createRecorder(setting: Pick<Setting, 'identity'>, session: string): Recorder {
  let who: { readonly of: Identity; readonly written: AuditIdentity } | undefined;
  /** The same object for the same identity: its bytes are copied (audit/encode/member-bytes.ts). */
  const whoIs = (identity: Identity): AuditIdentity => {
    if (who?.of !== identity) who = { of: identity, written: auditIdentity(identity) };
    return who.written;
  };
  let ids: readonly string[] = [];
  /** Likewise of rules: a decision that was made anew names those of the one before as a rule. */
  const asBefore = (rules: readonly string[]): readonly string[] => {
    if (rules === ids) return ids;
    if (rules.length !== ids.length || !rules.every((rule, index) => rule === ids[index])) ids = rules;
    return ids;
  };
  return {
    entry: (judgement, time) => {
      const who = whoIs(setting.identity);
      const { about, id, effect, enforced, mode, revision, bundles } = judgement;
      const rules = asBefore(judgement.rules);
      const large = isLarge(judgement);
      const reasons = said(judgement.reasons, large);
      const warnings = said(judgement.warnings, large);
      const { direction, kind } = about;
      // Names are the sender's own text as much as values are.
      const method = named(about.method, large);
      const tool = about.tool && named(about.tool, large);
      const written = inBounds(writtenInput(judgement), large);
      // What most records have in one literal each: an object that grows member by member is copied with every third.
      const data: Draft =
        tool === undefined
          ? { decision_id: id, direction, kind, method, decision: effect, enforced, mode, reasons, rules, warnings, revision }
          : { decision_id: id, direction, kind, method, tool, decision: effect, enforced, mode, reasons, rules, warnings, revision };
      if (bundles !== undefined) data.bundles = bundles;
      data.identity = who;
      data.session = session;
      if (written !== undefined) {
        data.input = written.document;
        data.masked = written.masked;
      }
      const shadow = judgement.shadow && saidByShadow(judgement.shadow);
      if (shadow !== undefined) data.shadow = (large ? bounded(shadow) : shadow) ?? { revision: shadow.revision, failure: 'too large' };
      const atWill = sentAtWill(judgement);
      const evaluation: AuditEvent = { type: 'ai.agentmesh.policy.evaluation', time, data: data as EvaluationData, atWill };
      if (tool === undefined || kind === 'response' || direction !== 'client_to_server') return { evaluation, call: undefined };
      const call: CallRecord = {
        decision_id: id,
        tool,
        arguments: written?.document['arguments'] ?? null,
        decision: effect,
        enforced,
        mode,
        reasons,
        rules,
        revision,
        identity: who,
        session,
      };
      return { evaluation, call: bundles === undefined ? call : { ...call, bundles } };
    },
    invoked: (call, latencyMs, response, time) => {
      const { decision_id, tool, decision, enforced, mode, reasons, rules, revision, bundles, identity } = call;
      // Microseconds are the clock's own resolution.
      const latency_ms = Math.round(latencyMs * 1000) / 1000;
      // By name: a spread of the call costs more than writing it down. In the order of the log, where people meet these first.
      const given = call.arguments;
      const [first] = reasons;
      const data: Said =
        first === undefined
          ? { tool, arguments: given, decision, latency_ms, decision_id, enforced, mode, reasons, rules, revision }
          : { tool, arguments: given, decision, latency_ms, decision_id, enforced, mode, reason: first.message, reasons, rules, revision };
      if (bundles !== undefined) data.bundles = bundles;
      data.identity = identity;
      data.session = session;
      data.response = response;
      return { type: 'ai.agentmesh.tool.invoked', time, data: data as InvokedData };
    },
  };
}

/** What somebody else chose is as long as they like: all of it but arguments, params and results, which stand in a record as hash and size where they are large. */
function isLarge({ about, reasons, warnings, input, shadow }: Judgement): boolean {
  if (isBulky(about.method, about.tool ?? null, reasons, warnings, shadow ?? null)) return true;
  if (input === undefined) return false;
  const { arguments: _arguments, params: _params, result: _result, session: _session, time: _time, ...others } = input;
  return isBulky(others);
}

function said(reasons: readonly Reason[], large: boolean): readonly Reason[] {
  const all = saidReasons(reasons);
  return large ? (bounded(all) ?? all.slice(0, MOST_REASONS).map((reason) => bounded(reason) ?? reason)) : all;
}

/** Of a record that would be too large. */
const MOST_REASONS = 100;

function named(name: string, large: boolean): string {
  const masked = maskShapes(name);
  return large ? shortText(masked) : masked;
}

/** Nothing of a shortened document is sure to be what was decided. */
function inBounds(written: Masked | undefined, large: boolean): Masked | undefined {
  if (written === undefined || !large) return written;
  return { document: bounded(written.document) ?? {}, masked: Object.keys(written.document).map((name) => toPointer([name])) };
}

const NO_FIELDS: readonly string[] = [];

/** The masked document that replay needs, or nothing: for plumbing that passed, and where the policy asks for less. */
function writtenInput(judgement: Judgement): Masked | undefined {
  const { input, settings, log, redactions } = judgement;
  const { acting, kind } = judgement.about;
  if (input === undefined || log === 'minimal') return undefined;
  const everything = log === 'full' || settings?.log_all === true;
  if (!everything && !acting && kind !== 'response' && passes(judgement) && redactions.length === 0) return undefined;
  const withoutArguments = settings?.include_arguments === false && log !== 'full' && input.arguments !== undefined;
  const findings = redactions.length === 0 ? input.findings : findingsIn(input.findings, redactions);
  const masked = mask(withoutArguments ? argumentsLeftOut(input) : input, findings, settings?.redact_fields ?? NO_FIELDS);
  if (!withoutArguments && redactions.length === 0) return masked;
  const also = [...(withoutArguments ? ['/arguments'] : []), ...redactions.map(({ path }) => saidPointer(path))];
  return { ...masked, masked: [...new Set([...masked.masked, ...also])] };
}

/** Findings as they are of the redacted document: those that were cut out are gone, and what else stood in the same value has moved. */
function findingsIn(findings: readonly Finding[], redactions: readonly Redaction[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const here = redactions.filter(({ path }) => path === finding.path);
    if (here.length === 0) return [finding];
    const gone = here.some(({ span }) => span === undefined || (span[0] === finding.span[0] && span[1] === finding.span[1]));
    return gone ? [] : [{ ...finding, span: [0, 0] as const }];
  });
}

/** What arguments mean says parts of them again. */
function argumentsLeftOut({
  arguments: _left,
  urls: _urls,
  sql: _sql,
  commands: _commands,
  origins: _origins,
  ...rest
}: InputDocument): Omit<InputDocument, 'arguments'> {
  return rest;
}

function auditIdentity({ subject, authenticated, method, issuer }: Identity): AuditIdentity {
  return issuer === undefined ? { subject, authenticated, method } : { subject, authenticated, method, issuer };
}
