import type { Verdict } from '../compiler/meaning/verdict.js';
import type { Effect, Reason } from '../pdp/decision.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { Change } from './nearest-change.js';
import type { TriedRule } from './tried-rules.js';

/** Why one message is decided as it is. */
export interface Explanation {
  readonly input: InputDocument;
  /** Of all layers and guards. */
  readonly effect: Effect;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  /** Of a recorded call: JSON Pointers of what the policy may read and the log does not hold as it was. */
  readonly unknown: readonly string[];
  readonly layers: readonly ExplainedLayer[];
  /** Undefined: none of what was tried. Absent for policies in Rego. */
  readonly change: Change | undefined;
}

export type ExplainedLayer =
  | { readonly kind: 'policy_file'; readonly name: string; readonly effect: Effect; readonly verdict: Verdict; readonly checked: boolean }
  | {
      readonly kind: 'rego';
      readonly name: string;
      readonly effect: Effect;
      readonly reasons: readonly Reason[];
      readonly rules: readonly TriedRule[];
    };
