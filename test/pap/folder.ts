import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Folder {
  readonly path: string;
  at(name: string): string;
  write(name: string, text: string | Buffer): string;
  remove(): void;
}

export function folder(): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-pap-')));
  return {
    path,
    at: (name) => join(path, name),
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Resolves once `done` holds; the test's own time limit is the deadline. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
