import type { TestEngine } from '../../../cases/test-engine.js';
import { githubReport } from '../../../cases/report/github.js';
import { junitReport } from '../../../cases/report/junit.js';
import { prettyReport } from '../../../cases/report/pretty.js';
import { tapReport } from '../../../cases/report/tap.js';
import { runTests } from '../../../cases/run-tests.js';
import type { TestReport } from '../../../cases/tested.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { countOption, durationOption } from '../../duration-option.js';
import { note, print } from '../../output.js';
import { report as reportError } from '../../report-error.js';
import { watchPaths } from '../../watch-paths.js';

export interface TestCommandOptions {
  readonly coverage?: boolean;
  readonly threshold?: string;
  readonly run?: string;
  readonly verbose?: boolean;
  readonly varValues?: boolean;
  readonly timeout?: string;
  readonly engine: TestEngine;
  readonly bench?: boolean;
  readonly count: string;
  readonly watch?: boolean;
  readonly bundle?: boolean;
  readonly exitZeroOnSkipped?: boolean;
  readonly format: keyof typeof REPORTS;
  readonly json?: boolean;
}

const REPORTS = {
  pretty: prettyReport,
  json: (report: TestReport) => JSON.stringify(report, null, 2),
  junit: junitReport,
  github: githubReport,
  tap: tapReport,
} as const;

type Deps = ReturnType<typeof createPolicyDeps>;

/** YAML cases and Rego tests. Exit code 1 when one fails or is skipped, when there is none, or when too little is covered. */
export async function policyTest(paths: readonly string[], options: TestCommandOptions): Promise<number> {
  if (options.bench === true && (options.coverage === true || options.threshold !== undefined))
    throw new UserError('`--bench` measures tests without watching them: leave out `--coverage` and `--threshold`');
  const count = countOption('--count', options.count);
  const deps = createPolicyDeps();
  try {
    if (options.watch === true) return await watched(paths, options, deps);
    let code: number = EXIT.ok;
    for (let i = 0; i < count; i++) code = Math.max(code, await runOnce(paths, options, deps));
    return code;
  } finally {
    await deps.close();
  }
}

async function runOnce(paths: readonly string[], options: TestCommandOptions, deps: Deps): Promise<number> {
  const { run, verbose = false, engine, varValues = false, bench = false, bundle = false, timeout } = options;
  const threshold = options.threshold === undefined ? undefined : percent(options.threshold);
  const coverage = options.coverage === true || threshold !== undefined;
  const timeoutMs = timeout === undefined ? {} : { timeoutMs: durationOption('--timeout', timeout) };
  const report = await runTests(paths, { run, coverage, engine, varValues, bench, bundle, ...timeoutMs }, deps);
  print(REPORTS[options.json === true ? 'json' : options.format](report, verbose));
  const enough = threshold === undefined || report.coverage === undefined || report.coverage.percent >= threshold;
  if (!enough) note(`coverage is ${report.coverage?.percent ?? 0} %, below ${threshold} %`);
  const cases = report.suites.flatMap((suite) => suite.cases);
  const good = cases.every(({ outcome }) => outcome === 'pass' || (outcome === 'skip' && options.exitZeroOnSkipped === true));
  return cases.length > 0 && good && enough ? EXIT.ok : EXIT.found;
}

/** Until the process is told to end. A policy that does not load now is one to mend. */
async function watched(paths: readonly string[], options: TestCommandOptions, deps: Deps): Promise<number> {
  let running = false;
  let again = false;
  const watch = watchPaths(paths, () => void round());
  const end = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await round();
  await end;
  watch.close();
  return EXIT.ok;

  async function round(): Promise<void> {
    again = running;
    if (running) return;
    running = true;
    do {
      again = false;
      try {
        await runOnce(paths, options, deps);
      } catch (error) {
        reportError(error);
      }
    } while (again);
    running = false;
    note('watching for changes; Ctrl-C ends');
  }
}

function percent(text: string): number {
  const number = Number(text.replace(/%$/, ''));
  if (Number.isFinite(number) && number >= 0 && number <= 100) return number;
  throw new UserError(`\`${text}\` is no value of \`--threshold\`: a percentage from 0 to 100`);
}
