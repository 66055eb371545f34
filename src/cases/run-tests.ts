import { checkRe2 } from '../compiler/regex/check-re2.js';
import { toRegExp } from '../compiler/regex/to-reg-exp.js';
import type { Engine, TestCase, TestRequest, TestResult } from '../engine/engine.js';
import { UserError } from '../errors/exit.js';
import type { BuildDeps } from '../pap/layer/build-layer.js';
import { isTestFile } from '../pap/bundle/bundle-file.js';
import { PolicyError } from '../pap/policy-error.js';
import { layerName } from '../pap/source/policy-source.js';
import { loadTestSuites, type TestSuite } from '../pap/test-suites.js';
import { besideLibrary } from '../pdp/library.js';
import { systemClock } from '../telemetry/clock.js';
import { benchInWasm } from './bench-tests.js';
import { loadCasePolicy, type CasePolicy } from './case-policy.js';
import { inWasm } from './compare-engines.js';
import { findCases, isCaseFile, type FoundCases } from './find-cases.js';
import { compileTests } from './in-wasm.js';
import { regoCase } from './rego-case.js';
import { coverageOf, joinCoverage } from './rego-coverage.js';
import { runCases } from './run-cases.js';
import type { TestEngine } from './test-engine.js';
import type { FileCoverage, TestedCase, TestReport, TestedSuite } from './tested.js';
import { YamlCoverage } from './yaml-coverage.js';

export interface TestOptions {
  /** Only tests whose name it is found in: RE2, of Rego tests over `data.<package>.<name>`. */
  readonly run: string | undefined;
  readonly coverage: boolean;
  /** Of Rego tests, `topdown` by default; YAML cases are decided by both. */
  readonly engine?: TestEngine;
  /** The values of variables where a Rego test failed. */
  readonly varValues?: boolean;
  /** Measures Rego tests that pass. */
  readonly bench?: boolean;
  /** One Rego test; OPA's default when absent. */
  readonly timeoutMs?: number;
  /** Loads the paths as bundles. */
  readonly bundle?: boolean;
}

/** The YAML cases and the Rego tests that paths name. Throws a `UserError` for what cannot be tested. */
export async function runTests(paths: readonly string[], options: TestOptions, deps: BuildDeps): Promise<TestReport> {
  const found = findCases(paths);
  const rest = paths.filter((path) => !isCaseFile(path));
  const suites = rest.length === 0 ? [] : await loadTestSuites(rest, { bundle: options.bundle ?? false });
  const withTests = found.length === 0 ? suites : suites.filter(({ modules }) => modules.some(({ path }) => isTestFile(path)));
  const yaml = await runYaml(found, options, deps);
  const rego = await runRego(withTests, options, deps);
  const coverage = options.coverage ? joinCoverage([yaml.coverage, ...rego.coverage]) : undefined;
  return { suites: [...yaml.suites, ...rego.suites], ...(coverage === undefined ? {} : { coverage }) };
}

async function runYaml(found: readonly FoundCases[], { run }: TestOptions, deps: BuildDeps) {
  const wanted = run === undefined ? undefined : expressionOf(run);
  const policies = new Map<string, { readonly policy: CasePolicy; readonly coverage: YamlCoverage | undefined }>();
  const suites: TestedSuite[] = [];
  try {
    for (const { file, source } of found) {
      const name = layerName(source);
      const known = policies.get(name) ?? (await loaded(source, deps));
      policies.set(name, known);
      const cases = file.cases.filter((each) => wanted === undefined || wanted.test(each.name));
      const ran = await runCases(known.policy, { file: file.file, cases }, () => deps.engine(), known.coverage);
      suites.push({ name: file.file, cases: ran });
    }
  } finally {
    for (const { policy } of policies.values()) policy.evaluator.dispose();
  }
  return { suites, coverage: [...policies.values()].flatMap(({ coverage }) => coverage?.files() ?? []) };
}

async function loaded(source: FoundCases['source'], deps: BuildDeps) {
  const policy = await loadCasePolicy(source, deps);
  return { policy, coverage: policy.policy && new YamlCoverage(policy.policy) };
}

async function runRego(suites: readonly TestSuite[], options: TestOptions, deps: BuildDeps) {
  const tested: TestedSuite[] = [];
  const coverage: (readonly FileCoverage[])[] = [];
  for (const suite of suites) {
    const engine = await deps.engine();
    const result = await runSuite(engine, suite, options);
    tested.push({ name: suite.name, cases: await casesOf(engine, suite, result.cases, options) });
    if (options.coverage) coverage.push(coverageOf(result, suite));
  }
  return { suites: tested, coverage };
}

async function runSuite(
  engine: Engine,
  suite: TestSuite,
  { run, coverage, varValues = false, timeoutMs }: TestOptions,
): Promise<TestResult> {
  const result = await engine.test({
    ...requestOf(suite, run),
    coverage,
    varValues,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const [first] = result.diagnostics;
  if (run !== undefined && first?.message.startsWith('error parsing regexp') === true) throw noExpression(run, first.message);
  if (result.diagnostics.length > 0)
    throw new PolicyError(suite.name, result.diagnostics, new Map(suite.modules.map(({ path, text }) => [path, text])));
  return result;
}

function requestOf({ modules, data }: TestSuite, run: string | undefined): TestRequest {
  return { modules: besideLibrary(modules), data, ...(run === undefined ? {} : { run }) };
}

/** What the interpreter said, compared and measured as it is wanted. */
async function casesOf(
  engine: Engine,
  suite: TestSuite,
  ran: readonly TestCase[],
  { engine: wanted = 'topdown', bench = false, run }: TestOptions,
): Promise<readonly TestedCase[]> {
  const asked = ran.filter(({ outcome, name }) => outcome !== 'skip' && outcome !== 'error' && !name.includes('#'));
  const wasm = wanted === 'topdown' || asked.length === 0 ? undefined : await compileTests(engine, suite, asked);
  const cases = wasm === undefined || wanted === 'topdown' ? ran.map(regoCase) : inWasm(ran, wasm, wanted);
  if (!bench) return cases;
  const measured = wanted === 'wasm' ? [] : (await engine.test({ ...requestOf(suite, run), bench: true })).cases;
  return cases.map((tested, at) => {
    const test = ran[at];
    if (tested.outcome !== 'pass' || test === undefined) return tested;
    const found = measured.find((each) => each.package === test.package && each.name === test.name);
    const benchmarks = [
      ...(found === undefined ? [] : (regoCase(found).benchmarks ?? [])),
      ...(wasm === undefined ? [] : [benchInWasm(test, wasm, systemClock)]),
    ];
    return { ...tested, benchmarks };
  });
}

function expressionOf(run: string): RegExp {
  const checked = checkRe2(run);
  if (!checked.ok) throw noExpression(run, checked.problem.message);
  try {
    return toRegExp(run);
  } catch (cause) {
    throw noExpression(run, (cause as Error).message);
  }
}

function noExpression(run: string, why: string): UserError {
  return new UserError(`\`${run}\` is no value of \`--run\`: ${why}`);
}
