import type { Reason, Severity } from '../../pdp/decision.js';

/** Denials that the PEP makes itself, beside those of the policy. Stable: they stand in records and answers. */
export type PepCode =
  | 'approval_required'
  | 'audit_unavailable'
  | 'duplicate_id'
  | 'foreign_task'
  | 'inspection_incomplete'
  | 'internal_error'
  | 'list_unreadable'
  | 'malformed_params'
  | 'no_policy'
  | 'obligation_failed'
  | 'rate_limited'
  | 'too_many_pending'
  | 'too_many_tasks'
  | 'unasked_response'
  | 'unknown_obligation'
  | `unreadable.${string}`;

/** The `source` of those reasons; no Rego package can be called so. */
export const PEP_SOURCE = 'pep';

export function pepReason(id: PepCode, message: string, severity: Severity = 'high'): Reason {
  return { id, message, severity, source: PEP_SOURCE };
}

export const INCOMPLETE = pepReason(
  'inspection_incomplete',
  'the message cannot be inspected whole: it is too large or too deep, encoded in itself too often, or unpacks to more text than is read',
);
export const FOREIGN_TASK = pepReason('foreign_task', 'this task was not given to this session');
export const TOO_MANY_TASKS = pepReason(
  'too_many_tasks',
  'so many tasks are remembered that one more would be forgotten, and nobody could tell later whose it is: fetch the results of some first',
);
/** Entries that cannot be told apart in the bytes of a list, or could not be judged. */
export const UNFILTERED = pepReason(
  'list_unreadable',
  'what the server lists cannot be told apart without doubt, so nothing of it is shown',
);

/** Ids under which `mcp.main` and the YAML compiler say that nothing allowed the call. */
const UNSTATED_IDS: ReadonlySet<string> = new Set(['default', 'unlisted']);
/** What they say of a deny whose author gave no reason. */
const UNSTATED_MESSAGE = /^(?:denied by policy$|`[^`]+` is denied)/;

/** The author's own words about this call: not a default, not a guard that looked at its content. */
export function isStated({ id, message, source }: Reason): boolean {
  if (source !== 'mcp.policy' && !source.startsWith('custom.')) return false;
  return !UNSTATED_IDS.has(id) && !UNSTATED_MESSAGE.test(message);
}
