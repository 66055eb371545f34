// @ts-check
// Plays labelled cases through the enforcement point: recall, false alarms by kind, recall by source, time of the inspection.
// Usage: npm run eval -- [FOLDER of .jsonl cases] [--policy NAME|FILE] [--category PART] [--list N misses and false alarms] [--json]
import { build } from 'esbuild';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleOptions } from './bundle.mjs';
import { root, setUp } from './setup.mjs';

/** @typedef {import('../test/eval/main.js').Row} Row */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    policy: { type: 'string', default: 'standard' },
    category: { type: 'string', default: '' },
    list: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? join(root, 'test', 'fixtures', 'detection'));
/** Sources with fewer cases say little. */
const LEAST_CASES = 5;

setUp();
const outfile = join(root, 'out', 'eval.mjs');
await build({ ...bundleOptions, entryPoints: [join(root, 'test', 'eval', 'main.ts')], outfile, logLevel: 'error' });
/** @type {typeof import('../test/eval/main.js')} */
const { evaluate } = await import(pathToFileURL(outfile).href);
const report = await evaluate({ folder, policy: values.policy, category: values.category, list: Number(values.list) });

if (values.json) console.log(JSON.stringify(report, undefined, 2));
else print();

function print() {
  console.log(`${report.cases} cases through \`${report.policy}\``);
  table('by category, difficulty and surface', report.categories);
  table('benign, by what they tempt', report.temptations);
  table(
    `attacks by source, the worst first (${LEAST_CASES} cases and more)`,
    report.sources.filter(({ count }) => count >= LEAST_CASES).toSorted((a, b) => a.blocked / a.count - b.blocked / b.count),
  );
  const { p50, p90, p99, max } = report.times;
  const micros = [p50, p90, p99, max].map((each) => each.toFixed(0));
  console.log(
    `\ninspection of a case of at most 4 KB: p50 ${micros[0]} µs, p90 ${micros[1]} µs, p99 ${micros[2]} µs, most ${micros[3]} µs`,
  );
  for (const { group, tool, source, reasons, findings, arguments: text } of report.wrong) {
    console.log(`✗ ${group} ${tool} ← ${source} {${reasons.join(' ')}} [${findings.join(' ')}] ${text}`);
  }
}

/** @param {string} title @param {readonly Row[]} rows */
function table(title, rows) {
  console.log(`\n${title.padEnd(76)} ${'cases'.padStart(6)} ${'blocked'.padStart(9)} ${'found'.padStart(9)}`);
  for (const { group, count, blocked, found } of rows) {
    console.log(`  ${group.padEnd(74)} ${String(count).padStart(6)} ${percent(blocked, count)} ${percent(found, count)}`);
  }
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`.padStart(9);
}
