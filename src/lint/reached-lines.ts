import type { TestResult } from '../engine/engine.js';
import { isJsonObject, member, type JsonValue } from '../protocol/json/json.js';
import type { Reached } from './lint-rule.js';

/** Of OPA's coverage report. A line of which a part was not reached, as the head of a rule beside its condition, is none of them. */
export function reachedLines({ coverage }: TestResult): Reached {
  const files = coverage?.['files'];
  return new Map(
    Object.entries(isJsonObject(files) ? files : {}).map(([file, report]) => {
      const missed = new Set(lines(member(report, 'not_covered')));
      return [file, new Set(lines(member(report, 'covered')).filter((line) => !missed.has(line)))];
    }),
  );
}

function lines(ranges: JsonValue | undefined): readonly number[] {
  return (Array.isArray(ranges) ? (ranges as readonly JsonValue[]) : []).flatMap((range) => {
    const [from, to] = [row(range, 'start'), row(range, 'end')];
    return from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

function row(range: JsonValue, end: 'start' | 'end'): number | undefined {
  const number = member(member(range, end), 'row');
  return typeof number === 'number' ? number : undefined;
}
