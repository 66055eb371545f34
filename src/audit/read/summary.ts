import type { AuditRow } from './row.js';

/** Counts of a log, taken while its rows go by. */
export interface Summary {
  calls: number;
  allowed: number;
  denied: number;
  asked: number;
  /** Of those denied or asked: in shadow mode, so let through. */
  shadow: number;
  readonly byTool: Map<string, { calls: number; denied: number }>;
  readonly byReason: Map<string, number>;
}

/** Names are the client's: above this many, the rest is counted together. */
const MOST_NAMES = 10_000;
const OTHERS = '(others)';

export function emptySummary(): Summary {
  return { calls: 0, allowed: 0, denied: 0, asked: 0, shadow: 0, byTool: new Map(), byReason: new Map() };
}

export function count(summary: Summary, row: AuditRow): void {
  const violation = row.decision !== 'allow';
  summary.calls++;
  if (row.decision === 'allow') summary.allowed++;
  else if (row.decision === 'ask') summary.asked++;
  else summary.denied++;
  if (violation && !row.enforced) summary.shadow++;

  const tool = row.tool ?? row.method;
  const name = summary.byTool.has(tool) || summary.byTool.size < MOST_NAMES ? tool : OTHERS;
  const counts = summary.byTool.get(name) ?? { calls: 0, denied: 0 };
  counts.calls++;
  if (violation) counts.denied++;
  summary.byTool.set(name, counts);

  if (!violation) return;
  for (const { id, message } of row.reasons) {
    const reason = id === '' ? message : id;
    const key = summary.byReason.has(reason) || summary.byReason.size < MOST_NAMES ? reason : OTHERS;
    summary.byReason.set(key, (summary.byReason.get(key) ?? 0) + 1);
  }
}
