import type { Severity } from '../../../pdp/decision.js';
import type { Confidence } from '../../../pdp/input-document.js';

export interface CommandRule {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly pattern: RegExp;
}

export const commandRule = (name: string, severity: Severity, pattern: RegExp, confidence: Confidence = 'high'): CommandRule => ({
  rule: name,
  confidence,
  severity,
  pattern,
});
