import type { Diagnostic } from '../errors/diagnostic.js';
import type { JsonObject, JsonValue } from '../protocol/json/json.js';
import type { RegoModule } from './bundle.js';

/** Of every module of a request: 1, unless a bundle's manifest says 0. */
export type RegoVersion = 0 | 1;

export interface BuildRequest {
  readonly modules: readonly RegoModule[];
  /** Needed only where rules and data can collide; it is not part of the module. */
  readonly data?: JsonObject;
  readonly regoVersion?: RegoVersion;
  /** Slash form, e.g. `mcp/main/decision`. */
  readonly entrypoints: readonly string[];
}
export type BuildResult =
  | { readonly ok: true; readonly wasm: Uint8Array; readonly entrypoints: readonly string[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface CheckRequest {
  readonly modules: readonly RegoModule[];
  readonly data?: JsonObject;
  readonly regoVersion?: RegoVersion;
  readonly strict?: boolean;
  /** JSON Schemas by the name that `schemas:` annotations use; `input` types the input document. */
  readonly schemas?: Readonly<Record<string, JsonObject>>;
  /** Of the report, 100 by default; −1 for all. */
  readonly maxErrors?: number;
}
export interface CheckResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface FormatResult {
  readonly ok: boolean;
  readonly files: readonly { readonly path: string; readonly text: string; readonly changed: boolean }[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface TestRequest {
  readonly modules: readonly RegoModule[];
  readonly data?: JsonObject;
  readonly regoVersion?: RegoVersion;
  /** A regular expression (RE2) over `data.<package>.<name>`. */
  readonly run?: string;
  readonly coverage?: boolean;
  /** For one test, 5,000 by default (30,000 with `bench`). One that takes longer is stopped and has the outcome `error`, whatever it does. */
  readonly timeoutMs?: number;
  /** The values of variables where a test failed. */
  readonly varValues?: boolean;
  /** Measures each test, as `opa test --bench` does; without coverage and printing. */
  readonly bench?: boolean;
}
export interface TestCase {
  readonly package: string;
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'error' | 'skip';
  readonly duration_ns: number;
  readonly file: string;
  readonly line: number;
  readonly error?: string;
  readonly output?: string;
  readonly failed_at?: FailedAt;
  /** The cases of a test `test_x[case]`. */
  readonly sub_results?: readonly SubResult[];
  readonly benchmark?: Benchmark;
}
/** The expression that was evaluated last where a test failed. */
export interface FailedAt {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** The expression, and below each variable what it held. */
  readonly values?: string;
}
export interface SubResult {
  readonly name: string;
  readonly fail: boolean;
  readonly failed_at?: FailedAt;
  readonly sub_results?: readonly SubResult[];
}
export interface Benchmark {
  readonly n: number;
  readonly ns_per_op: number;
  readonly allocs_per_op: number;
  readonly bytes_per_op: number;
}
export interface TestResult {
  readonly ok: boolean;
  readonly cases: readonly TestCase[];
  readonly diagnostics: readonly Diagnostic[];
  /** OPA's own coverage report: `{files, covered_lines, not_covered_lines, coverage}`. */
  readonly coverage?: JsonObject;
}

export interface EvalRequest {
  readonly modules: readonly RegoModule[];
  readonly data?: JsonObject;
  readonly regoVersion?: RegoVersion;
  readonly query: string;
  readonly input?: JsonValue;
  /** RFC 3339 time for `time.now_ns()`; the present when absent. */
  readonly time?: string;
  /** An error of a builtin stops the evaluation (a diagnostic) instead of leaving the call undefined. */
  readonly strictBuiltinErrors?: boolean;
  /** What the query is read in: `data.p`, `data.q as r`. */
  readonly package?: string;
  readonly imports?: readonly string[];
  /** Evaluates as far as it can be without the unknowns, `input` by default. */
  readonly partial?: boolean;
  readonly unknowns?: readonly string[];
  readonly explain?: 'full' | 'notes' | 'fails' | 'debug';
  /** Values of variables in the explanation. */
  readonly varValues?: boolean;
  readonly profile?: boolean;
  /** 10 by default. */
  readonly profileLimit?: number;
  readonly profileSort?: readonly string[];
  readonly coverage?: boolean;
  /** After this the engine's process is ended and the promise rejected; 60,000 by default. */
  readonly timeoutMs?: number;
}
/** What was observed, whether or not the evaluation came to an end. */
export interface Observed {
  /** What the policy printed. */
  readonly output?: string;
  readonly explanation?: string;
  /** Expressions and their costs, the most expensive first. */
  readonly profile?: readonly ExprStats[];
  /** OPA's own coverage report. */
  readonly coverage?: JsonObject;
}
export interface ExprStats {
  readonly total_time_ns: number;
  readonly num_eval: number;
  readonly num_redo: number;
  readonly num_gen_expr: number;
  readonly file: string;
  readonly line: number;
}
export type EvalResult = Observed &
  (
    | {
        readonly ok: true;
        /** As `result` of `opa eval --format json`; empty when the query is undefined. */
        readonly result: readonly JsonObject[];
        /** What is left of the query, as source: one of `queries` must hold, over the modules of `support`. */
        readonly partial?: { readonly queries: readonly string[]; readonly support: readonly string[] };
      }
    | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  );

/** What one module declares, for checks that Rego cannot do itself ("does the policy define `allow`?"). */
export interface ModuleFacts {
  readonly path: string;
  /** `mcp.policy.tools.read_file`, without `data.` */
  readonly package: string;
  readonly line: number;
  readonly rules: readonly { readonly name: string; readonly line: number; readonly column: number; readonly default: boolean }[];
}
export type ParseResult =
  { readonly ok: true; readonly modules: readonly ModuleFacts[] } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * OPA itself, in WASM, in a child process: started by the first call, ended when idle or when a deadline passes.
 * A rejected promise is a defect of ours or a deadline (`EngineError`); what the author did wrong is in the results.
 */
export interface Engine {
  build(request: BuildRequest): Promise<BuildResult>;
  check(request: CheckRequest): Promise<CheckResult>;
  parse(modules: readonly RegoModule[], regoVersion?: RegoVersion): Promise<ParseResult>;
  format(modules: readonly RegoModule[]): Promise<FormatResult>;
  test(request: TestRequest): Promise<TestResult>;
  evaluate(request: EvalRequest): Promise<EvalResult>;
  /** The generic door: `deps`, `inspect`, `sign`, `verify`, `capabilities`, `version`. */
  call(op: string, request: object): Promise<JsonObject>;
  close(): Promise<void>;
}
