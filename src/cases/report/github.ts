import type { Diagnostic } from '../../errors/diagnostic.js';
import { githubCommand } from '../../errors/formats/github.js';
import type { TestReport } from '../tested.js';

/** A workflow command of GitHub Actions for each test that failed, beside its line in a pull request; what no test reaches as a warning. */
export function githubReport({ suites, coverage }: TestReport): string {
  const failed = suites.flatMap(({ cases }) => cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'error'));
  const missed = (coverage?.files ?? []).flatMap(({ path, points = [] }) => points.map((point) => ({ file: path, ...point })));
  const diagnostics = [
    ...failed.map(({ name, file, line, error }) => diagnostic('error', file, line, `${name}: ${error ?? 'failed'}`)),
    ...missed.map(({ file, line, what }) => diagnostic('warning', file, line, what)),
  ];
  return diagnostics.map(githubCommand).join('\n');
}

function diagnostic(severity: Diagnostic['severity'], file: string, line: number, message: string): Diagnostic {
  return { severity, code: 'policy test', message, span: { file, line, column: 1, length: 1 } };
}
