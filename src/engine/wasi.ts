import { randomFillSync } from 'node:crypto';

/** Result codes of wasi_snapshot_preview1 (https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno). */
const ERRNO = { success: 0, badf: 8, noent: 44, nosys: 52 } as const;
const STDERR = 2;
const CLOCK = { realtime: 0, monotonic: 1 } as const;
const EVENT_CLOCK = 0;
/** Sizes and offsets of the structures `subscription` and `event`. */
const SUBSCRIPTION = { size: 48, type: 8, clockTimeout: 24, clockFlags: 40 } as const;
const EVENT = { size: 32, errno: 8, type: 10 } as const;

export interface WasiHost {
  /** Everything that the module writes: there is no standard output. */
  readonly stderr: (bytes: Uint8Array) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Nanoseconds that never go back. */
  readonly monotonic: () => bigint;
  /** Blocks; the module is single-threaded and has nothing else to do. */
  readonly sleep: (nanoseconds: bigint) => void;
  readonly memory: () => WebAssembly.Memory;
}

/** The module asked for its own end (a Go runtime error ends with `proc_exit(2)`); the instance is of no use any more. */
class ModuleExit extends Error {
  override readonly name = 'ModuleExit';
}

/**
 * The functions that Go's wasip1 runtime asks for: a clock, randomness, standard error, a timer. No arguments, no environment,
 * no file system, no network: what is not here answers ENOSYS, and a path is never found.
 */
export function wasiFunctions(host: WasiHost): Record<string, (...args: never[]) => number> {
  const view = () => new DataView(host.memory().buffer);
  const nothing = () => ERRNO.nosys;

  return {
    args_get: () => ERRNO.success,
    args_sizes_get: empty,
    environ_get: () => ERRNO.success,
    environ_sizes_get: empty,
    clock_time_get: (clock: number, _precision: bigint, out: number) => {
      if (clock !== CLOCK.realtime && clock !== CLOCK.monotonic) return ERRNO.nosys;
      view().setBigUint64(out, clock === CLOCK.realtime ? BigInt(Math.round(host.now() * 1e6)) : host.monotonic(), true);
      return ERRNO.success;
    },
    random_get: (at: number, length: number) => {
      randomFillSync(new Uint8Array(host.memory().buffer, at, length));
      return ERRNO.success;
    },
    fd_write: (fd: number, vectors: number, count: number, written: number) => {
      if (fd !== STDERR) return ERRNO.badf;
      let total = 0;
      for (let i = 0; i < count; i++) {
        const at = view().getUint32(vectors + i * 8, true);
        const length = view().getUint32(vectors + i * 8 + 4, true);
        host.stderr(new Uint8Array(host.memory().buffer, at, length).slice());
        total += length;
      }
      view().setUint32(written, total, true);
      return ERRNO.success;
    },
    poll_oneoff: pollOneOff,
    proc_exit: (code: number) => {
      throw new ModuleExit(`the module ended itself with code ${code}`);
    },
    sched_yield: () => ERRNO.success,
    fd_prestat_get: () => ERRNO.badf,
    fd_prestat_dir_name: () => ERRNO.badf,
    fd_fdstat_get: nothing,
    fd_fdstat_set_flags: nothing,
    fd_filestat_get: nothing,
    fd_read: nothing,
    fd_readdir: nothing,
    fd_seek: nothing,
    fd_close: nothing,
    path_open: nothing,
    path_readlink: nothing,
    path_filestat_get: () => ERRNO.noent,
  };

  function empty(count: number, size: number): number {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return ERRNO.success;
  }

  /** The runtime sleeps until its next timer; it subscribes to clocks alone, relative ones. */
  function pollOneOff(subscriptions: number, events: number, count: number, written: number): number {
    let shortest: bigint | undefined;
    let chosen = 0;
    for (let i = 0; i < count; i++) {
      const at = subscriptions + i * SUBSCRIPTION.size;
      if (view().getUint8(at + SUBSCRIPTION.type) !== EVENT_CLOCK || view().getUint16(at + SUBSCRIPTION.clockFlags, true) !== 0) continue;
      const timeout = view().getBigUint64(at + SUBSCRIPTION.clockTimeout, true);
      if (shortest === undefined || timeout < shortest) [shortest, chosen] = [timeout, at];
    }
    if (shortest === undefined) return ERRNO.nosys;
    if (shortest > 0n) host.sleep(shortest);
    const out = view();
    out.setBigUint64(events, out.getBigUint64(chosen, true), true);
    out.setUint16(events + EVENT.errno, ERRNO.success, true);
    out.setUint8(events + EVENT.type, EVENT_CLOCK);
    out.setUint32(written, 1, true);
    return ERRNO.success;
  }
}
