// @ts-check
// Runs the official conformance suite against a server directly and through the proxy, and compares check by check, scenario by scenario.
// A difference that the leg does not allow ends with exit code 1.
// Usage: node scripts/conformance.mjs [--leg NAME]… [--revision R]… [--policy P]… [--all: print every scenario]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runClientSuite } from '../test/conformance/client-suite.mjs';
import { compare, totals } from '../test/conformance/compare.mjs';
import { createSlots } from '../test/conformance/slots.mjs';
import { installSuite, runSuite } from '../test/conformance/suite.mjs';
import { direct, through } from '../test/conformance/targets.mjs';
import { root, setUp } from './setup.mjs';

/**
 * @typedef {object} Leg
 * @property {string} name from the client's side to the server's
 * @property {keyof typeof yardsticks} against what it is compared with
 * @property {(proxy: import('../test/conformance/targets.mjs').Proxy) => Measure} through
 * @property {import('../test/conformance/compare.mjs').Demand} demand
 */
/** @typedef {import('../test/conformance/suite.mjs').Revision} Revision */
/** @typedef {import('../test/conformance/suite.mjs').Findings} Findings */

/** What the suite finds for a revision; its files go into a folder. @typedef {(revision: Revision, results: string) => Promise<Findings>} Measure */

/** Without the proxy. */
const yardsticks = {
  http: serverAt(direct.http),
  stdio: serverAt(direct.stdio),
  client: /** @type {Measure} */ ((revision, results) => runClientSuite({ revision, results })),
};

/** @type {Leg[]} */
const legs = [
  { name: 'stdio-stdio', against: 'stdio', through: (proxy) => serverAt(() => through.stdioToStdio(proxy)), demand: 'equal' },
  { name: 'http-http', against: 'http', through: (proxy) => serverAt(() => through.httpToHttp(proxy)), demand: 'equal' },
  { name: 'http-stdio', against: 'stdio', through: (proxy) => serverAt(() => through.httpToStdio(proxy)), demand: 'no-worse' },
  { name: 'stdio-http', against: 'stdio', through: (proxy) => serverAt(() => through.stdioToHttp(proxy)), demand: 'no-worse' },
  {
    name: 'client',
    against: 'client',
    through: (proxy) => (revision, results) => runClientSuite({ revision, results, proxy }),
    demand: 'equal',
  },
];
/** @type {Revision[]} */
const revisions = ['2025-11-25', '2026-07-28'];
/** `minimal` allows all and its detectors only flag; `standard` is what runs where nothing is chosen. */
const policies = ['minimal', 'standard'];
/** Each run is a suite, a proxy and a server; CI has two cores. */
const atOnce = 2;

const { values } = parseArgs({
  options: {
    leg: { type: 'string', multiple: true },
    revision: { type: 'string', multiple: true },
    policy: { type: 'string', multiple: true, default: policies },
    all: { type: 'boolean', default: false },
  },
});
const chosenLegs = choose(legs, ({ name }) => name, values.leg);
const chosenRevisions = choose(revisions, (revision) => revision, values.revision);

setUp();
installSuite();
const out = join(root, 'out', 'conformance');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const started = performance.now();
const slot = createSlots(atOnce);

/** Each yardstick is measured once. @type {Map<string, Promise<Findings>>} */
const measured = new Map();
for (const revision of chosenRevisions) {
  for (const { against } of chosenLegs) {
    const key = `${revision} ${against}`;
    const results = join(out, `${revision}-direct-${against}`);
    if (!measured.has(key))
      measured.set(
        key,
        slot(() => yardsticks[against](revision, results)),
      );
  }
}
const rows = chosenRevisions.flatMap((revision) => chosenLegs.flatMap((leg) => values.policy.map((policy) => ({ revision, leg, policy }))));
const compared = await Promise.all(
  rows.map(async ({ revision, leg, policy }) => {
    const folder = join(out, `${revision}-${leg.name}-${policy}`);
    const proxy = { policy, log: join(folder, 'audit.log') };
    const measuring = slot(() => leg.through(proxy)(revision, join(folder, 'results')));
    /** @type {[Findings, Findings]} */
    const [before, after] = await Promise.all([measured.get(`${revision} ${leg.against}`) ?? {}, measuring]);
    return {
      revision,
      leg: leg.name,
      policy,
      demand: leg.demand,
      direct: before,
      through: after,
      differences: compare(before, after, leg.demand),
    };
  }),
);

let failed = 0;
for (const key of measured.keys()) failed += await checkYardstick(key);
for (const row of compared) failed += report(row);
const file = join(root, 'out', 'conformance.json');
const scored = compared.map((row) => ({
  ...row,
  direct: score(row.direct),
  through: score(row.through),
  checks: { direct: row.direct, through: row.through },
}));
writeFileSync(file, `${JSON.stringify({ suite: suiteVersion(), rows: scored }, undefined, 2)}\n`);
console.log(
  `\n${rows.length} comparisons in ${Math.round((performance.now() - started) / 1000)} s, ${failed} with a difference; out/conformance.json`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {() => Promise<import('../test/conformance/processes.mjs').Listening>} start @returns {Measure} */
function serverAt(start) {
  return async (revision, results) => {
    const { url, stop } = await start();
    try {
      return await runSuite({ url, revision, results });
    } finally {
      await stop();
    }
  };
}

/** A yardstick that has shrunk would let anything pass. @param {string} key @returns {Promise<number>} 1: it has */
async function checkYardstick(key) {
  /** @type {Record<string, { passed: number, failing: string[] }>} */
  const expected = JSON.parse(readFileSync(join(root, 'test', 'conformance', 'expected.json'), 'utf8'));
  /** @type {Findings} */
  const findings = (await measured.get(key)) ?? {};
  const { passed } = totals(findings);
  const failing = Object.keys(findings).filter((scenario) => findings[scenario]?.some(({ status }) => status === 'FAILURE'));
  const fine = passed === expected[key]?.passed && failing.join() === expected[key]?.failing.join();
  if (!fine) console.log(`✗ ${key}, direct: ${passed} passed, failing: ${failing.join(', ')}; expected.json says otherwise`);
  return fine ? 0 : 1;
}

/** @param {(typeof compared)[number]} row @returns {number} 1: it differs */
function report({ revision, leg, policy, demand, direct, through, differences }) {
  const verdict = differences.length === 0 ? `✓ ${demand}` : `✗ not ${demand}`;
  console.log(`\n${revision} ${leg}, --policy=${policy}: ${verdict}`);
  line('', 'direct', 'through');
  for (const scenario of values.all ? Object.keys({ ...direct, ...through }).sort() : []) {
    line(scenario, score({ scenario: direct[scenario] ?? [] }), score({ scenario: through[scenario] ?? [] }));
  }
  line('checks passed/failed', score(direct), score(through));
  for (const { scenario, check, direct, through, message } of differences) {
    line(`${scenario}: ${check}`, direct, through);
    if (message !== undefined) console.log(`      ${message}`);
  }
  return differences.length === 0 ? 0 : 1;
}

/** @param {string} what @param {string} direct @param {string} through */
function line(what, direct, through) {
  console.log(`  ${what.padEnd(60)} ${direct.padEnd(9)} ${through}`);
}

/** @param {Findings} findings */
function score(findings) {
  const { passed, failed } = totals(findings);
  return `${passed}/${failed}`;
}

function suiteVersion() {
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(readFileSync(join(root, 'test', 'conformance', 'package.json'), 'utf8'));
  return dependencies;
}

/** @template T @param {T[]} all @param {(item: T) => string} nameOf @param {string[] | undefined} names */
function choose(all, nameOf, names) {
  const unknown = names?.find((name) => !all.some((item) => nameOf(item) === name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${all.map(nameOf).join(', ')}`);
  return names ? all.filter((item) => names.includes(nameOf(item))) : all;
}
