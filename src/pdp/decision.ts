import type { JsonObject } from '../protocol/json/json.js';

/** What a policy says of one message. Deny beats ask beats allow. */
export type Effect = 'allow' | 'deny' | 'ask';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Why the effect is what it is. `source` is the Rego package that said so, e.g. `mcp.policy` or `mcp.guards.paths.traversal`. */
export interface Reason {
  readonly id: string;
  readonly message: string;
  readonly severity: Severity;
  readonly source: string;
}

export const RATE_UNITS = ['second', 'minute', 'hour', 'day'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** In any span of time that long no more than so many requests: an exact sliding window. */
export interface Rate {
  /** From 1 to `MAX_REQUESTS`. */
  readonly requests: number;
  readonly per: RateUnit;
}

/** An exact window keeps one timestamp a request (8 bytes), so a limit is also a bound on memory: 8 MB at most. */
export const MAX_REQUESTS = 1_000_000;

/** How much of a message its record keeps. */
export type LogLevel = 'minimal' | 'full';

/**
 * What the PEP must do with an allow. A closed table: a kind or a field that is not here denies (invariant 1).
 * `rate_limit.key` names the counter: the tool, or absent for one counter shared by every tool.
 * `redact.path` is a JSON Pointer into the input document below `/arguments` (or `/result`);
 * `span` are the UTF-16 offsets of what goes of a string that stands there. Without it, and for [0, 0], all of the value goes.
 */
export type Obligation =
  | (Rate & { readonly kind: 'rate_limit'; readonly key?: string; readonly id?: string })
  | { readonly kind: 'redact'; readonly path: string; readonly span?: readonly [number, number]; readonly replacement?: string }
  | { readonly kind: 'approve'; readonly approvers?: readonly string[]; readonly message?: string }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'log'; readonly level: LogLevel };

/** The answer of the entrypoint `mcp/main/decision`, parsed and checked. */
export interface Decision {
  readonly allow: boolean;
  readonly effect: Effect;
  readonly reasons: readonly Reason[];
  /** Ids of the rules that decided, allows too. */
  readonly rules: readonly string[];
  readonly warnings: readonly Reason[];
  readonly obligations: readonly Obligation[];
  readonly labels: readonly string[];
}

/** Why there is no decision. Each is a denial with its own reason id (`outcome.<code>`). */
export type FailureCode =
  | 'undefined_decision'
  | 'malformed_decision'
  | 'evaluation_error'
  | 'missing_builtin'
  | 'unknown_obligation'
  | 'input_too_large'
  /** The policy did not end within what a decision may cost … */
  | 'steps'
  /** … or within the memory that it may take. */
  | 'memory'
  | 'no_policy'
  | 'no_answer'
  | 'deadline';

export type Outcome =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'undefined'; readonly code: FailureCode; readonly message: string }
  | { readonly kind: 'error'; readonly code: FailureCode; readonly message: string; readonly detail?: JsonObject };
