import type { Verdict } from '../compiler/meaning/verdict.js';
import type { Decision } from '../pdp/decision.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { Change } from './nearest-change.js';
import type { TriedRule } from './tried-rules.js';

/** Why one message is decided as it is, by all layers and guards. */
export interface Explanation extends Pick<Decision, 'effect' | 'reasons' | 'rules'> {
  readonly input: InputDocument;
  /** Of a recorded call: JSON Pointers of what the policy may read and the log does not hold as it was. */
  readonly unknown: readonly string[];
  readonly layers: readonly ExplainedLayer[];
  /** Undefined: none of what was tried. Absent for policies in Rego. */
  readonly change: Change | undefined;
}

export type ExplainedLayer =
  | (Pick<Decision, 'effect'> & {
      readonly kind: 'policy_file';
      readonly name: string;
      readonly verdict: Verdict;
      readonly checked: boolean;
    })
  | (Pick<Decision, 'effect' | 'reasons'> & { readonly kind: 'rego'; readonly name: string; readonly rules: readonly TriedRule[] });
