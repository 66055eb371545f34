import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** What may stand where a file was named. */
export type NoFile = 'a folder' | 'a pipe or a device';

/** Windows has no such flag, and takes its absence for 0. */
const { O_NONBLOCK, O_RDONLY } = constants;

/**
 * Under the name of a file anything may stand. A pipe would keep whoever opens it until somebody writes into it, and a device has no end; both
 * while every client waits. What was looked at is what was opened, whatever happens to the name meanwhile. Throws as `openSync` does.
 * @param refuse Throws the caller's own error for what is no regular file.
 */
export function openRegular(path: string, refuse: (what: NoFile) => never, flags = O_RDONLY, mode?: number): number {
  const file = openSync(path, flags | O_NONBLOCK, mode);
  const what = whatElse(fstatSync(file));
  if (what === undefined) return file;
  closeSync(file);
  return refuse(what);
}

/**
 * The same with what `use` makes of the open file, closed after it.
 * @param otherwise What is made of what is no regular file: a value, or the caller's own error, thrown.
 */
export function useRegular<T>(path: string, use: (file: number, found: Stats) => T, otherwise: (what: NoFile) => T, flags = O_RDONLY): T {
  const file = openSync(path, flags | O_NONBLOCK);
  try {
    const found = fstatSync(file);
    const what = whatElse(found);
    return what === undefined ? use(file, found) : otherwise(what);
  } finally {
    closeSync(file);
  }
}

/** The same for whoever does not make others wait for the disk. Throws as `open` does. */
export async function openRegularHandle(path: string, refuse: (what: NoFile) => never): Promise<FileHandle> {
  const file = await open(path, O_RDONLY | O_NONBLOCK);
  const what = whatElse(await file.stat());
  if (what === undefined) return file;
  await file.close();
  return refuse(what);
}

function whatElse(found: Stats): NoFile | undefined {
  if (found.isFile()) return undefined;
  return found.isDirectory() ? 'a folder' : 'a pipe or a device';
}
