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

/** Of these the other formats are compared: values of every kind, several rows, nothing. */
const SHOWN = ['data.roles.allow', 'data.roles.never', 'data.grants', 'some user; data.grants[user][_] == "writer"', 'false'];

/** @param {string} query @param {string | undefined} input @param {readonly string[]} more */
function asked(query, input, ...more) {
  const options = input === undefined ? {} : { input };
  return { args: ['eval', ...more, '-d', MIXED, ...(input === undefined ? [] : ['-I']), query], options };
}

/** @param {Tools} tools */
export async function evaluated(tools) {
  return compared(
    tools,
    QUERIES.map(([query = '', input]) => ({ name: query, ...asked(query, input, '-f', 'json') })),
  );
}

/** @param {Tools} tools */
export async function inOtherFormats(tools) {
  const shown = QUERIES.filter(([query = '']) => SHOWN.includes(query));
  const formats = ['raw', 'values', 'bindings', 'discard'];
  return compared(
    tools,
    formats.flatMap((format) =>
      shown.map(([query = '', input]) => ({ name: `${format} of ${query}`, ...asked(query, input, '-f', format) })),
    ),
  );
}

/** @param {Tools} tools @param {readonly ({ name: string } & ReturnType<typeof asked>)[]} each */
async function compared({ opa, ours }, each) {
  const said = async (/** @type {Tools['opa']} */ run) =>
    Object.fromEntries(await Promise.all(each.map(async ({ name, args, options }) => [name, (await run(args, options)).stdout])));
  const [theirs, own] = await Promise.all([said(opa), said(ours)]);
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
export async function exitCodes({ opa, ours }) {
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
  const codes = async (/** @type {Tools['opa']} */ run) =>
    Object.fromEntries(await Promise.all(commands.map(async (args) => [args.join(' '), (await run(args)).status])));
  const [theirs, own] = await Promise.all([codes(opa), codes(ours)]);
  return compareMaps(theirs, own);
}

/** @param {Tools} tools */
export async function inWasm({ opa, ours }) {
  const whole = QUERIES.filter(([query = '']) => !/:=|;/.test(query));
  const value = (/** @type {string} */ text) =>
    JSON.stringify((parsed(text)?.result ?? []).map((/** @type {any} */ each) => each.expressions[0].value));
  const values = async (/** @type {Tools['opa']} */ run, /** @type {string[]} */ ...target) =>
    Object.fromEntries(
      await Promise.all(
        whole.map(async ([query = '', input]) => {
          const { args, options } = asked(query, input, ...target);
          return [query, value((await run(args, options)).stdout)];
        }),
      ),
    );
  const [theirs, own] = await Promise.all([values(opa), values(ours, '-t', 'wasm')]);
  return compareMaps(theirs, own);
}
