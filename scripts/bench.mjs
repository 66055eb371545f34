// @ts-check
// `npm run bench [-- --quick] [--json FILE] [--only stdio|decision|…]`: every figure beside its baseline of the same run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, setUp } from './setup.mjs';

setUp();
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } },
});
const suites = ['relay', 'http', 'decision', 'inspect', 'rules', 'targets', 'rego', 'reload', 'memory'];
const wanted = values.only === undefined ? suites : values.only.split(',');
const folder = mkdtempSync(join(tmpdir(), 'agentmesh-bench-'));
/** @type {Record<string, unknown>} */
const results = { node: process.version, time: new Date().toISOString() };
try {
  for (const suite of wanted) {
    if (!suites.includes(suite)) throw new Error(`unknown suite \`${suite}\`: ${suites.join(', ')}`);
    const { run } = await import(`../test/bench/${suite}.bench.mjs`);
    results[suite] = await run({ folder, quick: values.quick });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const file = values.json ?? join(root, 'out', 'bench.json');
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\nwritten to ${file}`);
