import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { resolveSource } from '../../src/pap/source/resolve-source.js';
import { readCases } from './case.js';
import { createJudge } from './judge.js';
import { byCategory, byCheckedNumber, bySource, byTemptation, summarise, times, wrong, type Rate, type Times } from './summarise.js';

export interface EvalOptions {
  readonly folder: string;
  /** As `--policy` takes it. */
  readonly policy: string;
  /** Part of the name of a category; benign cases are always there. */
  readonly category: string;
  /** Misses and false alarms to list. */
  readonly list: number;
}

export type Row = Rate & { readonly group: string };
export interface Wrong {
  readonly id: string;
  readonly group: string;
  readonly tool: string;
  readonly source: string;
  readonly reasons: readonly string[];
  readonly findings: readonly string[];
  readonly arguments: string;
}
export interface Report {
  readonly policy: string;
  readonly cases: number;
  readonly categories: readonly Row[];
  readonly temptations: readonly Row[];
  readonly sources: readonly Row[];
  readonly times: Times;
  readonly wrong: readonly Wrong[];
}

/** Cases before the clock counts: the code is compiled by then. */
const WARM_UP = 2_000;

/** Every case of a folder through the enforcement point with a policy. Nothing of the cases was fitted when this runs: sources are told apart. */
export async function evaluate({ folder, policy: name, category, list }: EvalOptions): Promise<Report> {
  const cases = readCases(folder).filter((one) => one.label === 'benign' || one.category.includes(category));
  const deps = createPolicyDeps();
  try {
    const { set: policy } = await loadPolicySet([resolveSource(name)], deps);
    const judge = createJudge(policy);
    cases.slice(0, WARM_UP).forEach(judge);
    const judged = cases.map(judge);
    const categories = [...summarise(judged, byCategory), ...summarise(judged, byCheckedNumber)];
    return {
      policy: name,
      cases: cases.length,
      categories: rows(new Map(categories.toSorted(([a], [b]) => (a < b ? -1 : 1)))),
      temptations: rows(summarise(judged, byTemptation)),
      sources: rows(summarise(judged, bySource)),
      times: times(judged),
      wrong: wrong(judged, list).map(({ one, reasons, findings }) => ({
        id: one.id,
        group: `${one.category} ${one.hard === true ? 'hard' : 'plain'}`,
        tool: one.tool,
        source: one.source,
        reasons: reasons.map(({ id }) => id),
        findings: findings.map(({ rule, confidence, view }) => `${rule}:${confidence}:${view}`),
        arguments: JSON.stringify(one.arguments).slice(0, 400),
      })),
    };
  } finally {
    await deps.close();
  }
}

function rows(rates: ReadonlyMap<string, Rate>): readonly Row[] {
  return [...rates].map(([group, rate]) => ({ group, ...rate }));
}
