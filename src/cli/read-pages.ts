import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PAGE_BYTES = 64 * 1024;
/** Address space, not memory: the most that a file may have. */
const MOST_PAGES = 4_096;

/** Pages of which nobody has a view any more, for what is read in the same turn: where nothing is, they go. */
let spare: WeakRef<WebAssembly.Memory> | undefined;

/**
 * An open file in pages of its own. Once malloc has got back a block of this size, glibc keeps all blocks up to that size when they are freed
 * (`M_MMAP_THRESHOLD` is dynamic): what compilers and collectors take for a moment stays with the process, 8 MB of it. Throws as `readSync` does.
 */
export function readPages(file: number): Buffer {
  const { size } = fstatSync(file);
  const pages = pagesFor(size);
  spare = undefined;
  return readInto(pages, file, size);
}

/** The text of a file in ASCII, by its path. Its pages are used again for what is read next. Throws as `openSync` does. */
export function readAscii(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const pages = pagesFor(size);
    const text = readInto(pages, file, size).toString('latin1');
    spare = new WeakRef(pages);
    return text;
  } finally {
    closeSync(file);
  }
}

function pagesFor(size: number): WebAssembly.Memory {
  const needed = Math.ceil(size / PAGE_BYTES);
  // Shared, because V8 counts no shared memory to its heap: what is read once would bring the first full collection before the first answer.
  const pages = spare?.deref() ?? new WebAssembly.Memory({ initial: needed, maximum: Math.max(needed, MOST_PAGES), shared: true });
  pages.grow(Math.max(0, needed - pages.buffer.byteLength / PAGE_BYTES));
  return pages;
}

function readInto(pages: WebAssembly.Memory, file: number, size: number): Buffer {
  const bytes = Buffer.from(pages.buffer, 0, size);
  let at = 0;
  for (let read = 1; read > 0 && at < size; at += read) read = readSync(file, bytes, at, size - at, at);
  return bytes.subarray(0, at);
}
