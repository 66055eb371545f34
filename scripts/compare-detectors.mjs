// @ts-check
// Plays the same labelled cases through `standard` and through detectors that npm offers for a part of the job, which are installed
// beside the repository and not into it. Attacks of the detector's own category, benign calls of all kinds; arguments only.
// Usage: node scripts/compare-detectors.mjs [FOLDER of .jsonl cases]
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleOptions } from './bundle.mjs';
import { root, run, setUp } from './setup.mjs';

const PACKAGES = {
  '@andersmyrmel/vard': '1.2.0',
  llm_guardrail: '2.1.2',
  '@secretlint/core': '13.0.7',
  '@secretlint/secretlint-rule-preset-recommend': '13.0.7',
  ssrfcheck: '1.4.0',
  'redact-pii': '3.4.0',
};
const folder = resolve(process.argv[2] ?? join(root, 'test', 'fixtures', 'detection'));

setUp();
const outfile = join(root, 'out', 'eval.mjs');
await build({ ...bundleOptions, entryPoints: [join(root, 'test', 'eval', 'main.ts')], outfile, logLevel: 'error' });
/** @type {typeof import('../test/eval/main.js')} */
const { evaluate } = await import(pathToFileURL(outfile).href);
const ours = await evaluate({ folder, policy: 'standard', category: '', list: 0 });

const beside = join(root, 'out', 'compared');
mkdirSync(beside, { recursive: true });
writeFileSync(join(beside, 'package.json'), '{"private":true,"type":"module"}\n');
const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...wanted], beside);

const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .filter(({ surface }) => surface === 'arguments');

class Tally {
  /** @type {Map<string, { count: number, blocked: number }>} */
  groups = new Map();
  /** @param {{ category: string, hard?: boolean }} one @param {boolean} blocked */
  add({ category, hard }, blocked) {
    const group = `${category} ${hard === true ? 'hard' : 'plain'}`;
    const known = this.groups.get(group) ?? { count: 0, blocked: 0 };
    this.groups.set(group, { count: known.count + 1, blocked: known.blocked + Number(blocked) });
  }
}

console.log(
  `${'detector'.padEnd(40)}${'category'.padEnd(20)}${'plain'.padStart(9)}${'hard'.padStart(9)}${'benign, plain'.padStart(15)}${'hard'.padStart(9)}${'µs a text'.padStart(12)}`,
);
for (const { name, category, judge } of await detectors()) {
  const own = new Tally();
  let texts = 0;
  const started = performance.now();
  for (const one of cases) {
    if (one.label === 'attack' && one.category !== category) continue;
    const values = stringsOf(one.arguments);
    texts += values.length;
    let blocked = false;
    for (const value of values) blocked = (await judge(value)) || blocked;
    own.add(one, blocked);
  }
  const micros = ((performance.now() - started) * 1000) / texts;
  row('standard', category, (group) => share(ours.categories.find((each) => each.group === `${group} (arguments)`)));
  row(name, category, (group) => share(own.groups.get(group)), micros);
}

/** @returns {Promise<readonly { name: string, category: string, judge: (text: string) => boolean | Promise<boolean> }[]>} */
async function detectors() {
  // Resolved from the folder that they are installed in.
  writeFileSync(join(beside, 'load.mjs'), 'export const load = (name) => import(name);\n');
  const { load } = await import(pathToFileURL(join(beside, 'load.mjs')).href);
  const { default: vard } = await load('@andersmyrmel/vard');
  const { checkInjection } = await load('llm_guardrail');
  const { isSSRFSafeURL } = await load('ssrfcheck');
  const { SyncRedactor } = await load('redact-pii');
  const { lintSource } = await load('@secretlint/core');
  const { creator } = await load('@secretlint/secretlint-rule-preset-recommend');
  const redactor = new SyncRedactor({
    builtInRedactors: Object.fromEntries(
      [
        'names',
        'emailAddress',
        'phoneNumber',
        'streetAddress',
        'zipcode',
        'ipAddress',
        'url',
        'digits',
        'username',
        'password',
        'credentials',
      ].map((kind) => [kind, { enabled: false }]),
    ),
  });
  const config = { rules: [{ id: 'preset', rule: creator, options: {} }] };
  return [
    { name: '@andersmyrmel/vard', category: 'prompt_injection', judge: (text) => !vard.safe(text).safe },
    { name: 'llm_guardrail', category: 'prompt_injection', judge: async (text) => (await checkInjection(text)).detected },
    {
      name: '@secretlint/…-preset-recommend',
      category: 'secrets',
      judge: async (content) => {
        const source = { filePath: 'a.txt', content, contentType: 'text', ext: '.txt' };
        return (await lintSource({ source, options: { config } })).messages.length > 0;
      },
    },
    { name: 'ssrfcheck', category: 'ssrf', judge: (text) => /^[a-z]+:\/\//i.test(text) && !isSSRFSafeURL(text) },
    { name: 'redact-pii (cards, SSN)', category: 'pii', judge: (text) => redactor.redact(text) !== text },
  ];
}

/** @param {string} name @param {string} category @param {(group: string) => string} of @param {number} [micros] */
function row(name, category, of, micros) {
  const cells = [of(`${category} plain`), of(`${category} hard`), of('benign plain').padStart(15), of('benign hard')];
  console.log(
    `${name.padEnd(40)}${category.padEnd(20)}${cells.map((cell) => cell.padStart(9)).join('')}${(micros?.toFixed(0) ?? '').padStart(12)}`,
  );
}

/** @param {{ count: number, blocked: number } | undefined} rate */
function share(rate) {
  return rate === undefined ? '–' : `${((100 * rate.blocked) / rate.count).toFixed(1)} %`;
}

/** @param {unknown} value @returns {readonly string[]} */
function stringsOf(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
