import { UnusableModule } from '../wasm/errors.js';
import type { Reader } from './leb128.js';

/** What an instruction is to the meter; `other` goes straight on and takes a time that does not depend on its operands. */
export type Instruction =
  | { readonly kind: 'loop' | 'block' | 'end' | 'call' | 'grow' | 'other' }
  /** As long as the bytes that it moves: their count is on top of the stack. */
  | { readonly kind: 'bulk' }
  | { readonly kind: 'global'; readonly index: number };

const LOOP: Instruction = { kind: 'loop' };
const BLOCK: Instruction = { kind: 'block' };
const END: Instruction = { kind: 'end' };
const CALL: Instruction = { kind: 'call' };
const GROW: Instruction = { kind: 'grow' };
const OTHER: Instruction = { kind: 'other' };
const BULK: Instruction = { kind: 'bulk' };

/**
 * Reads one instruction (https://webassembly.github.io/spec/core/binary/instructions.html): WebAssembly 1.0 with sign extension, saturating
 * conversions and bulk memory, which is more than OPA's compiler writes. Throws `UnusableModule` for the others: what is not known is not metered.
 */
export function readInstruction(reader: Reader): Instruction {
  const opcode = reader.byte();
  // Numeric instructions without immediates: most of all.
  if (opcode >= 0x45 && opcode <= 0xc4) return OTHER;
  // Loads and stores: alignment and offset.
  if (opcode >= 0x28 && opcode <= 0x3e) return skipLebs(reader, 2);
  switch (opcode) {
    case 0x00: // unreachable
    case 0x01: // nop
    case 0x05: // else
    case 0x0f: // return
    case 0x1a: // drop
    case 0x1b: // select
      return OTHER;
    case 0x02: // block
    case 0x04: // if
      reader.skipLeb();
      return BLOCK;
    case 0x03:
      reader.skipLeb();
      return LOOP;
    case 0x0b:
      return END;
    case 0x0e: // br_table
      return skipLebs(reader, reader.u32() + 1);
    case 0x10:
      reader.skipLeb();
      return CALL;
    case 0x11: // call_indirect
      skipLebs(reader, 2);
      return CALL;
    case 0x23: // global.get
    case 0x24: // global.set
      return { kind: 'global', index: reader.u32() };
    case 0x40: // memory.grow
      reader.skipLeb();
      return GROW;
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x20: // local.get
    case 0x21: // local.set
    case 0x22: // local.tee
    case 0x3f: // memory.size
    case 0x41: // i32.const
    case 0x42: // i64.const
      return skipLebs(reader, 1);
    case 0x43: // f32.const
      reader.skip(4);
      return OTHER;
    case 0x44: // f64.const
      reader.skip(8);
      return OTHER;
    case 0xfc:
      return readPrefixed(reader);
    default:
      throw unknown(opcode.toString(16));
  }
}

function readPrefixed(reader: Reader): Instruction {
  const opcode = reader.u32();
  // Saturating conversions.
  if (opcode <= 7) return OTHER;
  if (opcode === 9) return skipLebs(reader, 1); // data.drop
  if (opcode > 11) throw unknown(`fc ${opcode.toString(16)}`);
  // memory.init, memory.copy: two immediates; memory.fill: one.
  skipLebs(reader, opcode === 11 ? 1 : 2);
  return BULK;
}

function skipLebs(reader: Reader, count: number): Instruction {
  for (let left = count; left > 0; left--) reader.skipLeb();
  return OTHER;
}

function unknown(opcode: string): UnusableModule {
  return new UnusableModule(`\`policy.wasm\` cannot be used: it has the instruction 0x${opcode}, whose cost nobody can bound here`);
}
