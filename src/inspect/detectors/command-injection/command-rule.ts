import type { Severity } from '../../../pdp/decision.js';
import type { Confidence } from '../../../pdp/input-document.js';

export interface CommandRule {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly pattern: RegExp;
  /** Whether a match is what people type at work: it is noted then, and the next match looked at. */
  readonly isUsual?: IsUsual | undefined;
}

/** What a pattern matched in a command. */
export interface Typed {
  readonly match: string;
  /** The command up to the match. */
  readonly before: string;
  /** From the match on, at most `CONTEXT` characters. */
  readonly from: string;
  readonly text: string;
}

export type IsUsual = (typed: Typed) => boolean;

/** Characters of a command from a match on: a program in quotes, or what is written into a file. */
export const CONTEXT = 1_024;

interface Also {
  readonly confidence?: Confidence;
  readonly isUsual?: IsUsual;
}

export const commandRule = (
  name: string,
  severity: Severity,
  pattern: RegExp,
  { confidence = 'high', isUsual }: Also = {},
): CommandRule => ({
  rule: name,
  confidence,
  severity,
  pattern,
  isUsual,
});
