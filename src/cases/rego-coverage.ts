import type { TestResult } from '../engine/engine.js';
import type { TestSuite } from '../pap/test-suites.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import { share, type Coverage, type FileCoverage } from './tested.js';

/** OPA's coverage report over the suite's own rules: neither our library nor the tests are what is to be covered. */
export function coverageOf({ coverage }: TestResult, suite: TestSuite): readonly FileCoverage[] {
  const files = coverage?.['files'];
  const own = new Set(suite.modules.map(({ path }) => path).filter((path) => !path.endsWith('_test.rego')));
  return Object.entries(isJsonObject(files) ? files : {})
    .filter(([path]) => own.has(path))
    .map(([path, report]) => fileCoverage(path, report));
}

export function joinCoverage(suites: readonly (readonly FileCoverage[])[]): Coverage {
  const files = suites.flat();
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  const total = files.reduce((sum, file) => sum + file.total, 0);
  // As in OPA: where nothing is to be reached nothing is, and a threshold says so.
  return { percent: total === 0 ? 0 : share(covered, total), files };
}

/** Counted in lines, by OPA: the ranges of one line overlap. A line that is reached in part counts as reached. */
function fileCoverage(path: string, report: JsonValue): FileCoverage {
  const covered = lines(report, 'covered_lines');
  const total = covered + lines(report, 'not_covered_lines');
  const reached = ranges(report, 'covered');
  const missed = ranges(report, 'not_covered').filter(([from, to]) => !reached.some(([first, last]) => first <= from && to <= last));
  const shown = missed.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return { path, percent: share(covered, total), covered, total, missed: [...new Set(shown)] };
}

function lines(report: JsonValue, member: string): number {
  const count = isJsonObject(report) ? report[member] : undefined;
  return typeof count === 'number' ? count : 0;
}

type Range = readonly [from: number, to: number];

function ranges(report: JsonValue, member: string): Range[] {
  const list = isJsonObject(report) ? report[member] : undefined;
  return (Array.isArray(list) ? (list as readonly JsonValue[]) : []).flatMap((range): Range[] => {
    const from = row(range, 'start');
    const to = row(range, 'end');
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
}

function row(range: JsonValue, end: 'start' | 'end'): number | undefined {
  const place = isJsonObject(range) ? range[end] : undefined;
  const number = place !== undefined && isJsonObject(place) ? place['row'] : undefined;
  return typeof number === 'number' ? number : undefined;
}
