import { parseValue } from '../value/parse-value.js';
import { integer, numberOf, type RegoValue } from '../value/value.js';
import { PolicyLimit } from './errors.js';
import type { PolicyExports } from './policy-exports.js';

/** Bytes of one argument or answer on its way between the module and JavaScript, whose memory has no limit of its own. */
export const MOST_TEXT_BYTES = 16 * 1024 * 1024;

/** What stands at an address of the module's memory. Throws a `PolicyLimit` for what is too long. */
export type TermReader = (address: number) => RegoValue;

/** `opa_value` of OPA's wasm/src/value.h: its type, and behind it what the type says. */
const TYPE = { null: 1, boolean: 2, number: 3, string: 4, array: 5, internedString: 8, internedBoolean: 9 } as const;
const AT = {
  boolean: 1,
  representation: 1,
  length: 4,
  text: 8,
  integer: 8,
  digits: 8,
  digitCount: 12,
  elements: 4,
  elementCount: 8,
} as const;
const INTEGER = 1;
const [ELEMENT_BYTES, ELEMENT_VALUE] = [8, 4];

/** What `PROBE` is in a module whose values lie as expected. */
const PROBE = '[null, true, 12, -9007199254740993, 1.50, "é\\u0000", ["a"]]';

/**
 * Reads scalars and lists where they lie; for sets, objects and modules of another OPA whose values may lie otherwise, the module writes
 * the term as text. Call it before the module is given its data: the probe's bytes are not freed.
 */
export function createTermReader(memory: WebAssembly.Memory, exports: PolicyExports): TermReader {
  const dump: TermReader = (address) => parseValue(readText(memory, exports.opa_value_dump(address)));
  const direct = directReader(memory, dump);
  return isAsExpected(memory, exports, direct) ? direct : dump;
}

function isAsExpected(memory: WebAssembly.Memory, exports: PolicyExports, direct: TermReader): boolean {
  const probe = new TextEncoder().encode(PROBE);
  const address = exports.opa_malloc(probe.length);
  new Uint8Array(memory.buffer).set(probe, address);
  try {
    return JSON.stringify(direct(exports.opa_value_parse(address, probe.length))) === JSON.stringify(parseValue(PROBE));
  } catch {
    return false;
  }
}

function directReader(memory: WebAssembly.Memory, dump: TermReader): TermReader {
  let view = new DataView(memory.buffer);

  function read(address: number): RegoValue {
    switch (view.getUint8(address)) {
      case TYPE.null:
        return null;
      case TYPE.boolean:
      case TYPE.internedBoolean:
        return view.getUint8(address + AT.boolean) !== 0;
      case TYPE.number:
        return number(address);
      case TYPE.string:
      case TYPE.internedString:
        return utf8(
          new Uint8Array(memory.buffer, view.getUint32(address + AT.text, true), limited(view.getUint32(address + AT.length, true))),
        );
      case TYPE.array:
        return list(address);
      default:
        return dump(address);
    }
  }

  function number(address: number): RegoValue {
    if (view.getUint8(address + AT.representation) === INTEGER) {
      const [low, high] = [view.getInt32(address + AT.integer, true), view.getInt32(address + AT.integer + 4, true)];
      return high === low >> 31 ? low : integer(view.getBigInt64(address + AT.integer, true));
    }
    const [start, length] = [view.getUint32(address + AT.digits, true), limited(view.getUint32(address + AT.digitCount, true))];
    return numberOf(utf8(new Uint8Array(memory.buffer, start, length)));
  }

  function list(address: number): readonly RegoValue[] {
    const [elements, count] = [view.getUint32(address + AT.elements, true), view.getUint32(address + AT.elementCount, true)];
    return Array.from({ length: limited(count) }, (_, index) => {
      // Writing a term as text may make the memory grow.
      fresh();
      return read(view.getUint32(elements + index * ELEMENT_BYTES + ELEMENT_VALUE, true));
    });
  }

  function fresh(): void {
    if (view.buffer !== memory.buffer) view = new DataView(memory.buffer);
  }

  return (address) => {
    fresh();
    return read(address);
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Below this a loop is faster than the decoder. */
const SHORT = 48;

function utf8(bytes: Uint8Array): string {
  if (bytes.length > SHORT) return decoder.decode(bytes);
  let text = '';
  for (const byte of bytes) {
    if (byte >= 0x80) return decoder.decode(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** UTF-8 up to the NUL that ends it. Throws a `PolicyLimit` for what is too long. */
export function readText(memory: WebAssembly.Memory, address: number): string {
  return decoder.decode(new Uint8Array(memory.buffer, address, checkLength(memory, address)));
}

/** Bytes of the text at `address`. Throws a `PolicyLimit` for too many. */
export function checkLength(memory: WebAssembly.Memory, address: number): number {
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, address);
  return limited((end === -1 ? bytes.length : end) - address);
}

function limited(length: number): number {
  if (length <= MOST_TEXT_BYTES) return length;
  throw new PolicyLimit('memory', `a value of more than ${MOST_TEXT_BYTES / 1024 / 1024} MiB cannot leave it`);
}
