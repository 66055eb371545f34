import type { ShadowData } from '../../audit/event.js';
import type { Effect, LogLevel, Reason } from '../../pdp/decision.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { Direction, InputDocument, MessageKind, Mode } from '../../pdp/input-document.js';
import type { BundleRevisions } from '../../pdp/policy-set.js';
import type { Redaction } from './obligations.js';

/** What a record says of a message, whoever decided it. */
export interface About {
  readonly direction: Direction;
  readonly kind: MessageKind | 'unreadable';
  readonly method: string;
  readonly acting: boolean;
  readonly tool: string | undefined;
}

/** What becomes of one message, and why: the policy's verdict with the obligations, the limits and our own rules on top. */
export interface Judgement {
  readonly about: About;
  /** The record's `decision_id`. */
  readonly id: string;
  readonly effect: Effect;
  /** False where the effect is not carried out: shadow mode. */
  readonly enforced: boolean;
  readonly mode: Mode;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly warnings: readonly Reason[];
  readonly revision: string;
  readonly bundles: BundleRevisions | undefined;
  /** To be carried out on the message, and on `input`. */
  readonly redactions: readonly Redaction[];
  /** Rate limited: when the call may come again. */
  readonly retryAfterMs: number | undefined;
  /** The tool is one that the client must not know of: it is answered as an unknown tool is. */
  readonly hidden: boolean;
  /** What was decided; undefined where nobody asked the policy. */
  readonly input: InputDocument | undefined;
  readonly log: LogLevel | undefined;
  /** What the policy asks of records. */
  readonly settings: PolicyConfig['audit'] | undefined;
  /** What the shadow policy says; undefined where there is none, and where nobody asked a policy. */
  readonly shadow: ShadowData | undefined;
}

export function passes(judgement: Judgement): boolean {
  return judgement.effect === 'allow' || !judgement.enforced;
}
