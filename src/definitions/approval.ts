import type { DefinitionKind, Drift } from '../pdp/input-document.js';

/** What somebody approved of one server: the lock file, as decisions ask it. */
export interface Approval {
  /** How a definition differs from what was approved; undefined: not at all, or nobody approves definitions of this kind. */
  drift(kind: DefinitionKind, name: string, fingerprint: string): Drift | undefined;
  /** Whether it is among what was approved; undefined: nobody approves definitions of this kind. */
  knows(kind: DefinitionKind, name: string): boolean | undefined;
  /** Whether a template that was approved leads to this URI; undefined: nobody approves resources, or templates. */
  leadsTo(uri: string): boolean | undefined;
  /** What was approved and is not among these. */
  missing(kind: DefinitionKind, names: ReadonlySet<string>): readonly string[];
}
