import type { VerifyReport } from './report.js';

/** The report for people: one line a log, one a problem, one a note. */
export function describeReport(report: VerifyReport): string {
  const { log, entries, first, last, problems, problemCount, notes } = report;
  const range = first === undefined || last === undefined ? '' : ` (${first} to ${last.sequence})`;
  const lines = [
    report.ok
      ? `${log}: ok, ${entries} entries${range}, head ${last?.entryhash.slice(0, 16) ?? 'empty'}`
      : `${log}: NOT INTACT, ${problemCount} ${problemCount === 1 ? 'problem' : 'problems'} in ${entries} entries${range}`,
  ];
  for (const { kind, place, message } of problems)
    lines.push(`  ${kind}: ${place === undefined ? '' : `${place.file}:${place.line}: `}${message}`);
  if (problemCount > problems.length) lines.push(`  … and ${problemCount - problems.length} more`);
  for (const { place, message } of notes) lines.push(`  note: ${place === undefined ? '' : `${place.file}:${place.line}: `}${message}`);
  return lines.join('\n');
}
