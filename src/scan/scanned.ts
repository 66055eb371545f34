import { maskShapes } from '../audit/mask/credential-shapes.js';
import type { Effect, Reason } from '../pdp/decision.js';
import type { Finding } from '../pdp/input-document.js';
import type { Judgement } from '../pep/judge/judgement.js';
import type { Place } from './subject.js';

/** What the policy does because of a finding. `passed`: nothing at all. */
export type Outcome = 'blocked' | 'asked' | 'redacted' | 'noted' | 'passed';

export interface ScannedFinding extends Finding {
  readonly outcome: Outcome;
  /** What the guard says of it; undefined where it says nothing. */
  readonly says: string | undefined;
}

/** What was found in one thing, and what the policy would do about it. */
export interface Scanned {
  readonly place: Place;
  /** What it is, in a few words, with names of the client's and the server's in it, without credentials. */
  readonly what: string;
  readonly effect: Effect;
  readonly findings: readonly ScannedFinding[];
  /** Why it would be refused, beside what was found in it: rules of the policy, labels of the session, bounds of the proxy. */
  readonly reasons: readonly Reason[];
}

type Judged = Pick<Judgement, 'effect' | 'reasons' | 'warnings' | 'redactions'>;

export function scannedOf(place: Place, what: string, judged: Judged, found: readonly Finding[]): Scanned {
  const findings = found.map((finding) => withOutcome(finding, judged));
  const told = new Set(findings.map(({ rule }) => rule));
  return {
    place,
    what: maskShapes(what),
    effect: judged.effect,
    findings,
    reasons: judged.effect === 'allow' ? [] : judged.reasons.filter(({ id }) => !told.has(id)),
  };
}

/** The policy stops it or changes it. */
export function isRefused({ effect, findings }: Scanned): boolean {
  return effect !== 'allow' || findings.some(({ outcome }) => outcome === 'redacted');
}

function withOutcome(finding: Finding, { effect, reasons, warnings, redactions }: Judged): ScannedFinding {
  const reason = reasons.find(({ id, message }) => id === finding.rule && speaksOf(message, finding));
  const warning = warnings.find(({ id, message }) => id === finding.rule && speaksOf(message, finding));
  if (reason !== undefined && effect !== 'allow')
    return { ...finding, outcome: effect === 'ask' ? 'asked' : 'blocked', says: reason.message };
  const cut = redactions.some(
    ({ path, span }) =>
      isAtOrAbove(path, finding.path) && (span === undefined || (span[0] <= finding.span[0] && span[1] >= finding.span[1])),
  );
  if (cut) return { ...finding, outcome: 'redacted', says: undefined };
  if (warning !== undefined) return { ...finding, outcome: 'noted', says: warning.message };
  // Where the whole is refused nothing is left to be cut out.
  if (effect !== 'allow') return { ...finding, outcome: effect === 'ask' ? 'asked' : 'blocked', says: undefined };
  return { ...finding, outcome: 'passed', says: undefined };
}

/** Reasons of the shipped guards name the place; others may say it in words of their own. */
function speaksOf(message: string, { path, rule }: Finding): boolean {
  return !message.includes(`(${rule}) in `) || message.includes(`(${rule}) in ${path}`);
}

function isAtOrAbove(pointer: string, path: string): boolean {
  return path === pointer || path.startsWith(`${pointer}/`);
}
