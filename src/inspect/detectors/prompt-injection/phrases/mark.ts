import type { Surface } from '../../../inspector.js';

/** What stands for itself by the signs that it is written with. */
export interface Mark {
  readonly rule: string;
  readonly weight: number;
  /** What stands in every match. */
  readonly needs: string;
  /** One of these does. */
  readonly oneOf?: readonly string[];
  /** Words of which one does, letter case aside. */
  readonly words?: readonly string[];
  readonly pattern: RegExp;
  /**
   * Where a match begins, as far as that is told: at what it needs, or so many characters before that or before one of its words at most. Elsewhere
   * it is not tried.
   */
  readonly begins?: 'at needs' | { readonly beforeNeeds: number } | { readonly before: number };
  /** It tells only there. */
  readonly surface?: Surface;
}
