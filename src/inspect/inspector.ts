import type { Finding } from '../pdp/input-document.js';
import type { JsonObject, JsonValue } from '../protocol/json/json.js';
import type { StatedRoles } from './roles/stated-roles.js';

export type Surface = 'arguments' | 'result' | 'definition' | 'sampling' | 'elicitation';

export interface InspectionRequest {
  readonly surface: Surface;
  readonly method: string;
  readonly tool?: string | undefined;
  /** The tool's `inputSchema`, once a tools/list was seen. */
  readonly schema?: JsonObject | undefined;
  readonly value: JsonValue;
  /** JSON Pointer of `value` in the input document, `/arguments` as a rule. */
  readonly root: string;
  /** Argument names the policy calls paths, beside the documented list. */
  readonly pathArguments: readonly string[];
  /** JSON Pointers of what a person typed into a form: no name excuses a credential there. */
  readonly typed?: readonly string[] | undefined;
  /** What the policy says that arguments of this tool are. */
  readonly roles?: StatedRoles | undefined;
}

/**
 * Reads one value once and says what it saw; the policy decides what that means.
 * `complete` is false when a limit was hit: what was not scanned is not allowed (the PEP denies, `inspection_incomplete`).
 * Never throws for any JSON value.
 */
export interface Inspector {
  inspect(request: InspectionRequest): { readonly findings: readonly Finding[]; readonly complete: boolean };
}

/** `--no-sanitize`: nothing is looked at, nothing is found. */
export const blindInspector: Inspector = { inspect: () => ({ findings: [], complete: true }) };
