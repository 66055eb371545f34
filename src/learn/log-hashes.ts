import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { closeAll, openLogFiles } from '../audit/format/open-files.js';
import { chainsOf } from '../audit/format/layout.js';

/** SHA-256 of each file of the logs, as it is now, by its name without folders. */
export async function logHashes(logs: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const all = new Set(logs.flatMap((log) => chainsOf(resolve(log))));
  const hashes: [string, string][] = [];
  for (const log of all) {
    const files = await openLogFiles(log);
    try {
      for (const { path, file } of files) {
        const hash = createHash('sha256');
        for await (const bytes of file.createReadStream({ autoClose: false, start: 0 })) hash.update(bytes as Buffer);
        hashes.push([basename(path), `sha256:${hash.digest('hex')}`]);
      }
    } finally {
      await closeAll(files);
    }
  }
  return Object.fromEntries(hashes);
}
