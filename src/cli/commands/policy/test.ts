import { githubReport } from '../../../cases/report/github.js';
import { junitReport } from '../../../cases/report/junit.js';
import { prettyReport } from '../../../cases/report/pretty.js';
import { tapReport } from '../../../cases/report/tap.js';
import { runTests } from '../../../cases/run-tests.js';
import type { TestReport } from '../../../cases/tested.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { note, print } from '../../output.js';

interface Options {
  readonly coverage?: boolean;
  readonly threshold?: string;
  readonly run?: string;
  readonly verbose?: boolean;
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

/** YAML cases and Rego tests. Exit code 1 when one fails, when there is none, or when too little is covered. */
export async function policyTest(paths: readonly string[], options: Options): Promise<number> {
  const { run, verbose = false } = options;
  const threshold = options.threshold === undefined ? undefined : percent(options.threshold);
  const deps = createPolicyDeps();
  let report: TestReport;
  try {
    report = await runTests(paths, { run, coverage: options.coverage === true || threshold !== undefined }, deps);
  } finally {
    await deps.close();
  }
  print(REPORTS[options.json === true ? 'json' : options.format](report, verbose));
  const enough = threshold === undefined || report.coverage === undefined || report.coverage.percent >= threshold;
  if (!enough) note(`coverage is ${report.coverage?.percent ?? 0} %, below ${threshold} %`);
  const cases = report.suites.flatMap((suite) => suite.cases);
  return cases.length > 0 && cases.every(({ outcome }) => outcome === 'pass' || outcome === 'skip') && enough ? EXIT.ok : EXIT.found;
}

function percent(text: string): number {
  const number = Number(text.replace(/%$/, ''));
  if (Number.isFinite(number) && number >= 0 && number <= 100) return number;
  throw new UserError(`\`${text}\` is no value of \`--threshold\`: a percentage from 0 to 100`);
}
