import { createHash } from 'node:crypto';
import type { Limit } from '../../limits/rate-limiter.js';
import type { Effect, LogLevel, Reason } from '../../pdp/decision.js';
import type { InputDocument } from '../../pdp/input-document.js';
import type { Verdict } from '../../pdp/policy-set.js';
import { pepReason } from './reasons.js';

/** A value that must not reach the other side: its place in the input document and what stands there instead. */
export interface Redaction {
  readonly path: string;
  /** What goes of a string that stands there; without it all of the value. */
  readonly span?: readonly [start: number, end: number];
  /** In which that was found which stands there; absent where nobody knows. */
  readonly view?: string;
  /** Undefined: ours, of the value's own type. */
  readonly replacement: string | undefined;
}

/** The obligations of an allow, sorted by who carries them out. */
export interface Duties {
  readonly limits: readonly Limit[];
  readonly redactions: readonly Redaction[];
  readonly labels: readonly string[];
  readonly log: LogLevel | undefined;
  /** Why the allow does not stand: an approval that nobody can give yet, an obligation that nobody here can carry out. */
  readonly obstacles: readonly Reason[];
}

const NO_DUTIES: Duties = { limits: [], redactions: [], labels: [], log: undefined, obstacles: [] };
/** Longer keys are hashed: a tool name is the client's, and the counters' table keeps its keys. */
const MAX_KEY_LENGTH = 256;

/** Where a message may be changed: a call, an answer, what a server asks or tells, a definition in an answer. */
export type Redactable = '/arguments' | '/result' | '/params' | '/definition';

/** Where a message leads, and which one it belongs to: with something else in these it would be another. The library has them from here (`rego/mcp/lib/findings/places.rego`). */
export const ADDRESSES: ReadonlySet<string> = new Set(
  ['uri', 'url', 'taskId', 'elicitationId', 'requestId', 'progressToken'].map((name) => `/params/${name}`),
);

export function dutiesOf(verdict: Verdict, subject: string, redactable: Redactable | undefined): Duties {
  if (verdict.obligations.length === 0 && verdict.labels.length === 0) return NO_DUTIES;
  const limits: Limit[] = [];
  const redactions: Redaction[] = [];
  const labels = [...verdict.labels];
  const obstacles: Reason[] = [];
  let log: LogLevel | undefined;
  for (const obligation of verdict.obligations) {
    switch (obligation.kind) {
      case 'rate_limit':
        limits.push({
          key: counterKey(obligation.layer, obligation.key, subject),
          requests: obligation.requests,
          per: obligation.per,
        });
        break;
      case 'redact':
        if (redactable !== undefined && isBelow(obligation.path, redactable) && !ADDRESSES.has(obligation.path)) {
          const { path, span, replacement } = obligation;
          redactions.push({ path, ...(span === undefined ? {} : { span }), replacement });
        } else {
          obstacles.push(
            pepReason('obligation_failed', `the policy asks to redact \`${obligation.path}\`, which cannot be done in this message`),
          );
        }
        break;
      case 'approve':
        obstacles.push(pepReason('approval_required', obligation.message ?? approvalText(obligation.approvers), 'medium'));
        break;
      case 'label':
        labels.push(obligation.label);
        break;
      case 'log':
        if (log !== 'full') log = obligation.level;
        break;
      default:
        obstacles.push(pepReason('unknown_obligation', `the policy asks for \`${kindOf(obligation)}\`, which this version cannot do`));
    }
  }
  return { limits, redactions, labels, log, obstacles };
}

/** Where a message of this kind may be changed. */
export function redactablePart({
  direction,
  kind,
  arguments: args,
  definition,
}: Pick<InputDocument, 'direction' | 'kind' | 'arguments' | 'definition'>): Redactable | undefined {
  if (kind === 'response') return definition === undefined ? '/result' : '/definition';
  if (args !== undefined) return '/arguments';
  return direction === 'server_to_client' ? '/params' : undefined;
}

/** An approval that is missing asks; everything else that stands in the way of an allow denies. */
export function effectOf({ effect }: Verdict, obstacles: readonly Reason[]): Effect {
  if (effect !== 'allow' || obstacles.length === 0) return effect;
  return obstacles.every(({ id }) => id === 'approval_required') ? 'ask' : 'deny';
}

/** One counter for each layer, tool (none: over all tools) and subject; written so that no two lists of names give one key. */
export function counterKey(layer: string, tool: string | undefined, subject: string): string {
  const key = JSON.stringify([layer, tool ?? null, subject]);
  return key.length <= MAX_KEY_LENGTH ? key : createHash('sha256').update(key).digest('base64');
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

function approvalText(approvers: readonly string[] | undefined): string {
  const by = approvers === undefined || approvers.length === 0 ? '' : ` by ${approvers.join(', ')}`;
  return `this needs an approval${by}, and nobody can be asked from here`;
}

function kindOf(obligation: unknown): string {
  return typeof obligation === 'object' && obligation !== null && 'kind' in obligation ? String(obligation.kind) : String(obligation);
}
