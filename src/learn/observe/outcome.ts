import type { AuditRow } from '../../audit/read/row.js';

/**
 * What a row says for learning. `set aside`: refused for the moment it came in (a limit, a full disk) or before a policy was asked, which
 * says nothing about what it asked. `detected`: refused by detectors alone, which go on deciding under any policy that leaves them on.
 */
export type Outcome = 'allowed' | 'denied' | 'detected' | 'set aside' | 'passed';

/** `pepReason` ids (pep/judge/reasons.ts) that say nothing about the call itself. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'rate_limited',
  'audit_unavailable',
  'duplicate_id',
  'too_many_pending',
  'no_policy',
  'internal_error',
]);

export function outcomeOf(row: AuditRow): Outcome {
  const { decision, reasons, kind, acting } = row;
  // An answer is not a call, an unreadable message has no name.
  if (kind === 'response' || kind === 'unreadable') return decision === 'allow' ? 'passed' : 'set aside';
  if (decision === 'allow') return acting ? 'allowed' : 'passed';
  if (reasons.length > 0 && reasons.every(({ source, id }) => source === 'pep' && CIRCUMSTANCES.has(id))) return 'set aside';
  return reasons.length > 0 && reasons.every(({ source }) => source.startsWith('mcp.guards.')) ? 'detected' : 'denied';
}

/** A row of a log, for those who meet it twice. */
export function rowId({ file, line }: AuditRow): string {
  return `${file}:${line}`;
}
