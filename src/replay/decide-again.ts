import { createRateLimiter } from '../limits/create-rate-limiter.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import type { Reason } from '../pdp/decision.js';
import type { InputDocument } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { limitReason } from '../pep/judge/counting.js';
import { dutiesOf, effectOf, redactablePart } from '../pep/judge/obligations.js';
import { argumentFactsFor } from './argument-facts.js';
import { promptFactFor, toolFactFor } from './tool-fact.js';
import { createRoots, pathFactsFor, type Root } from './path-facts.js';
import type { RecordedCall, Said } from './recorded-call.js';
import { unknownValues, type Reads } from './unknown-values.js';

/** Policies as `loadPolicySet` gives them. */
export interface ReplayPolicy {
  readonly set: PolicySet;
  readonly reads: Reads;
}

export interface ReplayOptions {
  /** Count calls in the policy's rate limits, at the times of the log. */
  readonly limits?: boolean;
  readonly roots?: Root;
}

export interface Replayed extends Said {
  /** JSON Pointers of what the policy may read and the log does not hold as it was: empty means that this is the policy's very answer. */
  readonly unknown: readonly string[];
  /** The document that it decided: the recorded one, with the facts that this policy asks for. */
  readonly input: InputDocument;
}

/** Asks a policy what it says of recorded calls: the enforcement point's way from a verdict to an effect, on the recorded document. */
export function createReplay({ set, reads }: ReplayPolicy, options: ReplayOptions = {}): (call: RecordedCall) => Replayed {
  const roots = options.roots ?? createRoots();
  const limits = options.limits === true ? createReplayedLimits() : undefined;
  return (call) => {
    // Its own revision found these facts: there is nothing to tell anew.
    const own = call.revision === set.revision;
    const told = own ? { paths: call.input.paths, unknown: [] } : pathFactsFor(call, set.config, roots);
    const input = own
      ? call.input
      : {
          ...call.input,
          ...toolFactFor(call, set.config),
          ...promptFactFor(call, set.config),
          paths: told.paths,
          ...argumentFactsFor(call, set.config),
        };
    const verdict = set.decide(input);
    const duties = dutiesOf(verdict, input.identity.subject, redactablePart(input));
    const obstacles = [...call.said.reasons.filter(isOfTheMessage), ...duties.obstacles];
    if (limits !== undefined && verdict.effect === 'allow' && obstacles.length === 0 && isCounted(call)) {
      const refused = limits(call.time, duties.limits);
      if (refused !== undefined) obstacles.push(refused);
    }
    return {
      effect: effectOf(verdict, obstacles),
      reasons: verdict.effect === 'allow' ? obstacles : verdict.reasons,
      rules: verdict.rules,
      unknown: [...new Set([...unknownValues(call, reads), ...told.unknown])],
      input,
    };
  };
}

/** A message that was too large to be inspected whole is that for every policy. */
function isOfTheMessage({ source, id }: Reason): boolean {
  return source === 'pep' && id === 'inspection_incomplete';
}

/** Only a client's calls of tools count. */
function isCounted({ input: { method, kind, direction } }: RecordedCall): boolean {
  return method === 'tools/call' && kind === 'request' && direction === 'client_to_server';
}

type Take = (time: number, limits: Parameters<RateLimiter['take']>[0]) => Reason | undefined;

/** Windows over the recorded times. Entries of parallel logs may be out of order by a little: time never runs backwards. */
function createReplayedLimits(): Take {
  let now = 0;
  const limiter = createRateLimiter({ clock: { monotonic: () => now } });
  return (time, limits) => {
    if (time > now) now = time;
    const taken = limits.length === 0 ? ({ ok: true } as const) : limiter.take(limits);
    if (taken.ok) return undefined;
    return limitReason(taken.limit);
  };
}

/**
 * What the log says, comparable with a replay. Without limits a call that only a limit refused counts as what the policy said of
 * it: allowed.
 */
export function recordedSaid({ said }: RecordedCall, limits: boolean): Said {
  const limited = said.reasons.length > 0 && said.reasons.every(({ source, id }) => source === 'pep' && id === 'rate_limited');
  return limited && !limits ? { ...said, effect: 'allow', reasons: [] } : said;
}
