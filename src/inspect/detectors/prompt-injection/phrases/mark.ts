import type { Surface } from '../../../inspector.js';

/** What stands for itself by the signs that it is written with. */
export interface Mark {
  readonly rule: string;
  readonly weight: number;
  /** What stands in every match. */
  readonly needs: string;
  /** Words of which one does, letter case aside. */
  readonly words?: readonly string[];
  readonly pattern: RegExp;
  /** It tells only there. */
  readonly surface?: Surface;
}
