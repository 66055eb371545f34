// @ts-check
import { join } from 'node:path';
import { compareMaps, parsed } from './compare-maps.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */

/** Each file of the bundles that both build of one folder. @param {Tools} tools */
export async function bundles(tools) {
  const { opa, ours, work, copy } = tools;
  const folder = copy('test/fixtures/team-policy', 'team');
  await opa(['build', '-b', '.', '--ignore', '*_test.rego', '-r', 'r1', '-o', join(work, 'stock.tar.gz')], { cwd: folder });
  await ours(['build', '-b', '.', '-r', 'r1', '-o', join(work, 'own.tar.gz')], { cwd: folder });
  return compareMaps(await unpacked(tools, 'stock.tar.gz'), await unpacked(tools, 'own.tar.gz'));
}

/** JSON as values: neither promises how it is written. @param {Tools} tools @param {string} name */
async function unpacked({ opa, work }, name) {
  const found = parsed((await opa(['inspect', '-f', 'json', join(work, name)])).stdout) ?? {};
  const data = parsed((await opa(['eval', '-b', join(work, name), '-f', 'json', 'data.team'])).stdout);
  const rules = parsed((await opa(['eval', '-b', join(work, name), '-f', 'json', '-I', 'data.mcp.policy'], { input: '{}' })).stdout);
  return { manifest: found.manifest, namespaces: found.namespaces, 'data.team': data, 'data.mcp.policy': rules };
}

/** What each says of a bundle. @param {Tools} tools */
export async function inspected({ opa, ours, work }) {
  /** @type {Record<string, unknown>} */
  const theirs = {};
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const name of ['stock.tar.gz', 'own.tar.gz']) {
    const stock = parsed((await opa(['inspect', '-a', '-f', 'json', join(work, name)])).stdout) ?? {};
    const found = parsed((await ours(['inspect', '-a', '-f', 'json', join(work, name)])).stdout) ?? {};
    const withoutSlash = (/** @type {Record<string, string[]>} */ all = {}) =>
      Object.fromEntries(
        Object.entries(all)
          .map(([key, files]) => [key, files.map((file) => file.replace(/^\//, '')).toSorted()])
          .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      );
    theirs[`${name}: manifest`] = stock.manifest;
    own[`${name}: manifest`] = found.manifest;
    theirs[`${name}: namespaces`] = withoutSlash(stock.namespaces);
    own[`${name}: namespaces`] = withoutSlash(found.namespaces);
    theirs[`${name}: builtins`] = (stock.capabilities?.builtins ?? []).map((/** @type {any} */ each) => each.name).toSorted();
    own[`${name}: builtins`] = found.required_builtins;
    theirs[`${name}: annotations`] = (stock.annotations ?? []).map((/** @type {any} */ each) => each.annotations);
    own[`${name}: annotations`] = (found.annotations ?? []).map((/** @type {any} */ each) => each.annotations);
  }
  return compareMaps(theirs, own);
}
