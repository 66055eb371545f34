import type { JsonObject } from '../protocol/json/json.js';

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
  /** By patterns of paths that begin with `/`, before `rego_version`. */
  readonly file_rego_versions?: Readonly<Record<string, 0 | 1>>;
  readonly wasm?: readonly { readonly entrypoint: string; readonly module: string }[];
  readonly metadata?: JsonObject;
}

export interface BundlePart {
  readonly roots: readonly string[];
  /** Paths of its modules; absent: all. */
  readonly modules?: ReadonlySet<string>;
  readonly data: JsonObject;
}

/** An OPA bundle in memory: what the compiler emits, what a directory, a `.rego` or a `bundle.tar.gz` loads to. */
export interface Bundle {
  readonly modules: readonly RegoModule[];
  readonly data: JsonObject;
  readonly manifest?: Manifest;
  /** Of several bundles that were joined: what each brought, and the roots that it must lie under. */
  readonly parts?: readonly BundlePart[];
  /** Paths of the modules that are Rego v0. */
  readonly oldModules?: ReadonlySet<string>;
  /** The module of a bundle that was built elsewhere, whose manifest says that it holds the decision. */
  readonly wasm?: Uint8Array;
}
