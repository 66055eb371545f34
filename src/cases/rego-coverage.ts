import type { TestResult } from '../engine/engine.js';
import type { TestSuite } from '../pap/test-suites.js';
import { isJsonObject, type JsonValue } from '../protocol/json.js';
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
  return { percent: share(covered, total), files };
}

function fileCoverage(path: string, report: JsonValue): FileCoverage {
  const covered = ranges(report, 'covered');
  const missed = ranges(report, 'not_covered');
  const lines = (list: readonly Range[]) => list.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const total = lines(covered) + lines(missed);
  return {
    path,
    percent: share(lines(covered), total),
    covered: lines(covered),
    total,
    missed: missed.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)),
  };
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
