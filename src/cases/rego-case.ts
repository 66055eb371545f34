import type { FailedAt, SubResult, TestCase } from '../engine/engine.js';
import type { TestedCase } from './tested.js';

/** A Rego test as OPA's tester reports it, with a sentence for what went wrong. */
export function regoCase({ failed_at, sub_results, benchmark, error, ...rest }: TestCase): TestedCase {
  const said = error ?? (rest.outcome === 'fail' ? failure(failed_at, sub_results) : undefined);
  return {
    ...rest,
    ...(said === undefined ? {} : { error: said }),
    ...(sub_results === undefined ? {} : { cases: leaves(sub_results).map(({ path, fail }) => ({ name: path.join('.'), fail })) }),
    ...(benchmark === undefined ? {} : { benchmarks: [{ engine: 'topdown', ...benchmark }] }),
  };
}

interface Leaf {
  readonly path: readonly string[];
  readonly fail: boolean;
  readonly failedAt: FailedAt | undefined;
}

/** The cases of a test `test_x[case]`, by the names on the way to each. */
export function leaves(results: readonly SubResult[] = [], above: readonly string[] = []): readonly Leaf[] {
  return results.flatMap(({ name, fail, failed_at, sub_results = [] }): readonly Leaf[] => {
    const path = [...above, name];
    return sub_results.length > 0 ? leaves(sub_results, path) : [{ path, fail, failedAt: failed_at }];
  });
}

function failure(failedAt: FailedAt | undefined, results: readonly SubResult[] | undefined): string {
  const failed = leaves(results).filter(({ fail }) => fail);
  if (failed.length === 0) return placed(failedAt) ?? 'it does not hold';
  return failed.map(({ path, failedAt: at }) => `${path.join('.')}: ${placed(at) ?? 'it does not hold'}`).join('\n');
}

function placed(at: FailedAt | undefined): string | undefined {
  if (at === undefined) return undefined;
  const [line = ''] = at.text.split('\n');
  return `failed at ${at.file}:${at.line}: ${line}${at.values === undefined ? '' : `\n${shifted(at.values)}`}`;
}

/** OPA's drawing keeps the expression's column, which is empty space here. */
function shifted(drawing: string): string {
  const lines = drawing.replaceAll('\t', '  ').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => `  ${line.slice(indent)}`).join('\n');
}
