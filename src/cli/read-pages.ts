import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PAGE_BYTES = 64 * 1024;

/**
 * An open file in pages of its own. Once malloc has got back a block of this size, glibc keeps all blocks up to that size when they are freed
 * (`M_MMAP_THRESHOLD` is dynamic): what compilers and collectors take for a moment stays with the process, 8 MB of it. Throws as `readSync` does.
 */
export function readPages(file: number): Buffer {
  const { size } = fstatSync(file);
  const pages = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE_BYTES) });
  const bytes = Buffer.from(pages.buffer, 0, size);
  let at = 0;
  for (let read = 1; read > 0 && at < size; at += read) read = readSync(file, bytes, at, size - at, at);
  return bytes.subarray(0, at);
}

/** A file by its path, so. Throws as `openSync` does. */
export function readFilePages(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    return readPages(file);
  } finally {
    closeSync(file);
  }
}
