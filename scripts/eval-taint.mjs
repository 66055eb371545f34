// @ts-check
// Plays the indirect injections of a folder of labelled cases through the enforcement point, each followed by every call that one may ask for;
// and honest calls after honest reads.
// Usage: npm run eval:taint -- [FOLDER of .jsonl cases] [--policy NAME|FILE] [--tools] [--json]
import { build } from 'esbuild';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleOptions } from './bundle.mjs';
import { root, setUp } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    policy: { type: 'string', default: join(root, 'policies', 'examples', 'taint.yaml') },
    traces: { type: 'string' },
    tools: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

setUp();
const outfile = join(root, 'out', 'eval-taint.mjs');
await build({ ...bundleOptions, entryPoints: [join(root, 'test', 'eval', 'taint', 'main.ts')], outfile, logLevel: 'error' });
/** @type {typeof import('../test/eval/taint/main.js')} */
const { evaluateTaint } = await import(pathToFileURL(outfile).href);
const folder = resolve(positionals[0] ?? join(root, 'test', 'fixtures', 'detection'));
const report = await evaluateTaint({ folder, policy: values.policy, traces: values.traces });

if (values.json) console.log(JSON.stringify(report, undefined, 2));
else {
  table('injections that reach no sink, by source', report.injections);
  table('sessions with an injection in which a sink is not reached', report.sinks);
  table('injections that carry out none of their own orders', report.ordered);
  if (values.traces !== undefined) table('recorded sessions: stopped', report.traces);
  table('honest calls that are stopped after', report.honest);
  if (values.tools) table('tools of honest calls that are stopped after a mail', report.stoppedTools);
  if (values.tools) for (const step of report.stoppedSteps) console.log(`  ${step}`);
}

/** @param {string} title @param {readonly import('../test/eval/taint/main.js').Share[]} shares */
function table(title, shares) {
  console.log(`\n${title.padEnd(64)} ${'count'.padStart(6)} ${'stopped'.padStart(8)}`);
  for (const { group, count, stopped } of shares) {
    console.log(`  ${group.padEnd(62)} ${String(count).padStart(6)} ${`${((100 * stopped) / count).toFixed(1)} %`.padStart(8)}`);
  }
}
