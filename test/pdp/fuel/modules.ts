/** A WASM module by hand, of bodies of functions that take nothing and answer nothing; all are exported as `f0`, `f1`, …. */
export interface Written {
  readonly functions: readonly (readonly number[])[];
  /** The function that runs when the module is instantiated. */
  readonly start?: number;
  /** Whether the module has memory of its own. */
  readonly ownMemory?: boolean;
}

const VERSION = [1, 0, 0, 0];
const text = (value: string) => [value.length, ...new TextEncoder().encode(value)];
/** LEB128 of a number below 16,384. */
const size = (value: number) => (value < 0x80 ? [value] : [(value % 0x80) + 0x80, Math.floor(value / 0x80)]);
const section = (id: number, bytes: readonly number[]) => [id, ...size(bytes.length), ...bytes];

/** Imports `env.memory` and has one mutable i32. */
export function moduleOf({ functions, start, ownMemory = false }: Written): Uint8Array {
  const bodies = functions.map((body) => [...size(body.length + 2), 0, ...body, 0x0b]);
  return new Uint8Array([
    0,
    ...new TextEncoder().encode('asm'),
    ...VERSION,
    ...section(1, [1, 0x60, 0, 0]),
    ...(ownMemory ? [] : section(2, [1, ...text('env'), ...text('memory'), 2, 0, 1])),
    ...section(3, [functions.length, ...functions.map(() => 0)]),
    ...(ownMemory ? section(5, [1, 0, 1]) : []),
    ...section(6, [1, 0x7f, 1, 0x41, 0, 0x0b]),
    ...section(7, [functions.length, ...functions.flatMap((_body, index) => [...text(`f${index}`), 0, index])]),
    ...(start === undefined ? [] : section(8, [start])),
    ...section(10, [functions.length, ...bodies.flat()]),
  ]);
}
