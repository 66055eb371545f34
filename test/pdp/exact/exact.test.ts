import { describe, expect, it } from 'vitest';
import nativeBuiltins from '../../../engine/native-builtins.json' with { type: 'json' };
import { toLower, toUpper } from '../../../src/pdp/builtins/go/letter-case.js';
import { hostBuiltins } from '../../../src/pdp/builtins/index.js';
import { BigNumber, type RegoValue } from '../../../src/pdp/value/value.js';
import { cBuiltins } from '../../../src/pdp/wasm/c-builtins.js';
import { loadPolicyModule } from '../../../src/pdp/wasm/policy-module.js';
import { createTestEngine } from '../../engine/test-engine.js';
import * as fc from '../../properties.js';
import { compile, topdown } from '../support.js';
import { askInterpreter, askWasm, callsOf, type Row } from './ask.js';
import { argumentsOf, nativeCalls } from './native-calls.js';
import { pools, type Kind } from './pools.js';

/** In no list of calls: the compiler's own, and what only Rego v0 has, which is another one's by the same name. */
const UNASKED = ['all', 'any', 'assign', 'eq', 'net.cidr_overlap', 're_match', 'set_diff'];
/** Numbers that OPA keeps as they are written and WASM has no text for: their value is the same. */
const WRITTEN = new Set(['1_000', '0x1p4', '0x1p-2']);
const SAMPLES = 150;

/** All calls there are of small pools, a sample of large ones. */
function rowsOf(kinds: readonly Kind[]): readonly Row[] {
  const all = kinds.reduce((count, kind) => count * pools[kind].length, 1);
  if (all > SAMPLES) return fc.sample(argumentsOf(kinds), { numRuns: SAMPLES, seed: 20260101 });
  return kinds.reduce<readonly Row[]>((rows, kind) => rows.flatMap((row) => pools[kind].map((value) => [...row, value])), [[]]);
}

async function differences(calls: ReadonlyMap<string, readonly Row[]>): Promise<readonly string[]> {
  const wasm = await askWasm(calls);
  const found: string[] = [];
  for (const [name, rows] of calls) {
    const wanted = await askInterpreter(name, rows);
    const ours = wasm.get(name) ?? [];
    found.push(
      ...rows.flatMap((row, index) => {
        const [own, other] = [ours[index] ?? '', wanted[index] ?? ''];
        return own === other || WRITTEN.has(other) ? [] : [`${name}(${row.join(', ')}): WASM ${own}, interpreter ${other}`];
      }),
    );
  }
  return found;
}

describe('what a module answers itself, or asks the host instead, is what the interpreter answers', () => {
  it('each builtin that OPA compiles into modules', async () => {
    expect([...Object.keys(nativeCalls), ...UNASKED].sort()).toEqual([...nativeBuiltins].sort());
    const calls = new Map(Object.entries(nativeCalls).map(([name, kinds]) => [name, rowsOf(kinds)]));
    expect(await differences(calls)).toEqual([]);
  });

  it('globs of any characters', async () => {
    const characters = fc.constantFrom(...'*?[]{}!-,\\ab./é😀\n'.split(/(?:)/u));
    const text = fc.array(characters, { maxLength: 8 }).map((parts) => JSON.stringify(parts.join('')));
    const subject = fc
      .array(fc.constantFrom(...'ab./é😀\n-]'.split(/(?:)/u)), { maxLength: 6 })
      .map((parts) => JSON.stringify(parts.join('')));
    const rows = fc.sample(fc.tuple(text, fc.constantFrom('null', '[]', '["."]', '["/", "é"]', '["a", "b"]'), subject), {
      numRuns: 3000,
      seed: 20260102,
    });
    expect(await differences(new Map([['glob.match', rows]]))).toEqual([]);
  });

  it('regular expressions that come out of a message', async () => {
    const atoms = [
      'a',
      'b',
      'é',
      '😀',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(?:ab)',
      '^',
      '$',
      '\\b',
      '(?i)k',
      '|',
      '\\pL',
      '\\n',
    ];
    const atom = fc
      .tuple(fc.constantFrom(...atoms), fc.constantFrom('', '', '*', '+', '?', '*?', '{2}', '{1,3}'))
      .map((parts) => parts.join(''));
    const pattern = fc.array(atom, { maxLength: 4 }).map((parts) => JSON.stringify(parts.join('')));
    const subject = fc
      .array(fc.constantFrom(...'abkK1 _-é😀\n\u212a'.split(/(?:)/u)), { maxLength: 7 })
      .map((parts) => JSON.stringify(parts.join('')));
    const rows = fc.sample(fc.tuple(pattern, subject), { numRuns: 1500, seed: 20260103 });
    const calls = new Map<string, readonly Row[]>([
      ['regex.match', rows],
      ['regex.find_all_string_submatch_n', rows.map((row) => [...row, '-1'])],
    ]);
    expect(await differences(calls)).toEqual([]);
  });

  it('numbers of any size', async () => {
    const digits = fc.tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: -30, max: 30 }));
    const number = fc.oneof(
      fc.integer().map(String),
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value)),
      digits.map(([mantissa, exponent]) => `${mantissa}e${exponent}`),
    );
    const rows = fc.sample(fc.tuple(number, number), { numRuns: 400, seed: 20260104 });
    const first = rows.map(([a]): Row => [a]);
    const calls = new Map<string, readonly Row[]>([
      ...['plus', 'minus', 'mul', 'div', 'rem', 'lt', 'equal'].map((name): [string, readonly Row[]] => [name, rows]),
      ...['abs', 'round', 'ceil', 'floor'].map((name): [string, readonly Row[]] => [name, first]),
      ['sum', rows.map(([a, b]) => [`[${a}, ${b}, 0.1]`])],
      ['product', rows.map(([a, b]) => [`{${a}, ${b}, 3}`])],
      ['to_number', first.map(([a]) => [JSON.stringify(a)])],
      ['format_int', first.map(([a = '']) => [a, '16'])],
    ]);
    expect(await differences(calls)).toEqual([]);
  });

  it('every letter that has another case', async () => {
    const letters = Array.from({ length: 0x110000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .filter(
        (letter) => /\p{L}|\p{Nl}|\p{So}|\p{M}/u.test(letter) && (letter !== letter.toLowerCase() || letter !== letter.toUpperCase()),
      );
    const text = 'package letters\n\nanswers := [[lower(letter), upper(letter)] | some letter in input]';
    const wanted = await topdown({ modules: [{ path: 'letters.rego', text }] }, 'data.letters.answers', letters);
    expect(letters.map((letter) => [toLower(letter), toUpper(letter)])).toEqual(wanted);
  });
});

describe('a module that was built without our host', () => {
  it('has C code, by its name, for what a module of ours asks the host instead', async () => {
    const calls = new Map(Object.entries(nativeCalls).map(([name, kinds]) => [name, [kinds.map(() => '1')]]));
    const { modules, entrypoints } = callsOf(calls);
    const bare = await createTestEngine({ builtins: ['sprintf'] });
    const built = await bare.build({ modules, entrypoints });
    await bare.close();
    const ours = await loadPolicyModule(await compile({ modules }, entrypoints), {
      data: Buffer.from('{}'),
      builtins: hostBuiltins,
      context: { nowNs: () => 0n, print: () => undefined },
      headroomBytes: 1 << 20,
    });
    const asked = ours.builtins.filter((name) => name !== 'sprintf');
    expect(built.ok ? cBuiltins(built.wasm) : built.diagnostics).toEqual([...asked].sort());
    expect(cBuiltins(await compile({ modules }, entrypoints))).toEqual([]);
  });
});

describe('what a policy multiplies without end', () => {
  it('is stopped where it is no number any more', () => {
    const context = { nowNs: () => 0n, print: () => undefined };
    const call = (name: string, ...args: readonly RegoValue[]) => hostBuiltins.get(name)?.(context, ...args);
    expect(() => call('bits.lsh', 1, 2_000_000)).toThrow('more than 1000000 bits');
    expect(() => call('div', new BigNumber('1.5e400000'), 0.1)).toThrow('more than 100000 digits');
    expect(() => call('mul', new BigNumber('1e400000'), new BigNumber('1e400000'))).toThrow('more than 100000 digits');
    expect(() =>
      call(
        'product',
        [1, 2, 3, 4].map((power) => new BigNumber(`1e9999${power}`)),
      ),
    ).toThrow('more than 1000000 bits');
  });
});
