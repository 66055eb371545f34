import type { Span } from '../../errors/diagnostic.js';
import type { Severity } from '../../pdp/decision.js';
import type { Condition } from '../conditions/condition.js';
import type { Action } from './action.js';
import type { RuleObligation } from './obligations.js';
import type { RateLimit } from './rate-limit.js';
import type { Located } from './shape.js';
import type { Target } from './target.js';

/** One entry of `rules:`, checked. */
export interface Rule {
  readonly target: Target;
  readonly action: Action;
  readonly id: Located<string> | undefined;
  readonly reason: string | undefined;
  /** What to do instead; ends a denial's message. */
  readonly advice: string | undefined;
  readonly severity: Severity | undefined;
  readonly mitigates: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
  readonly rateLimit: RateLimit | undefined;
  readonly obligations: readonly RuleObligation[];
  /** Where the rule is named: its tool, resource, prompt or method. */
  readonly span: Span;
}
