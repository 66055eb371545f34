import { plain } from '../audit/report/plain.js';
import type { AuditRow } from '../audit/read/row.js';
import { compare, emptyComparison, largestFirst, outcomeOf, type Comparison } from './comparison.js';
import { groupJson } from './report/json.js';
import { count, groupLines, number } from './report/text.js';

/** What a shadow policy said of the decisions of a log, counted. */
export interface ShadowSummary {
  readonly comparison: Comparison;
  /** The same effect, and something else taken out of the message. */
  otherRedactions: number;
  /** The shadow policy could not decide; where that is a denial it is also among the differences. */
  failed: number;
  /** Decisions beside which no shadow policy was asked. */
  alone: number;
  /** Of the shadow policy, with their decisions. */
  readonly revisions: Map<string, number>;
}

export function emptyShadowSummary(): ShadowSummary {
  return { comparison: emptyComparison(), otherRedactions: 0, failed: 0, alone: 0, revisions: new Map() };
}

/** Revisions are text of the file; nobody reloads so often. */
const MOST_REVISIONS = 1_000;

export function countShadow(summary: ShadowSummary, row: AuditRow): void {
  const { shadow } = row;
  if (shadow === undefined) {
    summary.alone++;
    return;
  }
  const { revision, effect, reasons = [], rules = [], redacts, failure } = shadow;
  if (summary.revisions.has(revision) || summary.revisions.size < MOST_REVISIONS)
    summary.revisions.set(revision, (summary.revisions.get(revision) ?? 0) + 1);
  if (failure !== undefined) summary.failed++;
  if (failure !== undefined && effect === undefined) return;
  if (redacts !== undefined && effect === row.decision) summary.otherRedactions++;
  const said = { effect: row.decision, reasons: row.reasons, rules: row.rules };
  const call = { id: row.decision_id ?? `${row.file}:${row.line}`, timeText: row.timeText, subject: row.tool ?? row.method };
  compare(summary.comparison, call, said, effect === undefined ? said : { effect, reasons, rules }, []);
}

/** Everywhere where it was asked; where it never was, nothing is known. */
export function shadowAgrees({ comparison, otherRedactions, failed }: ShadowSummary): boolean {
  return outcomeOf(comparison) === 'same' && otherRedactions === 0 && failed === 0;
}

/** For people. Ends with a line feed. */
export function shadowText({ comparison, otherRedactions, failed, alone, revisions }: ShadowSummary): string {
  const { calls, same, different, groups } = comparison;
  if (calls + failed === 0)
    return `no decision has a shadow policy beside it (\`protect --shadow-policy\`); ${count(alone, 'decision')} without\n`;
  const newly = (to: string) => [...groups.values()].filter((group) => group.to === to).reduce((sum, group) => sum + group.calls, 0);
  const lines = [
    `${count(calls, 'decision')} with a shadow policy beside: ${number(same)} the same, ${number(different)} different` +
      (different === 0 ? '' : ` (would newly deny ${number(newly('deny'))}, allow ${number(newly('allow'))}, ask ${number(newly('ask'))})`),
    ...[...revisions].map(
      ([revision, calls]) => `  revision ${plain(revision).slice(0, 'sha256:'.length + 12)}: ${count(calls, 'decision')}`,
    ),
  ];
  if (otherRedactions > 0) lines.push(`${number(otherRedactions)} of the same would redact something else`);
  if (failed > 0) lines.push(`the shadow policy failed in ${count(failed, 'decision')}`);
  if (alone > 0) lines.push(`not compared: ${count(alone, 'decision')} without a shadow policy`);
  if (different > 0) lines.push('', 'different:', ...groupLines(groups));
  return `${lines.join('\n')}\n`;
}

/** For programs. */
export function shadowJson({ comparison, otherRedactions, failed, alone, revisions }: ShadowSummary): object {
  const { calls, same, different, groups } = comparison;
  return {
    decisions: calls,
    same,
    different,
    differences: largestFirst(groups).map(groupJson),
    other_redactions: otherRedactions,
    failed,
    without_shadow: alone,
    revisions: Object.fromEntries(revisions),
  };
}
