import type { ReadNotes } from '../read/read.js';
import type { AuditRow } from '../read/row.js';
import { count, emptySummary, type Summary } from '../read/summary.js';
import { cut, plain } from './plain.js';

export interface TableOptions {
  /** Columns of the terminal; rows are cut there. Default: not cut. */
  readonly width?: number;
  /** Only the last so many rows, and how many came before. Default: all. */
  readonly limit?: number;
}

const TOOL_WIDTH = 30;
const MOST_LISTED = 10;

/** Rows for people, then what they add up to. Yields text with its line feeds. */
export async function* tableReport(
  rows: AsyncIterable<AuditRow>,
  notes: ReadNotes,
  { width = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY }: TableOptions = {},
): AsyncGenerator<string, void, undefined> {
  const summary = emptySummary();
  const last: AuditRow[] = [];
  let hidden = 0;
  yield `${header}\n`;
  for await (const row of rows) {
    count(summary, row);
    if (limit === Number.POSITIVE_INFINITY) {
      yield `${line(row, width)}\n`;
      continue;
    }
    last.push(row);
    if (last.length > limit) {
      last.shift();
      hidden++;
    }
  }
  if (hidden > 0) yield `… ${number(hidden)} earlier ${hidden === 1 ? 'row' : 'rows'} not shown\n`;
  for (const row of last) yield `${line(row, width)}\n`;
  yield `\n${footer(summary, notes)}`;
}

const header = columns('TIME', 'DECISION', 'TOOL', 'MS', 'REASON');

function line(row: AuditRow, width: number): string {
  const decision = row.decision === 'allow' || row.enforced ? row.decision : `${row.decision} (shadow)`;
  const time = Number.isNaN(row.time) ? plain(row.timeText) : new Date(row.time).toISOString().replace(/\.\d+Z$/, 'Z');
  const milliseconds = row.latency_ms === undefined ? '' : row.latency_ms.toFixed(row.latency_ms < 10 ? 1 : 0);
  const reason = row.decision === 'allow' ? '' : plain(row.reasons.map(({ message, id }) => message || id).join('; '));
  return cut(columns(time, decision, cut(plain(row.tool ?? row.method), TOOL_WIDTH), milliseconds, reason), width);
}

function columns(time: string, decision: string, tool: string, milliseconds: string, reason: string): string {
  return `${time.padEnd(20)}  ${decision.padEnd(13)}  ${tool.padEnd(TOOL_WIDTH)}  ${milliseconds.padStart(7)}  ${reason}`.trimEnd();
}

function footer(summary: Summary, notes: ReadNotes): string {
  const { calls, allowed, denied, asked, shadow, byTool, byReason } = summary;
  const parts = [`${number(calls)} ${calls === 1 ? 'call' : 'calls'}: ${number(allowed)} allowed, ${number(denied)} denied`];
  if (asked > 0) parts.push(`${number(asked)} asked`);
  if (shadow > 0) parts.push(`${number(shadow)} of them in shadow mode, let through`);
  const lines = [parts.join(', ')];
  if (byTool.size > 0)
    lines.push(
      ...listing(
        'tools',
        [...byTool].map(([tool, { calls, denied }]) => [tool, calls, denied === 0 ? '' : `, ${number(denied)} denied`]),
      ),
    );
  if (byReason.size > 0)
    lines.push(
      ...listing(
        'reasons',
        [...byReason].map(([reason, calls]) => [reason, calls, '']),
      ),
    );
  if (notes.plumbing > 0)
    lines.push(
      `not shown: ${number(notes.plumbing)} ${notes.plumbing === 1 ? 'message that only keeps' : 'messages that only keep'} the connection going`,
    );
  if (notes.badCount > 0) {
    lines.push(`${number(notes.badCount)} ${notes.badCount === 1 ? 'line' : 'lines'} could not be read:`);
    for (const { file, line, problem } of notes.bad.slice(0, MOST_LISTED)) lines.push(`  ${plain(file)}:${line}: ${problem}`);
    if (notes.badCount > MOST_LISTED) lines.push(`  … and ${number(notes.badCount - MOST_LISTED)} more`);
  }
  return `${lines.join('\n')}\n`;
}

function listing(title: string, items: (readonly [name: string, calls: number, more: string])[]): string[] {
  const largest = items.toSorted((a, b) => b[1] - a[1]).slice(0, MOST_LISTED);
  const lines = largest.map(([name, calls, more]) => `  ${cut(plain(name), 60)}: ${number(calls)}${more}`);
  if (items.length > MOST_LISTED) lines.push(`  … and ${number(items.length - MOST_LISTED)} more ${title}`);
  return [`${title}:`, ...lines];
}

const number = (value: number): string => value.toLocaleString('en-US');
