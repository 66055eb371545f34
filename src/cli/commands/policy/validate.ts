import { EXIT, UserError } from '../../../errors/exit.js';
import { type LayerReport, validateSource } from '../../../pap/load-policy-set.js';
import { resolveSource } from '../../../pap/resolve-source.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { print, printJson } from '../../output.js';
import { explain, explainAll } from '../../../pap/explain.js';

type Verdict =
  | { readonly policy: string; readonly valid: true; readonly report: LayerReport }
  | { readonly policy: string; readonly valid: false; readonly error: UserError };

/** The checks of a start, for each policy by itself; exit code 2 when one would not start. */
export async function policyValidate(words: readonly string[], options: { json?: boolean }): Promise<number> {
  const deps = createPolicyDeps();
  const verdicts: Verdict[] = [];
  try {
    for (const policy of words) verdicts.push(await verdictOn(policy, () => validateSource(resolveSource(policy), deps)));
  } finally {
    await deps.close();
  }
  if (options.json === true) printJson(verdicts.map(toJson));
  else for (const verdict of verdicts) print(toText(verdict));
  return verdicts.every(({ valid }) => valid) ? EXIT.ok : EXIT.usage;
}

async function verdictOn(policy: string, validate: () => Promise<LayerReport>): Promise<Verdict> {
  try {
    return { policy, valid: true, report: await validate() };
  } catch (error) {
    if (error instanceof UserError) return { policy, valid: false, error };
    throw error;
  }
}

function toText(verdict: Verdict): string {
  if (!verdict.valid) return explain(verdict.error);
  const { revision, notices, warnings } = verdict.report;
  return [
    `${verdict.policy}: valid (${revision.slice(0, 19)})`,
    ...notices.map((notice) => `  note: ${notice}`),
    ...explainAll(warnings),
  ].join('\n');
}

function toJson(verdict: Verdict): unknown {
  if (!verdict.valid)
    return { policy: verdict.policy, valid: false, message: verdict.error.message, diagnostics: verdict.error.diagnostics };
  const { revision, notices, warnings } = verdict.report;
  return { policy: verdict.policy, valid: true, revision, notices, diagnostics: warnings };
}
