import type { JsonObject } from '../protocol/json/json.js';
import type { Outcome } from './decision.js';
import type { FactKind, InputDocument, Mode, ToolFact } from './input-document.js';
import type { Role } from './role.js';

/**
 * One activated policy revision. Synchronous: a message is decided between two reads, by one revision.
 * `decide` never throws; whatever goes wrong is an `Outcome` that the PEP turns into a denial.
 */
export interface Evaluator {
  /** Content hash of everything that can change an answer, `sha256:<hex>`. */
  readonly revision: string;
  /** `data.mcp.config`: what the policy asks of the other rooms (paths, audit, mode, sanitize). */
  readonly config: PolicyConfig;
  decide(input: InputDocument): Outcome;
  /** Names out of `tools` that this policy can never allow; empty where it cannot say. Never throws. */
  hidden(input: InputDocument, tools: readonly ToolFact[]): ReadonlySet<string>;
  dispose(): void;
}

export type FactsWanted = { readonly [Kind in FactKind]?: readonly string[] };

/**
 * `all`: the policy reads results, so every response is decided. `findings`: results of acting requests are inspected, and the shipped
 * guards are asked where something was found; all others go on as they came, unrecorded. `none`: nobody reads them.
 */
export type ResultsRead = 'all' | 'findings' | 'none';

export type StatedRoles = ReadonlyMap<string, ReadonlyMap<string, Role>>;

/** `data.mcp.config` of a bundle: the settings that Rego does not decide but other rooms carry out. */
export interface PolicyConfig {
  readonly mode?: Mode;
  readonly paths: {
    /** Path prefixes that the policy speaks of; pip resolves them and reports which hold. */
    readonly prefixes: readonly string[];
    /** Argument names that are paths beside the documented list. */
    readonly arguments: readonly string[];
  };
  readonly audit: { readonly redact_fields: readonly string[]; readonly include_arguments: boolean; readonly log_all: boolean };
  /** The kinds of facts that the policy reads, each with the arguments (JSON Pointers, `*` for any step) that it wants beside those by role. */
  readonly facts: FactsWanted;
  /** The arguments, by their names, inside of which the policy reads or redacts; `all` where nobody can tell. */
  readonly inside: 'all' | readonly string[];
  /** By the exact name of a tool: JSON Pointers of arguments that the detectors take for what the policy says, with all below them. */
  readonly roles?: StatedRoles;
  /** Which responses the PEP asks the policy about. */
  readonly results: ResultsRead;
  /** By layer: names and patterns of tools that it restricts; a name like one of them is no new tool. */
  readonly restrictedTools: readonly (readonly string[])[];
  /** The same of prompts. */
  readonly restrictedPrompts: readonly (readonly string[])[];
  /** The policy asks where words of calls were met before. */
  readonly origins: boolean;
  /** The lock file that definitions are held to, where the policy names one. */
  readonly lock?: string;
  /** Everything below `data.mcp.config`, as loaded. */
  readonly raw: JsonObject;
}
