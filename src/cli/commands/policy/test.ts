import type { Engine, TestCase, TestResult } from '../../../engine/engine.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { loadTestSuites, type TestSuite } from '../../../pap/test-suites.js';
import { withLibrary } from '../../../pdp/library.js';
import { print, printJson } from '../../output.js';
import { coverageOf, type Coverage, joinCoverage } from '../../coverage.js';

interface Options {
  readonly coverage?: boolean;
  readonly threshold?: string;
  readonly run?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

interface Tested {
  readonly suite: TestSuite;
  readonly result: TestResult;
}

/** Rego tests under OPA's own tester. Exit code 1 when one fails, when there is none, or when too little is covered. */
export async function policyTest(paths: readonly string[], options: Options): Promise<number> {
  const threshold = options.threshold === undefined ? undefined : percent(options.threshold);
  const wantsCoverage = options.coverage === true || threshold !== undefined;
  const deps = createPolicyDeps();
  const tested: Tested[] = [];
  try {
    const suites = await loadTestSuites(paths);
    for (const suite of suites) tested.push({ suite, result: await run(await deps.engine(), suite, options.run, wantsCoverage) });
  } finally {
    await deps.close();
  }

  const cases = tested.flatMap(({ result }) => result.cases);
  const coverage = wantsCoverage ? joinCoverage(tested.map(({ suite, result }) => coverageOf(result, suite))) : undefined;
  if (options.json === true)
    printJson({
      suites: tested.map(({ suite, result }) => ({ name: suite.name, cases: result.cases })),
      ...(coverage === undefined ? {} : { coverage }),
    });
  else printReport(tested, coverage, options.verbose === true);
  const enough = threshold === undefined || coverage === undefined || coverage.percent >= threshold;
  if (!enough && options.json !== true) print(`coverage is below ${threshold} %`);
  return cases.length > 0 && cases.every(({ outcome }) => outcome === 'pass' || outcome === 'skip') && enough ? EXIT.ok : EXIT.found;
}

async function run(engine: Engine, suite: TestSuite, pattern: string | undefined, coverage: boolean): Promise<TestResult> {
  const result = await engine.test({
    modules: withLibrary(suite.modules),
    data: suite.data,
    coverage,
    ...(pattern === undefined ? {} : { run: pattern }),
  });
  const [first] = result.diagnostics;
  if (pattern !== undefined && first?.message.startsWith('error parsing regexp') === true)
    throw new UserError(`\`${pattern}\` is no value of \`--run\`: ${first.message}`);
  if (result.diagnostics.length > 0)
    throw new PolicyError(suite.name, result.diagnostics, new Map(suite.modules.map(({ path, text }) => [path, text])));
  return result;
}

function printReport(tested: readonly Tested[], coverage: Coverage | undefined, verbose: boolean): void {
  for (const { suite, result } of tested) {
    const shown = result.cases.filter(({ outcome }) => verbose || outcome === 'fail' || outcome === 'error');
    if (shown.length > 0) print(`${suite.name}\n${shown.map(line).join('\n')}`);
  }
  const cases = tested.flatMap(({ result }) => result.cases);
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const parts = [
    `${count('pass')} passed`,
    ...(['fail', 'error', 'skip'] as const).filter(count).map((outcome) => `${count(outcome)} ${WORDS[outcome]}`),
  ];
  print(
    cases.length === 0
      ? 'no tests found: a test is a rule `test_…`, in a file `…_test.rego`'
      : `${cases.length} tests: ${parts.join(', ')}`,
  );
  if (coverage === undefined) return;
  for (const file of coverage.files.filter(({ missed }) => missed.length > 0))
    print(`  ${file.path}: ${file.percent} %, not reached: ${file.missed.join(', ')}`);
  print(`coverage: ${coverage.percent} %`);
}

const WORDS = { fail: 'failed', error: 'errors', skip: 'skipped' } as const;

function line(one: TestCase): string {
  const told = [one.error, one.output]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => `\n      ${text?.trimEnd().replaceAll('\n', '\n      ')}`);
  return `  ${one.outcome.toUpperCase().padEnd(5)} ${one.file}:${one.line} ${one.package}.${one.name} (${(one.duration_ns / 1e6).toFixed(1)} ms)${told.join('')}`;
}

function percent(text: string): number {
  const number = Number(text.replace(/%$/, ''));
  if (Number.isFinite(number) && number >= 0 && number <= 100) return number;
  throw new UserError(`\`${text}\` is no value of \`--threshold\`: a percentage from 0 to 100`);
}
