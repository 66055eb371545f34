import type { KeyedSources } from './source/keyed-sources.js';
import type { SourceFile, SourceFiles } from './source/source-files.js';

/**
 * Was something being written when it was read as `read`, going by what stands there `now`? A file of which only the beginning was read, and a
 * folder that is another one now: its files are written one after the other, and half of a checkout is no policy. A single file that was
 * replaced by another was whole when it was read: waiting until nobody saves any more would let no save through. So it is of a folder of which, since
 * it was read `before`, only the same files were replaced again: nothing came behind them.
 */
export function wasInMotion(read: Read, now: Read, before?: Read): boolean {
  return read.sources.some(({ files, key }, at) => {
    const other = now.sources[at];
    if (other === undefined || other.key === key) return false;
    if (isBeginning(files, other.files)) return true;
    const earlier = before?.sources[at]?.files;
    return files.source.kind === 'directory' && (earlier === undefined || !areSame(changed(files, other.files), changed(earlier, files)));
  });
}

type Read = Pick<KeyedSources, 'sources'>;

/** Paths of the files that came, went, or hold something else. */
function changed({ files: from }: SourceFiles, { files: to }: SourceFiles): ReadonlySet<string> {
  const old = new Map(from.map(({ path, bytes }) => [path, bytes]));
  const other = to.filter(({ path, bytes }) => old.get(path)?.equals(bytes) !== true);
  const there = new Set(to.map(({ path }) => path));
  return new Set([...other.map(({ path }) => path), ...[...old.keys()].filter((path) => !there.has(path))]);
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((each) => others.has(each));
}

function isBeginning({ files }: SourceFiles, now: SourceFiles): boolean {
  const byPath = new Map(now.files.map((file) => [file.path, file]));
  return files.some((file) => startsWith(byPath.get(file.path), file));
}

function startsWith(whole: SourceFile | undefined, { bytes }: SourceFile): boolean {
  return whole !== undefined && whole.bytes.length > bytes.length && whole.bytes.subarray(0, bytes.length).equals(bytes);
}
