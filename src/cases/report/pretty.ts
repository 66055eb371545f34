import { printable } from '../../errors/printable.js';
import type { Benchmark, Coverage, TestedCase, TestReport } from '../tested.js';

/** For people: what failed, counts, and what no test reaches. `verbose` names what passed too. */
export function prettyReport({ suites, coverage }: TestReport, verbose: boolean): string {
  const shown = suites.flatMap(({ name, cases }) => {
    const told = cases.filter(({ outcome, benchmarks }) => verbose || outcome !== 'pass' || benchmarks !== undefined);
    return told.length === 0 ? [] : [name, ...told.map(lineOf)];
  });
  return printable(
    [...shown, counts(suites.flatMap(({ cases }) => cases)), ...(coverage === undefined ? [] : coverageLines(coverage))].join('\n'),
  );
}

const WORDS = { fail: 'failed', error: 'errors', skip: 'skipped' } as const;

function counts(cases: readonly TestedCase[]): string {
  if (cases.length === 0) return 'no tests found: a test is a case in a file `…_test.yaml`, or a rule `test_…` in a file `…_test.rego`';
  const count = (outcome: TestedCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const others = (['fail', 'error', 'skip'] as const).filter(count).map((outcome) => `${count(outcome)} ${WORDS[outcome]}`);
  return `${cases.length} tests: ${[`${count('pass')} passed`, ...others].join(', ')}`;
}

function lineOf(one: TestedCase): string {
  const told = [one.error, one.output]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => `\n      ${text?.trimEnd().replaceAll('\n', '\n      ')}`);
  const name = one.package === undefined ? one.name : `${one.package}.${one.name}`;
  const time = one.duration_ns === undefined ? '' : ` (${(one.duration_ns / 1e6).toFixed(1)} ms)`;
  const measured = (one.benchmarks ?? []).map((each) => `\n      ${benchmarkLine(each)}`);
  return `  ${one.outcome.toUpperCase().padEnd(5)} ${one.file}:${one.line} ${name}${time}${told.join('')}${measured.join('')}`;
}

function benchmarkLine({ engine, n, ns_per_op, bytes_per_op, allocs_per_op }: Benchmark): string {
  const memory = allocs_per_op === undefined ? '' : `${bytes_per_op ?? 0} B/op`.padStart(14) + `${allocs_per_op} allocs/op`.padStart(18);
  return `${engine.padEnd(8)}${`${n}`.padStart(10)}${`${ns_per_op} ns/op`.padStart(18)}${memory}`;
}

function coverageLines({ files, percent }: Coverage): readonly string[] {
  const missed = files.filter((file) => file.missed.length > 0);
  const lines = missed.flatMap(({ path, percent, missed, points }) => [
    `  ${path}: ${percent} %, not reached: ${missed.join(', ')}`,
    ...(points ?? []).map(({ line, what }) => `    ${path}:${line}: ${what}`),
  ]);
  return [...lines, `coverage: ${percent} %`];
}
