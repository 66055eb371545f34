import { wasiFunctions } from './wasi.js';

/** What the engine module exports (engine/main_wasip1.go). */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly alloc: (size: number) => number;
  readonly free: (address: number) => void;
  readonly call: (op: number, opSize: number, request: number, requestSize: number) => bigint;
}

/** The module was initialised at build time, by a clock that started at 0 and took less than this. */
const INITIALISED_NS = 3_600_000_000_000n;

/** One running copy of OPA. Calls are synchronous; after a throw the instance must not be used again. */
export interface Instance {
  call(op: string, request: string): string;
  /** Size of the linear memory in bytes; it never shrinks. */
  memoryBytes(): number;
}

export interface InstanceOptions {
  readonly stderr: (bytes: Uint8Array) => void;
}

export function instantiate(module: WebAssembly.Module, options: InstanceOptions): Instance {
  const started = process.hrtime.bigint();
  const wasi = wasiFunctions({
    stderr: options.stderr,
    now: () => Date.now(),
    monotonic: () => INITIALISED_NS + process.hrtime.bigint() - started,
    sleep,
    memory: () => exports.memory,
  });
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi });
  const exports = instance.exports as unknown as Exports;

  return {
    call(op, request) {
      const opText = write(op);
      const requestText = write(request);
      const packed = exports.call(opText.at, opText.size, requestText.at, requestText.size);
      exports.free(opText.at);
      exports.free(requestText.at);
      const at = Number(packed >> 32n);
      const response = Buffer.from(exports.memory.buffer, at, Number(packed & 0xffff_ffffn)).toString('utf8');
      exports.free(at);
      return response;
    },
    memoryBytes: () => exports.memory.buffer.byteLength,
  };

  function write(text: string): { at: number; size: number } {
    const bytes = Buffer.from(text, 'utf8');
    // Go hands out 32-bit addresses as signed numbers.
    const at = exports.alloc(bytes.length) >>> 0;
    bytes.copy(Buffer.from(exports.memory.buffer), at);
    return { at, size: bytes.length };
  }
}

function sleep(nanoseconds: bigint): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(nanoseconds) / 1e6);
}
