import type { TestedCase, TestReport } from '../tested.js';

/** Test Anything Protocol, version 14 (https://testanything.org/tap-version-14-specification.html). */
export function tapReport({ suites }: TestReport): string {
  const cases = suites.flatMap((suite) => suite.cases);
  return ['TAP version 14', `1..${cases.length}`, ...cases.flatMap((each, at) => pointLines(each, at + 1))].join('\n');
}

function pointLines({ name, package: owner, outcome, file, line, error, output }: TestedCase, number: number): readonly string[] {
  const failed = outcome === 'fail' || outcome === 'error';
  const text = described(owner === undefined ? name : `${owner}.${name}`);
  const point = `${failed ? 'not ok' : 'ok'} ${number} - ${text}${outcome === 'skip' ? ' # SKIP' : ''}`;
  if (!failed) return [point];
  const told = Object.entries({ message: error ?? 'failed', severity: outcome, file, line, ...(output === undefined ? {} : { output }) });
  // A text of JSON is one of YAML, on one line.
  return [point, '  ---', ...told.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`), '  ...'];
}

/** A description is one line; `#` begins a directive, and `\` escapes both. */
function described(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
