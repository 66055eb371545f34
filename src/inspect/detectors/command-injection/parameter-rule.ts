import type { Confidence } from '../../../pdp/input-document.js';

/** A pattern that shows how a value leaves its place in a command. */
export interface ParameterRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Where the value is one word by its name (a host, a branch), a path or URL, or free text; absent means not judged there. */
  readonly word?: Confidence;
  readonly place?: Confidence;
  readonly text?: Confidence;
}
