import type { Effect, Reason } from '../pdp/decision.js';
import type { Direction, InputDocument, MessageKind, Mode } from '../pdp/input-document.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { Redaction } from './obligations.js';

/** What becomes of one message, and why: the policy's verdict with the obligations, the limits and our own rules on top. */
export interface Judgement {
  /** The record's `decision_id`. */
  readonly id: string;
  readonly direction: Direction;
  readonly kind: MessageKind | 'unreadable';
  readonly method: string;
  readonly acting: boolean;
  readonly tool?: string;
  readonly effect: Effect;
  /** False where the effect is not carried out: shadow mode. */
  readonly enforced: boolean;
  readonly mode: Mode;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly warnings: readonly Reason[];
  readonly revision: string;
  /** Carried out on the message; `input` has them already. */
  readonly redactions: readonly Redaction[];
  /** Rate limited: when the call may come again. */
  readonly retryAfterMs?: number;
  /** The tool is one that the client must not know of: it is answered as an unknown tool is. */
  readonly hidden?: boolean;
  /** What was decided; absent where nobody asked the policy. */
  readonly input?: InputDocument;
  readonly log?: 'minimal' | 'full';
  /** What the policy asks of records. */
  readonly settings?: PolicyConfig['audit'];
}

export function passes(judgement: Judgement): boolean {
  return judgement.effect === 'allow' || !judgement.enforced;
}
