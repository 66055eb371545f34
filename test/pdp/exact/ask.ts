import { hostBuiltins } from '../../../src/pdp/builtins/index.js';
import { exactBuffer } from '../../../src/pdp/wasm/exact-buffer.js';
import { loadPolicyModule } from '../../../src/pdp/wasm/policy-module.js';
import type { RegoModule } from '../../../src/engine/bundle.js';
import { compile, topdown } from '../support.js';

/** Arguments as Rego text. */
export type Row = readonly string[];

const context = { nowNs: () => 0n, print: () => undefined };

const INFIX: Readonly<Record<string, string>> = {
  and: '&',
  div: '/',
  equal: '==',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  minus: '-',
  mul: '*',
  neq: '!=',
  or: '|',
  plus: '+',
  rem: '%',
};

function callOf(name: string, [a = '', b = '', c = '']: Row): string {
  const operator = INFIX[name];
  if (operator !== undefined) return `${a} ${operator} ${b}`;
  switch (name) {
    case 'internal.member_2':
      return `${a} in ${b}`;
    case 'internal.member_3':
      return `(${a}, ${b} in ${c})`;
    case 'internal.template_string':
      return `template(${a}, ${b})`;
    case 'walk':
      return `sort([found | walk(${a}, found)])`;
    default:
      return `${name}(${[a, b, c].filter((argument) => argument !== '').join(', ')})`;
  }
}

const PRELUDE = ['template(x, y) := $"a{x}b{y}"', 'untyped(x) := x'];

/** As text, so that 1 and 1.0, sets and lists are told apart. */
function answer(name: string, count: number, from: string): string {
  const call = callOf(
    name,
    Array.from({ length: count }, (_, index) => `${from}[${index}]`),
  );
  return `sprintf("%v", [object.get({"is": y | y := ${call}}, "is", "undefined")])`;
}

/** A module that calls each of them once, its arguments the input. */
export function callsOf(calls: ReadonlyMap<string, readonly Row[]>): {
  readonly modules: readonly RegoModule[];
  readonly entrypoints: readonly string[];
} {
  const names = [...calls.keys()];
  const rules = names.map((name, index) => `answer_${index} := ${answer(name, calls.get(name)?.[0]?.length ?? 0, 'input')}`);
  return {
    modules: [{ path: 'exact.rego', text: ['package exact', ...PRELUDE, ...rules].join('\n\n') }],
    entrypoints: names.map((_, index) => `exact/answer_${index}`),
  };
}

/** What our host and the module make of calls, a row each. Arguments come as the input, which OPA reads as a term. */
export async function askWasm(calls: ReadonlyMap<string, readonly Row[]>): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = [...calls.keys()];
  const { modules, entrypoints } = callsOf(calls);
  const wasm = await compile({ modules }, entrypoints);
  const loaded = await loadPolicyModule(wasm, { data: Buffer.from('{}'), builtins: hostBuiltins, context, headroomBytes: 1 << 26 });
  const { policy } = loaded.instantiate();
  const ask = (row: Row, index: number) => {
    const [found] = policy.evaluate(exactBuffer(Buffer.from(`[${row.join(', ')}]`)), `exact/answer_${index}`) as readonly {
      result: string;
    }[];
    return found?.result ?? 'nothing';
  };
  return new Map(names.map((name, index) => [name, (calls.get(name) ?? []).map((row) => ask(row, index))]));
}

/** What OPA's interpreter makes of them. */
export async function askInterpreter(name: string, rows: readonly Row[]): Promise<readonly string[]> {
  const listed = rows.map((row) => `[${row.join(', ')}]`).join(',\n');
  const text = [
    'package exact',
    ...PRELUDE,
    // One call: a function is not asked again for an argument that is equal, and 1 equals 1.0.
    `rows := untyped([${listed}])`,
    `answers := [${answer(name, rows[0]?.length ?? 0, 'row')} | some row in rows]`,
  ].join('\n\n');
  return (await topdown({ modules: [{ path: 'exact.rego', text }] }, 'data.exact.answers')) as readonly string[];
}
