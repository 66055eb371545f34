// @ts-check
import { compareMaps, parsed } from './compare-maps.mjs';
import { MIXED } from './repositories.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */

/** @param {Tools} tools */
export async function dependencies({ opa, ours }) {
  const asked = [
    [MIXED, 'data.roles.allow'],
    [MIXED, 'data.roles_test.test_write'],
    ['rego', 'data.mcp.main.decision'],
    ['rego', 'data.mcp.main.hidden'],
  ];
  /** @type {Record<string, unknown>} */
  const theirs = {};
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const [folder = '', query = ''] of asked) {
    const stock = parsed((await opa(['deps', '-d', folder, '-f', 'json', query])).stdout) ?? {};
    const found = parsed((await ours(['deps', '--no-library', '-d', folder, '-f', 'json', query])).stdout) ?? {};
    for (const kind of ['base', 'virtual']) {
      theirs[`${kind} of ${query}`] = (stock[kind] ?? []).map(refText).toSorted();
      own[`${kind} of ${query}`] = found[kind]?.toSorted();
    }
  }
  return compareMaps(theirs, own);
}

/** @param {readonly { type: string, value: string | number | boolean | null }[]} ref */
function refText(ref) {
  return ref
    .map(({ type, value }, at) => {
      if (at === 0) return String(value);
      if (type === 'string' && /^[A-Za-z_]\w*$/.test(String(value))) return `.${value}`;
      return type === 'var' ? `[${value}]` : `[${JSON.stringify(value)}]`;
    })
    .join('');
}
