import { isRefused, type Scanned } from '../scanned.js';
import type { Texts } from './place.js';
import { rowsOf } from './rows.js';

const HEADER = ['WHERE', 'WHAT', 'FOUND', 'SURE', 'SEEN AS', 'AT', 'POLICY'] as const;

/** A table of what was found, why what is refused would be, and how much was looked at. `policy` as it was named. */
export function textReport(scanned: readonly Scanned[], texts: Texts, policy: string): string {
  const rows = rowsOf(scanned, texts);
  const cells = rows.map(({ where, what, rule, confidence, view, path, outcome }) => [where, what, rule, confidence, view, path, outcome]);
  const table = rows.length === 0 ? [] : [columns([[...HEADER], ...cells]), ''];
  const why = rows.flatMap(({ where, says, outcome }) => (says === undefined || outcome === 'noted' ? [] : [`  ${where}  ${says}`]));
  const whys = why.length === 0 ? [] : ['why:', ...new Set(why), ''];
  return [...table, ...whys, summary(scanned, policy)].join('\n');
}

function summary(scanned: readonly Scanned[], policy: string): string {
  const found = scanned.reduce((sum, { findings }) => sum + findings.length, 0);
  const refused = scanned.filter(({ effect }) => effect !== 'allow').length;
  const changed = scanned.filter((one) => one.effect === 'allow' && isRefused(one)).length;
  const looked = `${scanned.length} ${scanned.length === 1 ? 'message' : 'messages'} looked at, ${found} ${found === 1 ? 'finding' : 'findings'}`;
  return `${looked}; ${policy} would refuse ${refused} and redact ${changed}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = HEADER.map((_name, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ')).join('\n');
}
