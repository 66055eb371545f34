// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareMaps, parsed } from './compare-maps.mjs';
import { MIXED } from './repositories.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */
/** @typedef {import('./compare-maps.mjs').Comparison} Comparison */

/** @param {Tools} tools @param {readonly string[]} stockPaths @param {readonly string[]} ownPaths @returns {Promise<Comparison>} */
export async function tests({ opa, ours }, stockPaths, ownPaths) {
  /** @type {Record<string, unknown>} */
  const theirs = {};
  for (const each of parsed((await opa(['test', '-f', 'json', ...stockPaths])).stdout) ?? []) {
    theirs[`${each.package.replace(/^data\./, '')}.${each.name}`] = [
      each.error !== undefined ? 'error' : each.skip ? 'skip' : each.fail ? 'fail' : 'pass',
      each.location.row,
      leaves(each.sub_results),
    ];
  }
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const each of (parsed((await ours(['test', '--json', ...ownPaths])).stdout)?.suites ?? []).flatMap(
    (/** @type {any} */ suite) => suite.cases,
  )) {
    if (each.package === undefined) continue;
    own[`${each.package}.${each.name}`] = [
      each.outcome,
      each.line,
      Object.fromEntries((each.cases ?? []).map((/** @type {any} */ one) => [one.name, one.fail])),
    ];
  }
  return compareMaps(theirs, own);
}

/** @param {any} results @param {string} [above] @returns {Record<string, boolean>} */
function leaves(results = {}, above = '') {
  return Object.fromEntries(
    Object.entries(results)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, { fail = false, sub_results }]) =>
        sub_results && Object.keys(sub_results).length > 0
          ? Object.entries(leaves(sub_results, `${above}${name}.`))
          : [[`${above}${name}`, fail]],
      ),
  );
}

/** @param {Tools} tools @param {string} name */
export async function profileTests(tools, name) {
  const out = join(tools.work, `profile-${name}`);
  await tools.ours(['compile', '--with-library', '-o', out, name]);
  const test = readFileSync(join(tools.root, 'policies', `${name}_test.rego`), 'utf8');
  writeFileSync(join(out, `${name}_test.rego`), test);
  return await tests(tools, [out], [`policies/${name}.yaml`, `policies/${name}_test.rego`]);
}

/** The library as it is published, without its own tests. @param {Tools} tools */
export async function library({ ours, work }) {
  const archive = join(work, 'library.tar.gz');
  await ours(['build', '-b', '-o', archive, 'rego']);
  return archive;
}

/** Lines that are reached and not, of each file that is no test. @param {Tools} tools @param {readonly string[]} stockPaths @param {readonly string[]} ownPaths */
export async function coverage({ opa, ours }, stockPaths, ownPaths) {
  // Where a test fails OPA reports that and no coverage.
  const run = ownPaths.includes(MIXED) ? ['-r', 'test_(read|write|double)$'] : [];
  const report = parsed((await opa(['test', '-c', '-f', 'json', '-z', ...run, ...stockPaths])).stdout) ?? {};
  /** @type {Record<string, unknown>} */
  const theirs = {};
  for (const [path, file] of Object.entries(/** @type {Record<string, any>} */ (report.files ?? {}))) {
    const { covered_lines: covered = 0, not_covered_lines: missed = 0 } = file;
    // Of bundles OPA lists each file a second time, with nothing in it.
    const asked = ownPaths.some((each) => path.startsWith(each)) && covered + missed > 0;
    if (asked && path.endsWith('.rego') && !path.endsWith('_test.rego')) theirs[path] = [covered, covered + missed];
  }
  const own = parsed((await ours(['test', '--coverage', '--json', ...run, ...ownPaths])).stdout)?.coverage?.files ?? [];
  return compareMaps(theirs, Object.fromEntries(own.map((/** @type {any} */ file) => [file.path, [file.covered, file.total]])));
}
