import type { Diagnostic } from '../../../errors/diagnostic.js';
import type { UserError } from '../../../errors/exit.js';
import { renderError, renderProblems } from '../../../pap/render-problems.js';
import { explainedIn, inGithub, inSarif, json, linked, type Format } from '../../problem-report.js';

export type Verdict =
  | {
      readonly policy: string;
      readonly valid: true;
      readonly revision: string;
      readonly notices: readonly string[];
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly policy: string; readonly valid: false; readonly error: UserError };

const PRINTERS: Readonly<Record<Format, (verdicts: readonly Verdict[]) => string>> = {
  text: (verdicts) => [...verdicts.map(toText), ...explainedIn(verdicts.flatMap(shown))].join('\n'),
  json: (verdicts) => json(verdicts.map(toJson)),
  sarif: (verdicts) => inSarif(verdicts.flatMap(problemsOf)),
  github: (verdicts) => inGithub(verdicts.flatMap(problemsOf)),
};

export function printReport(verdicts: readonly Verdict[], format: Format): string {
  return PRINTERS[format](verdicts);
}

/** Of an invalid policy too: what cannot even be read has no place, and is said as one problem of the whole. */
function problemsOf(verdict: Verdict): readonly Diagnostic[] {
  const found = shown(verdict);
  return verdict.valid || found.length > 0 ? found : [{ severity: 'error', code: 'AM1006', message: verdict.error.message }];
}

function shown(verdict: Verdict): readonly Diagnostic[] {
  return verdict.valid ? verdict.warnings : verdict.error.diagnostics;
}

function toText(verdict: Verdict): string {
  if (!verdict.valid) return renderError(verdict.error);
  const { policy, revision, notices, warnings } = verdict;
  return [`${policy}: valid (${revision.slice(0, 19)})`, ...notices.map((notice) => `  note: ${notice}`), ...renderProblems(warnings)].join(
    '\n',
  );
}

function toJson(verdict: Verdict): unknown {
  if (!verdict.valid) {
    const { message, diagnostics } = verdict.error;
    return { policy: verdict.policy, valid: false, message, diagnostics: diagnostics.map(linked) };
  }
  const { policy, revision, notices, warnings } = verdict;
  return { policy, valid: true, revision, notices, diagnostics: warnings.map(linked) };
}
