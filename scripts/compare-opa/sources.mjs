// @ts-check
import { join } from 'node:path';
import { compareMaps, parsed } from './compare-maps.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */

const SCHEMA = 'rego/schemas/input.json';

/** @param {Tools} tools @param {string} folder */
export async function formatted({ opa, ours, copy, texts }, folder) {
  const name = folder.replaceAll('/', '-');
  const [stock, own] = [copy(folder, `stock-${name}`), copy(folder, `own-${name}`)];
  await opa(['fmt', '-w', stock]);
  await ours(['fmt', '-w', own]);
  return compareMaps(texts(stock, /\.rego$/), texts(own, /\.rego$/));
}

/** Errors by place and code, and whether there is one. Both with the schema of the input document, strictly. @param {Tools} tools @param {string} path */
export async function checked({ opa, ours, root }, path) {
  const library = path === 'rego' ? [] : ['rego/mcp'];
  const stock = await opa(['check', '--strict', '-m', '100', '-f', 'json', '--schema', join(root, SCHEMA), path, ...library]);
  const own = await ours(['check', '--json', path]);
  /** @type {any[]} */
  const theirErrors = (parsed(stock.stderr) ?? parsed(stock.stdout))?.errors ?? [];
  /** @type {any[]} */
  const ownErrors = parsed(own.stdout) ?? [];
  return compareMaps(
    {
      accepted: stock.status === 0,
      ...Object.fromEntries(theirErrors.map(({ location, code }) => [`${location?.file}:${location?.row}:${location?.col} ${code}`, true])),
    },
    {
      accepted: own.status === 0,
      ...Object.fromEntries(ownErrors.map(({ span, code }) => [`${span?.file}:${span?.line}:${span?.column} ${code}`, true])),
    },
  );
}
