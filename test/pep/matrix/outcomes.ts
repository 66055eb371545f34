import type { EvaluationData } from '../../../src/audit/event.js';
import type { Inspector } from '../../../src/inspect/inspector.js';
import type { PolicySet } from '../../../src/pdp/policy-set.js';
import { bench } from '../harness.js';
import { ATTACKS, PLAIN } from './attacks.js';
import type { Place } from './place.js';

/** A letter for each detector: what becomes of its attack in this place. */
export function outcomesAt(place: Place, policy: PolicySet, inspector: Inspector): readonly string[] {
  const sent = (text: string) => {
    const at = bench({ inspector });
    at.use(policy);
    const left = place.send(at, text).join('');
    return { arrived: spellings(text).some((each) => left.includes(each)), said: at.evaluations() };
  };
  if (!sent(PLAIN).arrived) return Object.keys(ATTACKS).map(() => '-');
  return Object.entries(ATTACKS).map(([detector, text]) => {
    const { arrived, said } = sent(text);
    const told = said.some((each) => [...each.reasons, ...each.warnings].some(({ id }) => id.startsWith(`${detector}.`)));
    if (arrived) return told || found(said, detector) ? 'n' : '.';
    // Of a member's name the object goes that it is in.
    if (said.every(({ decision }) => decision === 'allow')) return 'R';
    return told ? 'B' : 'b';
  });
}

function found(said: readonly EvaluationData[], detector: string): boolean {
  return said.some(({ input }) => {
    const { findings = [], definition } = (input ?? {}) as {
      findings?: { detector: string }[];
      definition?: { findings: { detector: string }[] };
    };
    return [...findings, ...(definition?.findings ?? [])].some((each) => each.detector === detector);
  });
}

/** As it stands in JSON, in Base64, and in a URL. */
function spellings(text: string): readonly string[] {
  return [JSON.stringify(text).slice(1, -1), Buffer.from(text).toString('base64')];
}
