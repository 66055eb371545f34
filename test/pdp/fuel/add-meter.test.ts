import { describe, expect, it } from 'vitest';
import { addMeter, FUEL_EXPORT } from '../../../src/pdp/fuel/add-meter.js';
import { UnusableModule } from '../../../src/pdp/wasm/errors.js';
import { moduleOf, type Written } from './modules.js';

const FUEL = 10_000n;
/** i32.const 0, i32.const 0, i32.const 65,535, memory.fill */
const FILL = [0x41, 0, 0x41, 0, 0x41, 0xff, 0xff, 0x03, 0xfc, 0x0b, 0];
const loop = (...body: readonly number[]) => [0x03, 0x40, ...body, 0x0c, 0, 0x0b];
const call = (index: number) => [0x10, index];
/** Counts the global up to 100. */
const TO_100 = [0x03, 0x40, 0x23, 0, 0x41, 1, 0x6a, 0x24, 0, 0x23, 0, 0x41, 0xe4, 0x00, 0x48, 0x0d, 0, 0x0b];

function metered(written: Written): WebAssembly.Exports {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return new WebAssembly.Instance(new WebAssembly.Module(addMeter(moduleOf(written), FUEL)), { env: { memory } }).exports;
}

function run(written: Written): { readonly trapped: boolean; readonly left: bigint } {
  const exports = metered(written);
  const fuel = exports[FUEL_EXPORT] as WebAssembly.Global<bigint>;
  try {
    (exports['f0'] as () => void)();
    return { trapped: false, left: fuel.value };
  } catch (cause) {
    expect(cause).toBeInstanceOf(WebAssembly.RuntimeError);
    return { trapped: true, left: fuel.value };
  }
}

describe('what would not end traps, with nothing left', () => {
  const endless: Readonly<Record<string, Written>> = {
    'a loop': { functions: [loop()] },
    'a loop in a loop that ends each time': { functions: [loop(...loop(0x0c, 1))] },
    'a loop behind a block': { functions: [[0x02, 0x40, 0x0b, ...loop()]] },
    'a function that calls itself': { functions: [call(0)] },
    'functions that call each other': { functions: [call(1), call(0)] },
    'calls that grow eightfold at each of ten functions': {
      functions: [...Array.from({ length: 9 }, (_, index) => Array.from({ length: 8 }, () => call(index + 1)).flat()), [0x01]],
    },
    'memory that is filled again and again': { functions: [loop(...FILL)] },
    'memory that grows': { functions: [[0x41, 1, 0x40, 0, 0x1a]] },
  };
  it.each(Object.entries(endless))('%s', (_what, written) => {
    const { trapped, left } = run(written);
    expect(trapped).toBe(true);
    expect(left).toBeLessThan(0n);
  });

  it('a start function', () => {
    expect(() => metered({ functions: [loop()], start: 0 })).toThrow(WebAssembly.RuntimeError);
  });
});

describe('what ends is as it was', () => {
  it('a loop of 100 rounds costs its instructions each round', () => {
    expect(run({ functions: [TO_100] })).toEqual({ trapped: false, left: FUEL - 100n * 10n });
  });

  it('a function without loops and calls costs nothing of its own', () => {
    expect(run({ functions: [[0x01, 0x01]] })).toEqual({ trapped: false, left: FUEL });
  });

  it('memory that is filled costs one for 32 bytes', () => {
    expect(run({ functions: [FILL] })).toEqual({ trapped: false, left: FUEL - 65_535n / 32n });
  });

  it('the same module gives the same bytes', () => {
    const wasm = moduleOf({ functions: [TO_100] });
    expect(addMeter(wasm, FUEL)).toEqual(addMeter(wasm, FUEL));
  });
});

describe('what nobody could meter is refused', () => {
  const whole = moduleOf({ functions: [TO_100] });
  const refused: Readonly<Record<string, readonly [Uint8Array, string]>> = {
    'an instruction that is not known': [moduleOf({ functions: [[0xfe, 0x03, 0x00]] }), 'the instruction 0xfe'],
    'a bulk instruction for tables': [moduleOf({ functions: [[0xfc, 0x0e, 0, 0]] }), 'the instruction 0xfc e'],
    'a tail call': [moduleOf({ functions: [[0x12, 0]] }), 'the instruction 0x12'],
    'a global that will be the meter’s': [moduleOf({ functions: [[0x42, 0, 0x24, 1]] }), 'names a global'],
    'memory of its own': [moduleOf({ functions: [[]], ownMemory: true }), 'memory of its own'],
    'no globals and no exports': [Buffer.from('0061736d01000000', 'hex'), 'none of OPA'],
    'the end in the middle': [whole.subarray(0, whole.length - 3), 'ends in the middle'],
  };
  it.each(Object.entries(refused))('%s', (_what, [wasm, message]) => {
    expect(() => addMeter(wasm, FUEL)).toThrow(UnusableModule);
    expect(() => addMeter(wasm, FUEL)).toThrow(message);
  });
});
