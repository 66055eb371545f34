/** What came of one test: a case of a YAML file, or a rule `test_…` of Rego. */
export interface TestedCase {
  readonly name: string;
  /** Of a Rego test. */
  readonly package?: string;
  readonly outcome: 'pass' | 'fail' | 'error' | 'skip';
  readonly file: string;
  readonly line: number;
  readonly duration_ns?: number;
  /** What was expected and came, one sentence a line; then why. */
  readonly error?: string;
  /** What a Rego test printed. */
  readonly output?: string;
  /** Of a Rego test `test_x[case]`. */
  readonly cases?: readonly { readonly name: string; readonly fail: boolean }[];
  readonly benchmarks?: readonly Benchmark[];
}

/** How long one evaluation of a test takes. Allocations are those of the interpreter. */
export interface Benchmark {
  readonly engine: 'topdown' | 'wasm';
  readonly n: number;
  readonly ns_per_op: number;
  readonly allocs_per_op?: number;
  readonly bytes_per_op?: number;
}

export interface TestedSuite {
  /** The file of cases, or what was tested. */
  readonly name: string;
  readonly cases: readonly TestedCase[];
}

/** What tests reach of one file. */
export interface FileCoverage {
  readonly path: string;
  readonly percent: number;
  readonly covered: number;
  readonly total: number;
  /** Lines that no test reaches, as `3` or `7-9`. */
  readonly missed: readonly string[];
  /** Of YAML: what is missing there. */
  readonly points?: readonly { readonly line: number; readonly what: string }[];
}

export interface Coverage {
  readonly percent: number;
  readonly files: readonly FileCoverage[];
}

export interface TestReport {
  readonly suites: readonly TestedSuite[];
  readonly coverage?: Coverage;
}

/** In percent, with one decimal. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part / whole) * 1000) / 10;
}
