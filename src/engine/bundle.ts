import type { JsonObject } from '../protocol/json.js';

/** One Rego module. `path` is relative with forward slashes and is what diagnostics name. */
export interface RegoModule {
  readonly path: string;
  readonly text: string;
}

/** `.manifest` of an OPA bundle (https://www.openpolicyagent.org/docs/management-bundles#bundle-file-format). */
export interface Manifest {
  readonly revision?: string;
  readonly roots?: readonly string[];
  readonly rego_version?: 0 | 1;
  readonly wasm?: readonly { readonly entrypoint: string; readonly module: string }[];
  readonly metadata?: JsonObject;
}

/** An OPA bundle in memory: what the compiler emits, what a directory, a `.rego` or a `bundle.tar.gz` loads to. */
export interface Bundle {
  readonly modules: readonly RegoModule[];
  readonly data: JsonObject;
  readonly manifest?: Manifest;
  /** `policy.wasm` of a bundle that was built elsewhere. */
  readonly wasm?: Uint8Array;
}
