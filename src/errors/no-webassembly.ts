/**
 * What a process hears in which nothing can be decided: V8 has WebAssembly switched off, or gets no pages for it, because it takes the addresses
 * of ten gigabytes around each of its memories. Undefined for any other error.
 */
export function noWebAssembly(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) if (CAUSE.test(each.message)) return NO_WEBASSEMBLY;
  return undefined;
}

const CAUSE = /^WebAssembly is not defined$|^WebAssembly\.\w+\(\): .*could not allocate memory|^WebAssembly\.Memory\(\): Out of memory/i;
export const NO_WEBASSEMBLY =
  'WebAssembly, in which policies decide, cannot run here: allow this program more addresses (`ulimit -v unlimited`), and start Node without `--jitless`';
