import type { FAIL_LEVELS } from '../../../authoring/choices.js';
import { shippedSchemas } from '../../../authoring/read-schemas.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { lintSuite } from '../../../lint/lint-suite.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { PolicyError } from '../../../pap/policy-error.js';
import { loadTestSuites } from '../../../pap/test-suites.js';
import { print } from '../../output.js';
import { printProblems, type Format } from '../../problem-report.js';
import { surveysOf, type SurveyOptions } from '../../survey-options.js';

export interface LintCommandOptions extends SurveyOptions {
  readonly bundle?: boolean;
  readonly coverage?: boolean;
  readonly fail: (typeof FAIL_LEVELS)[number];
  readonly format: Format;
  readonly json?: boolean;
}

/** Exit code 2 for what does not compile, 1 for what lint finds at or above `--fail`. */
export async function policyLint(paths: readonly string[], options: LintCommandOptions): Promise<number> {
  const { sound, problems, texts } = await lintAll(paths, options);
  print(printProblems(problems, options.json === true ? 'json' : options.format, texts));
  if (!sound) return EXIT.usage;
  return problems.some(({ severity }) => options.fail === 'warning' || (options.fail === 'error' && severity === 'error'))
    ? EXIT.found
    : EXIT.ok;
}

interface Linted {
  readonly sound: boolean;
  readonly problems: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

async function lintAll(paths: readonly string[], options: LintCommandOptions): Promise<Linted> {
  const servers = await surveysOf(options);
  const deps = createPolicyDeps();
  try {
    const suites = await loadTestSuites(paths, { bundle: options.bundle ?? false });
    const modules = suites.flatMap((suite) => suite.modules);
    if (modules.length === 0) throw new UserError(`no Rego in ${paths.map((path) => `\`${path}\``).join(', ')}`);
    const engine = await deps.engine();
    const reports = [];
    for (const suite of suites)
      reports.push(await lintSuite(engine, suite, { schemas: shippedSchemas(), servers, coverage: options.coverage ?? false }));
    return {
      sound: reports.every(({ sound }) => sound),
      problems: reports.flatMap(({ problems }) => problems),
      texts: new Map(modules.map(({ path, text }) => [path, text])),
    };
  } catch (error) {
    // A YAML policy beside the Rego, or a file of it that is none: problems with places, like the others.
    if (error instanceof PolicyError) return { sound: false, problems: error.diagnostics, texts: error.sources };
    throw error;
  } finally {
    await deps.close();
  }
}
