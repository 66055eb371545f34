import type { KeyedSources } from './keyed-sources.js';
import type { SourceFile, SourceFiles } from './source-files.js';

/**
 * Was something being written when it was read as `read`, going by what stands there `now`? A file of which only the beginning was read, and a
 * folder that is another one now: its files are written one after the other, and half of a checkout is no policy. A single file that was
 * replaced by another was whole when it was read: waiting until nobody saves any more would let no save through.
 */
export function wasInMotion(read: Pick<KeyedSources, 'sources'>, now: Pick<KeyedSources, 'sources'>): boolean {
  return read.sources.some(({ files, key }, at) => {
    const other = now.sources[at];
    if (other === undefined || other.key === key) return false;
    return files.source.kind === 'directory' || isBeginning(files, other.files);
  });
}

function isBeginning({ files }: SourceFiles, now: SourceFiles): boolean {
  const byPath = new Map(now.files.map((file) => [file.path, file]));
  return files.some((file) => startsWith(byPath.get(file.path), file));
}

function startsWith(whole: SourceFile | undefined, { bytes }: SourceFile): boolean {
  return whole !== undefined && whole.bytes.length > bytes.length && whole.bytes.subarray(0, bytes.length).equals(bytes);
}
