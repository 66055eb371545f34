import type { Effect, FailureCode, Obligation, Reason } from './decision.js';
import type { PolicyConfig } from './evaluator.js';
import type { InputDocument, ToolFact } from './input-document.js';

/** An obligation and the layer that asks for it: rate limits of two layers are two counters. */
export type LayeredObligation = Obligation & { readonly layer: string };

/** What the manifests of bundles say that they are, by layer, as decision logs of OPA have it. */
export type BundleRevisions = Readonly<Record<string, { readonly revision: string }>>;

/**
 * What all layers say together: the strictest effect, the joined reasons.
 * Always an answer: an undefined or failed evaluation is `effect: 'deny'` with `failure` set.
 */
export interface Verdict {
  readonly effect: Effect;
  readonly failure?: FailureCode;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly warnings: readonly Reason[];
  readonly obligations: readonly LayeredObligation[];
  readonly labels: readonly string[];
  readonly revision: string;
  /** Absent where no layer's manifest states one. */
  readonly bundles?: BundleRevisions;
}

/** The layers that decide together, one revision of all of them. Swapped whole on a reload. */
export interface PolicySet {
  readonly revision: string;
  readonly layers: readonly { readonly name: string; readonly revision: string }[];
  readonly bundles?: BundleRevisions;
  /** The layers' settings joined: lists united, `mode` shadow only where every layer says so. */
  readonly config: PolicyConfig;
  decide(input: InputDocument): Verdict;
  hidden(input: InputDocument, tools: readonly ToolFact[]): ReadonlySet<string>;
  dispose(): void;
}
