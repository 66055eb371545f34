import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import type { LayerReport } from '../../../pap/layer/loaded-layer.js';
import type { PolicyDeps } from '../../../pap/policy-deps.js';
import { validateSource } from '../../../pap/validate-source.js';
import { parseSource } from '../../../pap/source/parse-source.js';
import type { PolicySource } from '../../../pap/source/policy-source.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSource } from '../../../pap/source/resolve-source.js';
import type { ServerSurvey } from '../../../protocol/server-survey.js';
import { print } from '../../output.js';
import type { Format } from '../../problem-report.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';
import { surveysOf, type SurveyOptions } from '../../survey-options.js';
import { printReport, type Verdict } from './validate-report.js';

interface Options extends SurveyOptions, SignatureOptions, UrlOptions {
  readonly format: Format;
  readonly json?: boolean;
  readonly strict?: boolean;
}

/**
 * The checks of a start, for each policy by itself. Exit code 2 when one would not start, 1 when `--strict` was given and there is
 * a warning.
 */
export async function policyValidate(words: readonly string[], options: Options): Promise<number> {
  const servers = await surveysOf(options);
  const deps = createPolicyDeps(loadingFrom(options));
  const verdicts: Verdict[] = [];
  try {
    for (const policy of words) verdicts.push(await verdictOn(policy, () => validate(resolveSource(policy, deps), deps, servers)));
  } finally {
    await deps.close();
  }
  print(printReport(verdicts, options.json === true ? 'json' : options.format));
  if (!verdicts.every(({ valid }) => valid)) return EXIT.usage;
  return options.strict === true && verdicts.some(hasWarnings) ? EXIT.found : EXIT.ok;
}

function hasWarnings(verdict: Verdict): boolean {
  return verdict.valid && verdict.warnings.length > 0;
}

async function validate(source: PolicySource, deps: PolicyDeps, servers: readonly ServerSurvey[] | undefined): Promise<LayerReport> {
  const report = await validateSource(source, deps);
  // A profile is for servers of every kind: most of its rules are about tools that a given one has not.
  if (servers === undefined || source.kind !== 'yaml') return report;
  const { warnings } = await parseSource(await readSource(source, deps), { servers });
  return { ...report, warnings };
}

async function verdictOn(policy: string, validate: () => Promise<LayerReport>): Promise<Verdict> {
  try {
    const { revision, notices, warnings } = await validate();
    return { policy, valid: true, revision, notices, warnings };
  } catch (error) {
    if (error instanceof UserError) return { policy, valid: false, error };
    throw error;
  }
}
