import type { Facet } from '../facets/facet.js';

/** A learned rule, and what a reviewer should know of it. */
export interface LearnedRule {
  readonly kind: 'tool' | 'resource' | 'prompt' | 'method';
  readonly names: readonly string[];
  /** Only of this server; undefined where the log is of one. */
  readonly server: string | undefined;
  readonly action: 'allow' | 'deny';
  readonly facets: readonly Facet[];
  /** Comment lines. Hostile text in them is quoted already. */
  readonly notes: readonly string[];
  /** Calls a minute. */
  readonly limit: number | undefined;
}

/** What is not in the policy, and why. `allowed`: so many calls of it were allowed in the log, and are denied now. */
export interface LeftOut {
  readonly kind: LearnedRule['kind'];
  readonly name: string;
  readonly server: string | undefined;
  readonly why: string;
  readonly allowed: number;
}
