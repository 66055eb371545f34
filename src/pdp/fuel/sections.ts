import { UnusableModule } from '../wasm/errors.js';
import { Reader } from './leb128.js';

/** `\0asm` and version 1. */
const MODULE_HEADER = Buffer.from('0061736d01000000', 'hex');
export const HEADER = MODULE_HEADER.length;
export const SECTION = { type: 1, import: 2, function: 3, memory: 5, global: 6, export: 7, code: 10 } as const;
export const EXTERNAL = { func: 0, table: 1, memory: 2, global: 3 } as const;

/** Where one stands in a module, behind its id and size. */
export interface Section {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** How many parameters each function of the module itself has. */
export function parameterCounts(wasm: Uint8Array, sections: readonly Section[]): readonly number[] {
  const types: number[] = [];
  const counts: number[] = [];
  for (const { id, start, end } of sections) {
    const reader = new Reader(wasm, start, end);
    if (id === SECTION.type) for (let left = reader.u32(); left > 0; left--) types.push(parametersOf(reader));
    if (id === SECTION.function) for (let left = reader.u32(); left > 0; left--) counts.push(types[reader.u32()] ?? 0);
  }
  return counts;
}

/** Over a function type: its mark, parameters and results, of one byte each. */
function parametersOf(reader: Reader): number {
  reader.skip(1);
  const parameters = reader.u32();
  reader.skip(parameters);
  reader.skip(reader.u32());
  return parameters;
}

export function sectionsOf(wasm: Uint8Array): readonly Section[] {
  if (Buffer.compare(wasm.subarray(0, HEADER), MODULE_HEADER) !== 0) throw new UnusableModule('`policy.wasm` is not a WebAssembly module');
  const reader = new Reader(wasm, HEADER, wasm.length);
  const sections: Section[] = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const size = reader.u32();
    const start = reader.at;
    reader.skip(size);
    sections.push({ id, start, end: reader.at });
  }
  return sections;
}

/** Imported ones come first and count too. */
export function countGlobals(wasm: Uint8Array, sections: readonly Section[]): number {
  let count = 0;
  for (const { id, start, end } of sections) {
    const reader = new Reader(wasm, start, end);
    if (id === SECTION.global) count += reader.u32();
    else if (id === SECTION.import) {
      for (let left = reader.u32(); left > 0; left--) if (skipImport(reader) === EXTERNAL.global) count++;
    }
  }
  return count;
}

/** Returns what kind it is. */
function skipImport(reader: Reader): number {
  reader.skip(reader.u32());
  reader.skip(reader.u32());
  const kind = reader.byte();
  switch (kind) {
    case EXTERNAL.func:
      reader.skipLeb();
      return kind;
    case EXTERNAL.table:
      reader.skip(1);
      skipLimits(reader);
      return kind;
    case EXTERNAL.memory:
      skipLimits(reader);
      return kind;
    case EXTERNAL.global:
      reader.skip(2);
      return kind;
    default:
      throw new UnusableModule('`policy.wasm` cannot be used: it imports what OPA does not know');
  }
}

function skipLimits(reader: Reader): void {
  const hasMaximum = reader.byte() === 1;
  reader.skipLeb();
  if (hasMaximum) reader.skipLeb();
}
