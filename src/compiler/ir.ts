import type { Span } from '../errors/diagnostic.js';
import type { Rate, Severity } from '../pdp/decision.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { Condition } from './conditions/condition.js';
import type { Glob } from '../pdp/glob.js';
import type { Annotations } from './language/annotations.js';
import type { RuleObligation } from './language/obligations.js';
import type { Action } from './language/action.js';
import type { ServerDefault } from './language/servers.js';
import type { TargetKind } from './language/target.js';
import type { WrittenText } from './source/written-text.js';

/** A policy as the emitter sees it: rules by what they are about, everything named, nothing left to default. Frozen. */
export interface PolicyIr {
  readonly file: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The author's own, for the bundle's manifest. */
  readonly metadata: JsonObject;
  /** What the log as a whole answers (`audit.mitigates`). */
  readonly mitigates: readonly string[];
  readonly fallback: FallbackIr;
  /** Instead of the fallback's action, on these servers. */
  readonly serverDefaults: readonly ServerDefault[];
  readonly targets: Readonly<Record<TargetKind, TargetsIr>>;
  readonly globalLimit: LimitIr | undefined;
  /** Rego that `rego` conditions share. */
  readonly helpers: readonly WrittenText[];
  /** `data.mcp.config`. */
  readonly config: JsonObject;
}

/** What happens where no rule speaks of a message. */
export interface FallbackIr {
  readonly id: string;
  readonly action: Action;
  readonly reason: string | undefined;
  readonly severity: Severity;
  readonly mitigates: readonly string[];
  readonly limit: LimitIr | undefined;
  readonly obligations: readonly RuleObligation[];
  /** Absent where the file states no default: then it is deny. */
  readonly source: Span | undefined;
}

/** The groups of one kind, sorted. */
export interface TargetsIr {
  readonly names: readonly GroupIr[];
  readonly patterns: readonly GroupIr[];
}

/** All rules about one name or one pattern. A rule that names several stands in the group of each. */
export interface GroupIr {
  readonly glob: Glob;
  readonly rules: readonly RuleIr[];
  /** From `rate_limits.per_tool`: counted whichever rule allows. */
  readonly limit: LimitIr | undefined;
}

export interface RuleIr {
  readonly id: string;
  readonly action: Action;
  /** The author's reason, or what the rule does. */
  readonly title: string;
  /** What a deny or an ask says, and an allow that does not hold. */
  readonly message: string;
  readonly severity: Severity;
  readonly mitigates: readonly string[];
  readonly conditions: readonly Condition[];
  readonly limit: LimitIr | undefined;
  readonly obligations: readonly RuleObligation[];
  /** Of these servers only, and of tools that say this of themselves: of others it says nothing. */
  readonly servers: readonly Glob[] | undefined;
  readonly annotations: Annotations | undefined;
  readonly source: Span;
}

export interface LimitIr extends Rate {
  readonly id: string;
  readonly mitigates: readonly string[];
  readonly source: Span;
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
