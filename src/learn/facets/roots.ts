import { canonical, isTooWide, looksLikeFile, parentOf } from './path-text.js';

/** More prefixes than a reviewer reads: neighbours are joined to their folder until there are so few, where the folder is not too wide. */
const READABLE = 20;

/** The folders that hold these paths, as few and as narrow as can be said in one screen. */
export function foldersOf(paths: Iterable<string>): readonly string[] {
  let roots = outermost(Array.from(paths, folderOf));
  while (roots.length > READABLE) {
    const joined = outermost(joinNeighbours(roots));
    if (joined.length === roots.length) break;
    roots = joined;
  }
  return roots.sort();
}

/** Without those that lie below another. */
export function outermost(paths: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const path of [...new Set(paths.map(canonical))].sort((a, b) => a.length - b.length)) {
    let above = path;
    while (!kept.has(above) && above !== parentOf(above)) above = parentOf(above);
    if (!kept.has(above)) kept.add(path);
  }
  return [...kept];
}

/** A file's folder; a folder itself. A path in a place too wide stands for itself. */
function folderOf(path: string): string {
  if (!looksLikeFile(path)) return path;
  const folder = parentOf(path);
  return isTooWide(folder) ? path : folder;
}

function joinNeighbours(roots: readonly string[]): string[] {
  const byParent = new Map<string, string[]>();
  for (const root of roots) {
    const parent = parentOf(root);
    byParent.set(parent, [...(byParent.get(parent) ?? []), root]);
  }
  return [...byParent].flatMap(([parent, children]) => (children.length > 1 && !isTooWide(parent) ? [parent] : children));
}
