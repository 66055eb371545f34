import { createHash } from 'node:crypto';
import type { SourceFiles } from './source-files.js';

/** Compiled layers by the hash of what they were compiled from. A missing or damaged entry is `undefined`; a failed write is no error. */
export interface LayerCache {
  get(key: string): Promise<Buffer | undefined>;
  put(key: string, value: Buffer): Promise<void>;
}

export const noCache: LayerCache = { get: async () => undefined, put: async () => undefined };

/** Everything that a compiled layer depends on: the program that compiles (`buildId` covers the engine too) and each file's path and bytes. */
export function layerKey(buildId: string, { source, files }: SourceFiles): string {
  const hash = createHash('sha256').update(`agentmesh layer 1\0${buildId}\0${source.kind}\0`);
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
