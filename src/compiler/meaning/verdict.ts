import type { Effect, Obligation, Reason } from '../../pdp/decision.js';
import type { Rule } from '../language/rule.js';
import type { JudgedList } from './judge-conditions.js';
import type { Tier } from './tier.js';

/** What a policy says of one message, and why. Guards and other layers are not asked. */
export interface Verdict {
  readonly effect: Effect;
  /** As `data.mcp.main.decision` gives them: those that deny, else those that ask; none of an allow. */
  readonly reasons: readonly Omit<Reason, 'source'>[];
  /** Ids of the rules that decided. */
  readonly rules: readonly string[];
  readonly obligations: readonly Obligation[];
  readonly labels: readonly string[];
  readonly trace: Trace;
}

export interface Trace {
  /** The tier that counts: of allow and ask rules only those in it can allow. */
  readonly tier: Tier;
  /** A pattern and the default do not vouch for a tool that the server does not list. */
  readonly unlisted: boolean;
  /** The rules that speak of the message, in the order of the file. */
  readonly rules: readonly JudgedRule[];
}

export interface JudgedRule extends JudgedList {
  readonly rule: Rule;
  readonly id: string;
  readonly tier: Tier;
  /** A deny always counts, an allow or ask in the tier that does. */
  readonly counts: boolean;
  /** `decides`: it denies, asks or allows this message. A deny trips unless it certainly fails, an allow and an ask have to hold. */
  readonly decides: boolean;
}
