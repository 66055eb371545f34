// @ts-check
// Runs a reactor module's initialisation once, at build time, and writes the module that starts in the state it left:
// the memory becomes the data section, the globals' values become their initialisers, `_initialize` is exported no more.
// Everything the module can ask its host for is fixed here (clock, randomness), so the same input gives the same output.

const SECTION = { memory: 5, global: 6, export: 7, data: 11 };
const I32_CONST = 0x41;
const I64_CONST = 0x42;
const END = 0x0b;
const EXPORTED_GLOBAL = 3;
const PAGE = 65536;
const HAS_MAXIMUM = 1;
/** A policy that allocates without end dies here, and not by taking the machine's memory; a thousand packages need a quarter. */
const MAXIMUM_BYTES = 2 ** 31;
const BADF = 8;
const NOSYS = 52;
const FIXED_RANDOM_BYTE = 0x5a;
/** A shorter run of zeros costs less inside a segment than a new segment's head. */
const SHORTEST_GAP = 32;

/** @param {Buffer} input */
export function preinitialize(input) {
  const sections = split(input);
  const globals = mutableGlobals(body(sections, SECTION.global));
  const open = join(replace(sections, SECTION.export, withGlobals(body(sections, SECTION.export), globals)));

  /** @type {Record<string, any>} */
  let exports = {};
  const instance = new WebAssembly.Instance(new WebAssembly.Module(open), {
    wasi_snapshot_preview1: fixedHost(() => exports['memory'].buffer),
  });
  exports = instance.exports;
  exports['_initialize']();

  const image = Buffer.from(exports['memory'].buffer);
  let out = replace(
    sections,
    SECTION.memory,
    Buffer.concat([leb(1), Buffer.from([HAS_MAXIMUM]), leb(image.length / PAGE), leb(MAXIMUM_BYTES / PAGE)]),
  );
  out = replace(
    out,
    SECTION.global,
    withValues(body(out, SECTION.global), (index) => exports[globalName(index)].value),
  );
  out = replace(out, SECTION.export, withoutInitialize(body(out, SECTION.export)));
  return join(replace(out, SECTION.data, dataSection(image)));
}

/**
 * The host of src/engine/wasi.ts with nothing of this machine in it: the clocks start at 0, randomness is one byte over and over.
 * (Go seeds its maps and schedulers from that; everything cryptographic asks the host again at run time.)
 * @param {() => ArrayBuffer} buffer
 * @returns {Record<string, (...args: any[]) => number>}
 */
function fixedHost(buffer) {
  const view = () => new DataView(buffer());
  let nanoseconds = 0n;
  /** @type {Record<string, (...args: any[]) => number>} */
  const functions = {
    args_sizes_get: empty,
    environ_sizes_get: empty,
    args_get: () => 0,
    environ_get: () => 0,
    clock_time_get: (_clock, _precision, at) => {
      view().setBigUint64(at, ++nanoseconds, true);
      return 0;
    },
    random_get: (at, length) => {
      new Uint8Array(buffer(), at, length).fill(FIXED_RANDOM_BYTE);
      return 0;
    },
    fd_prestat_get: () => BADF,
  };
  return new Proxy(functions, { get: (known, name) => known[String(name)] ?? (() => NOSYS) });

  /** @param {number} count @param {number} size */
  function empty(count, size) {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return 0;
  }
}

/** @typedef {{ id: number, body: Buffer }} Section */

/** @param {number} index */
const globalName = (index) => `__global_${index}`;

/** @param {Buffer} input @returns {Section[]} */
function split(input) {
  const sections = [];
  for (let at = 8; at < input.length;) {
    const id = input[at] ?? 0;
    const size = number(input, at + 1);
    sections.push({ id, body: input.subarray(size.next, size.next + size.value) });
    at = size.next + size.value;
  }
  return sections;
}

/** @param {Section[]} sections */
function join(sections) {
  const head = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  return Buffer.concat([head, ...sections.flatMap(({ id, body }) => [Buffer.from([id]), leb(body.length), body])]);
}

/** @param {Section[]} sections @param {number} id */
function body(sections, id) {
  const found = sections.filter((section) => section.id === id);
  if (found.length !== 1) throw new Error(`the module has ${found.length} sections ${id}, expected one`);
  return found[0]?.body ?? Buffer.alloc(0);
}

/** @param {Section[]} sections @param {number} id @param {Buffer} body @returns {Section[]} */
function replace(sections, id, body) {
  return sections.map((section) => (section.id === id ? { id, body } : section));
}

/**
 * The globals of a section, each `type mutable expression end`, the expression one constant (all that Go emits).
 * @param {Buffer} section
 */
function* globalsOf(section) {
  const count = number(section, 0);
  let at = count.next;
  for (let index = 0; index < count.value; index++) {
    const start = at;
    const mutable = section[at + 1] === 1;
    const opcode = section[at + 2];
    if (opcode !== I32_CONST && opcode !== I64_CONST) throw new Error(`global ${index} starts with an expression that is no constant`);
    at += 3;
    while ((section[at++] ?? 0) & 0x80);
    if (section[at++] !== END) throw new Error(`global ${index} does not end where it should`);
    yield { index, mutable, opcode, head: section.subarray(start, start + 2), text: section.subarray(start, at) };
  }
}

/** @param {Buffer} section */
function mutableGlobals(section) {
  return [...globalsOf(section)].filter(({ mutable }) => mutable).map(({ index }) => index);
}

/** @param {Buffer} section @param {(index: number) => number | bigint} value */
function withValues(section, value) {
  /** @type {Uint8Array[]} */
  const parts = [leb(number(section, 0).value)];
  for (const { index, mutable, opcode, head, text } of globalsOf(section)) {
    parts.push(mutable ? Buffer.concat([head, Buffer.from([opcode]), signedLeb(BigInt(value(index))), Buffer.from([END])]) : text);
  }
  return Buffer.concat(parts);
}

/** @param {Buffer} section @param {number[]} globals */
function withGlobals(section, globals) {
  const count = number(section, 0);
  const more = globals.map((index) => {
    const name = Buffer.from(globalName(index));
    return Buffer.concat([leb(name.length), name, Buffer.from([EXPORTED_GLOBAL]), leb(index)]);
  });
  return Buffer.concat([leb(count.value + globals.length), section.subarray(count.next), ...more]);
}

/** @param {Buffer} section */
function withoutInitialize(section) {
  const count = number(section, 0);
  const kept = [];
  let at = count.next;
  for (let i = 0; i < count.value; i++) {
    const start = at;
    const length = number(section, at);
    const name = section.toString('utf8', length.next, length.next + length.value);
    at = number(section, length.next + length.value + 1).next;
    if (name !== '_initialize') kept.push(section.subarray(start, at));
  }
  return Buffer.concat([leb(kept.length), ...kept]);
}

/** Everything that is not zero. @param {Buffer} image */
function dataSection(image) {
  const segments = [];
  for (let at = 0; at < image.length;) {
    if (image[at] === 0) {
      at++;
      continue;
    }
    const start = at;
    let end = at + 1;
    for (let zeros = 0; end + zeros < image.length && zeros < SHORTEST_GAP;) {
      if (image[end + zeros] === 0) zeros++;
      else [end, zeros] = [end + zeros + 1, 0];
    }
    const place = Buffer.concat([Buffer.from([0, I32_CONST]), signedLeb(BigInt(start)), Buffer.from([END])]);
    segments.push(place, leb(end - start), image.subarray(start, end));
    at = end;
  }
  return Buffer.concat([leb(segments.length / 3), ...segments]);
}

/** Unsigned LEB128 (https://webassembly.github.io/spec/core/binary/values.html#integers). @param {Buffer} bytes @param {number} at */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) return { value: value >>> 0, next: at };
  }
}

/** @param {number} value */
function leb(value) {
  const out = [];
  do {
    out.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value !== 0);
  return Buffer.from(out);
}

/** @param {bigint} value */
function signedLeb(value) {
  const out = [];
  for (;;) {
    const byte = Number(value & 0x7fn);
    value >>= 7n;
    const done = (value === 0n && (byte & 0x40) === 0) || (value === -1n && (byte & 0x40) !== 0);
    out.push(done ? byte : byte | 0x80);
    if (done) return Buffer.from(out);
  }
}
