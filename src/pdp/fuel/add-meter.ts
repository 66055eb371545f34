import { UnusableModule } from '../wasm/errors.js';
import { chargesOf, type Charge } from './charges.js';
import { Reader, s64, u32 } from './leb128.js';
import { countGlobals, EXTERNAL, HEADER, parameterCounts, SECTION, sectionsOf } from './sections.js';

/** The export, a mutable i64: what is left. Below zero it is spent, and the module has trapped. */
export const FUEL_EXPORT = 'agentmesh_fuel';

const I64 = 0x7e;
const I32 = 0x7f;
const MUTABLE = 1;
const LOCAL_GET = 0x20;
const LOCAL_TEE = 0x22;
/** i64.const 0, i64.lt_s, if, unreachable, end. */
const TRAP_BELOW_ZERO = [0x42, 0, 0x53, 0x04, 0x40, 0x00, 0x0b];

/** The bytes that a bulk instruction moves for one unit, as a power of two. */
const BULK_SHIFT = 5;

/**
 * The same module, that counts down as it runs and traps below zero: deterministic, in the thread that decides, without a second one that looks at
 * a clock. `initial` is what a fresh instance has, for its start function. Throws `UnusableModule` for what nobody could meter, or has memory of its own.
 */
export function addMeter(wasm: Uint8Array, initial: bigint): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(wasm);
  const globals = countGlobals(wasm, sections);
  if (sections.some(({ id, start, end }) => id === SECTION.memory && new Reader(wasm, start, end).u32() > 0))
    throw new UnusableModule('`policy.wasm` cannot be used: it has a memory of its own, which nobody here could limit');

  const out: Part[] = [wasm.subarray(0, HEADER)];
  for (const { id, start, end } of sections) {
    if (id === SECTION.global) pushSection(out, id, [appended(wasm, start, end, meterGlobal(initial), 1)]);
    else if (id === SECTION.export) pushSection(out, id, [appended(wasm, start, end, meterExport(globals), 1)]);
    else if (id === SECTION.code) pushSection(out, id, meteredCode(new Reader(wasm, start, end), globals, parameterCounts(wasm, sections)));
    else pushSection(out, id, [[wasm.subarray(start, end)]]);
  }
  for (const needed of [SECTION.global, SECTION.export]) {
    if (!sections.some(({ id }) => id === needed)) throw new UnusableModule('`policy.wasm` cannot be used: it is none of OPA');
  }
  return joined(out);
}

type Part = Uint8Array | readonly number[];

/** A vector with more behind its last element. */
function appended(wasm: Uint8Array, start: number, end: number, more: readonly number[], count: number): readonly Part[] {
  const reader = new Reader(wasm, start, end);
  const total = reader.u32() + count;
  return [u32(total), wasm.subarray(reader.at, end), more];
}

function meterGlobal(initial: bigint): readonly number[] {
  return [I64, MUTABLE, 0x42, ...s64(initial), 0x0b];
}

function meterExport(fuel: number): readonly number[] {
  const name = new TextEncoder().encode(FUEL_EXPORT);
  return [...u32(name.length), ...name, EXTERNAL.global, ...u32(fuel)];
}

function meteredCode(reader: Reader, globals: number, parameters: readonly number[]): readonly (readonly Part[])[] {
  const count = reader.u32();
  const functions: (readonly Part[])[] = [[u32(count)]];
  for (let index = 0; index < count; index++) {
    const size = reader.u32();
    const start = reader.at;
    reader.skip(size);
    functions.push(meteredFunction(new Reader(reader.bytes, start, reader.at), globals, parameters[index] ?? 0));
  }
  return functions;
}

/** With two more locals: what is left, and the count of a bulk instruction. */
function meteredFunction(body: Reader, globals: number, parameters: number): readonly Part[] {
  const { bytes, end } = body;
  const groups = body.u32();
  const declared = body.at;
  let locals = parameters;
  for (let left = groups; left > 0; left--) {
    locals += body.u32();
    body.skip(1);
  }
  const meter: Meter = { fuel: globals, left: locals, count: locals + 1 };
  let from = body.at;
  const parts: Part[] = [u32(groups + 2), bytes.subarray(declared, from), [1, I64, 1, I32]];
  for (const charge of chargesOf(body, globals)) {
    parts.push(bytes.subarray(from, charge.at), instructionsOf(charge, meter));
    from = charge.at;
  }
  parts.push(bytes.subarray(from, end));
  return [u32(lengthOf(parts)), ...parts];
}

/** The index of the global, and of the locals. */
interface Meter {
  readonly fuel: number;
  readonly left: number;
  readonly count: number;
}

/** `fuel -= units; if (fuel < 0) unreachable`. A bulk instruction's count is looked at and stays on the stack. */
function instructionsOf(charge: Charge, { fuel, left, count }: Meter): readonly number[] {
  const units =
    charge.kind === 'fixed'
      ? [0x42, ...s64(BigInt(charge.units))]
      : // i64.extend_i32_u, i64.shr_u
        [LOCAL_GET, ...u32(count), 0xad, 0x42, BULK_SHIFT, 0x88];
  const pay = [
    0x23,
    ...u32(fuel),
    ...units,
    0x7d,
    LOCAL_TEE,
    ...u32(left),
    0x24,
    ...u32(fuel),
    LOCAL_GET,
    ...u32(left),
    ...TRAP_BELOW_ZERO,
  ];
  return charge.kind === 'fixed' ? pay : [LOCAL_TEE, ...u32(count), ...pay];
}

function pushSection(out: Part[], id: number, groups: readonly (readonly Part[])[]): void {
  const length = groups.reduce((sum, parts) => sum + lengthOf(parts), 0);
  out.push([id, ...u32(length)]);
  for (const parts of groups) for (const part of parts) out.push(part);
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function joined(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
