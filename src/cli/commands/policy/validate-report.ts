import { CODES } from '../../../compiler/codes.js';
import { programVersion } from '../../../config/program-version.js';
import type { Diagnostic } from '../../../errors/diagnostic.js';
import { docsLink } from '../../../errors/docs-link.js';
import type { UserError } from '../../../errors/exit.js';
import { githubCommand } from '../../../errors/formats/github.js';
import { sarifLog } from '../../../errors/formats/sarif.js';
import { explain, explainAll } from '../../../pap/explain.js';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

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
  text: (verdicts) => [...verdicts.map(toText), ...explained(verdicts.flatMap(shown))].join('\n'),
  json: (verdicts) => json(verdicts.map(toJson)),
  sarif: (verdicts) =>
    json(sarifLog(verdicts.flatMap(problemsOf), { name: 'agentmesh', version: programVersion(), title, help: docsLink })),
  github: (verdicts) => verdicts.flatMap(problemsOf).map(githubCommand).join('\n'),
};

/** For people, for programs, for code scanning services, for the log of a GitHub workflow. */
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
  if (!verdict.valid) return explain(verdict.error);
  const { policy, revision, notices, warnings } = verdict;
  return [`${policy}: valid (${revision.slice(0, 19)})`, ...notices.map((notice) => `  note: ${notice}`), ...explainAll(warnings)].join(
    '\n',
  );
}

function explained(problems: readonly Diagnostic[]): string[] {
  const [first, ...others] = [...new Set(problems.map(({ code }) => code).filter((code) => Object.hasOwn(CODES, code)))].toSorted();
  if (first === undefined) return [];
  return [`explained in ${[docsLink(first), ...others.map((code) => `#${code.toLowerCase()}`)].join(', ')}`];
}

function toJson(verdict: Verdict): unknown {
  if (!verdict.valid) {
    const { message, diagnostics } = verdict.error;
    return { policy: verdict.policy, valid: false, message, diagnostics: diagnostics.map(linked) };
  }
  const { policy, revision, notices, warnings } = verdict;
  return { policy, valid: true, revision, notices, diagnostics: warnings.map(linked) };
}

function linked(diagnostic: Diagnostic): unknown {
  return Object.hasOwn(CODES, diagnostic.code) ? { ...diagnostic, docs: docsLink(diagnostic.code) } : diagnostic;
}

function title(code: string): string | undefined {
  return Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : undefined;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
