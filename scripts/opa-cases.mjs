// @ts-check
// Asks OPA's own cases: each is built to WASM and run with our host, by OPA's interpreter, and with the npm package's own host.
// A wrong answer, a case without a reason for being left out, and an exclusion that is not needed end with exit code 1.
// Usage: node scripts/opa-cases.mjs [--rego 0|1] [--area NAME]… [--case TEXT] [--all: print what was left out too]
//        node scripts/opa-cases.mjs --write: makes test/fixtures/opa-cases.json.br again (needs Go)
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundleOptions } from './bundle.mjs';
import { root, setUp } from './setup.mjs';

/** @typedef {import('../test/opa-cases/main.js').Row} Row */

const { values } = parseArgs({
  options: {
    rego: { type: 'string' },
    area: { type: 'string', multiple: true },
    case: { type: 'string' },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

if (values.write) write();
else await judge();

/** The cases of the OPA that the engine is built from. */
function write() {
  const engine = join(root, 'engine');
  /** @param {string[]} args */
  const go = (args) => execFileSync('go', args, { cwd: engine, encoding: 'utf8', maxBuffer: 1 << 28 });
  const [folder = '', version = ''] = go(['list', '-m', '-f', '{{.Dir}}\t{{.Version}}', 'github.com/open-policy-agent/opa'])
    .trim()
    .split('\t');
  const cases = go(['run', '../scripts/opa-cases.go', join(folder, 'v1', 'test', 'cases', 'testdata')]).trim();
  const text = `{"opa":${JSON.stringify(version)},"cases":${cases}}`;
  const file = join(root, 'test', 'fixtures', 'opa-cases.json');
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } }));
  writeFileSync(`${file}.sha256`, `${createHash('sha256').update(text).digest('hex')}  opa-cases.json\n`);
}

async function judge() {
  setUp();
  const outfile = join(root, 'out', 'opa-cases.mjs');
  await build({ ...bundleOptions, entryPoints: [join(root, 'test', 'opa-cases', 'main.ts')], outfile, logLevel: 'error' });
  /** @type {typeof import('../test/opa-cases/main.js')} */
  const { run } = await import(pathToFileURL(outfile).href);
  const started = performance.now();
  const { opa, rows } = await run(root, {
    ...(values.rego === undefined ? {} : { rego: values.rego }),
    ...(values.area === undefined ? {} : { areas: values.area }),
    ...(values.case === undefined ? {} : { note: values.case }),
  });
  const wrong = rows.filter((row) => row.wasm === 'failed' || row.topdown === 'failed');
  for (const row of values.all ? rows.filter(({ detail }) => detail !== undefined) : wrong) {
    console.log(`${row.wasm === 'failed' || row.topdown === 'failed' ? '✗' : '·'} ${row.name}: ${row.detail}`);
  }
  for (const version of [0, 1])
    table(
      rows.filter(({ rego }) => rego === version),
      `OPA ${opa}, Rego v${version}`,
    );
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'opa-cases.json'), `${JSON.stringify({ opa, rows }, undefined, 2)}\n`);
  console.log(`\n${rows.length} cases in ${Math.round((performance.now() - started) / 1000)} s, ${wrong.length} wrong; out/opa-cases.json`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** @param {Row[]} rows @param {string} title */
function table(rows, title) {
  if (rows.length === 0) return;
  console.log(
    `\n${title.padEnd(44)}${'ours: passed/failed/left out'.padStart(30)}${'interpreter'.padStart(14)}${'npm opa-wasm'.padStart(16)}`,
  );
  const areas = [...new Set(rows.map(({ area }) => area))].sort();
  for (const area of areas)
    line(
      area,
      rows.filter((row) => row.area === area),
    );
  line('all', rows);
}

/** @param {string} name @param {Row[]} rows */
function line(name, rows) {
  /** @param {'wasm' | 'topdown' | 'npm'} engine */
  const counts = (engine) => {
    /** @param {string[]} verdicts */
    const count = (...verdicts) => rows.filter((row) => verdicts.includes(row[engine])).length;
    return `${count('passed')}/${count('failed')}/${count('not offered', 'excluded')}`;
  };
  console.log(`  ${name.padEnd(42)}${counts('wasm').padStart(30)}${counts('topdown').padStart(14)}${counts('npm').padStart(16)}`);
}
