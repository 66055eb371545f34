import { lookAgain, type Looking } from '../explain/look-again.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { dutiesOf, effectOf, redactablePart } from '../pep/judge/obligations.js';
import type { JsonObject } from '../protocol/json/json.js';
import { callOfInput } from '../replay/recorded-call.js';
import { scannedOf, type Scanned } from './scanned.js';
import type { Place } from './subject.js';

/**
 * An input document of a log, looked at and decided anew. What was masked in it is not there to be found; of an answer the findings are those
 * of the log. Undefined for what is no such document.
 */
export function judgeRecorded(place: Place, document: JsonObject, policy: PolicySet, looking: Looking): Scanned | undefined {
  const call = callOfInput(document);
  if (call === undefined) return undefined;
  const input = lookAgain(call.input, policy.config, looking);
  const verdict = policy.decide(input);
  const duties = dutiesOf(verdict, input.identity.subject, redactablePart(input));
  const judged = {
    effect: effectOf(verdict, duties.obstacles),
    reasons: [...verdict.reasons, ...duties.obstacles],
    warnings: verdict.warnings,
    redactions: duties.redactions,
  };
  return scannedOf(place, `${input.kind === 'response' ? 'answer of' : 'call of'} ${call.subject}`, judged, input.findings);
}
