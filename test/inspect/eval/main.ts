import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, summarise, type Case, type Judged } from './evaluate.js';

const [folder, filter = '', list = '0'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    'usage: node test/inspect/eval/run.mjs <folder of .jsonl cases> [category] [how many misses or false alarms to list]\n',
  );
  process.exit(2);
}
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter((one) => one.category.includes(filter));

cases.slice(0, 2_000).forEach(judge);
const judged = cases.map(judge);
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
print(`${'group'.padEnd(58)} ${'cases'.padStart(6)} ${'blocked'.padStart(8)} ${'found'.padStart(8)}`);
for (const [group, { count, blocked, found }] of [...summarise(judged)].sort(([a], [b]) => (a.trim() < b.trim() ? -1 : 1))) {
  print(`${group.padEnd(58)} ${String(count).padStart(6)} ${percent(blocked, count)} ${percent(found, count)}`);
}
const times = judged.filter(({ one }) => JSON.stringify(one.arguments).length <= 4_096).map(({ micros }) => micros);
times.sort((a, b) => a - b);
const at = (quantile: number) => (times[Math.floor(times.length * quantile)] ?? 0).toFixed(1);
print(`time per case of at most 4 KB: p50 ${at(0.5)} µs, p90 ${at(0.9)} µs, p99 ${at(0.99)} µs, max ${at(0.9999)} µs`);

const wrong = ({ one, blocked }: Judged) => blocked !== (one.label === 'attack');
for (const { one, findings } of spread(judged.filter(wrong), Number(list))) {
  const rules = findings.map(({ rule, confidence, view }) => `${rule}:${confidence}:${view}`).join(' ');
  print(
    `${one.label} ${one.category} ${one.hard === true ? 'hard' : 'plain'} ${one.tool} [${rules}] ${JSON.stringify(one.arguments).slice(0, 300)}`,
  );
}

function spread<T>(items: readonly T[], count: number): readonly T[] {
  const stride = Math.max(1, items.length / Math.max(1, count));
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * stride)]).filter(
    (item) => item !== undefined,
  );
}
