// @ts-check
import { compareMaps, parsed } from './compare-maps.mjs';
import { MIXED } from './repositories.mjs';

/** @typedef {import('./compare-maps.mjs').Tools} Tools */

const WRITE = JSON.stringify({ method: 'write', user: 'bob' });
/** A query, the input if any. */
const QUERIES = [
  ['data.roles.allow', WRITE],
  ['data.roles.never', WRITE],
  ['data.roles.double(4.5)'],
  ['data.grants'],
  ['some user; data.grants[user][_] == "writer"'],
  ['x := [1, "a", null, true, {"k": {1, 2}}]; y := count(x)'],
  ['12345678901234567890 + 0.1'],
  ['1 / 3'],
  ['sprintf("%5.2f %v %d", [1.005, {"a": {1, 2}}, 12345678901234567890])'],
  ['regex.split(`\\s+`, "a  b\\tc")'],
  ['{x | some x in ["b", "a", "b"]}'],
  ['time.parse_rfc3339_ns("2026-01-01T00:00:00Z")'],
  ['input', WRITE],
  ['false'],
  ['1 == 2'],
];

/** @param {Tools} tools @param {readonly string[]} formats */
export function evaluated(tools, formats) {
  /** @type {Record<string, string>} */
  const theirs = {};
  /** @type {Record<string, string>} */
  const own = {};
  for (const format of formats) {
    for (const [query = '', input] of QUERIES) {
      const args = ['eval', '-f', format, '-d', MIXED, ...(input === undefined ? [] : ['-I']), query];
      const options = input === undefined ? {} : { input };
      const name = formats.length > 1 ? `${format} of ${query}` : query;
      theirs[name] = tools.opa(args, options).stdout;
      own[name] = tools.ours(args, options).stdout;
    }
  }
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
export function exitCodes(tools) {
  const commands = [
    ['eval', '--fail', 'false'],
    ['eval', '--fail', '{}[0]'],
    ['eval', '--fail-defined', '1'],
    ['eval', '--fail-defined', '{}[0]'],
    ['eval', 'x :='],
    ['eval', 'nothing(1)'],
    ['eval', '--strict-builtin-errors', '1 / 0'],
    ['eval', '1 / 0'],
    ['eval', '-d', 'nowhere', '1'],
    ['eval', '--fail', '--fail-defined', '1'],
  ];
  const codes = (/** @type {Tools['opa']} */ run) => Object.fromEntries(commands.map((args) => [args.join(' '), run(args).status]));
  return compareMaps(codes(tools.opa), codes(tools.ours));
}

/** @param {Tools} tools */
export function inWasm(tools) {
  const asked = QUERIES.filter(([query = '']) => !/:=|;/.test(query));
  const value = (/** @type {string} */ text) =>
    JSON.stringify((parsed(text)?.result ?? []).map((/** @type {any} */ each) => each.expressions[0].value));
  /** @type {Record<string, string>} */
  const theirs = {};
  /** @type {Record<string, string>} */
  const own = {};
  for (const [query = '', input] of asked) {
    const args = ['eval', '-d', MIXED, ...(input === undefined ? [] : ['-I']), query];
    const options = input === undefined ? {} : { input };
    theirs[query] = value(tools.opa(args, options).stdout);
    own[query] = value(tools.ours([...args, '-t', 'wasm'], options).stdout);
  }
  return compareMaps(theirs, own);
}
