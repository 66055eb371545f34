import type { EvaluationData } from '../audit/event.js';

/** What was decided of one message, once its record was accepted. */
export interface DecisionEvent extends EvaluationData {
  /** RFC 3339. */
  readonly time: string;
}

/** A decision that is no allow. In shadow mode `enforced` is false. */
export interface ViolationEvent extends DecisionEvent {
  readonly decision: 'deny' | 'ask';
}
