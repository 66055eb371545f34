import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join, parse, resolve, sep } from 'node:path';
import type { PolicySource } from './policy-source.js';
import { isBundleFile } from './read-source.js';

/**
 * Where a change of a policy would show: folders, and the names in each that matter. A file that is reached over links has
 * several (a mounted ConfigMap swaps the link `..data`, and the policy file itself never changes).
 */
export interface WatchPlaces {
  /** Folder → names in it; `tree` folders belong to a policy folder, where every policy file matters. */
  readonly folders: ReadonlyMap<string, { readonly names: ReadonlySet<string>; readonly tree: boolean }>;
  /** Something is missing at present, and its folder may be too. */
  readonly missing: boolean;
}

/** As many links in a row as the kernel follows (ELOOP). */
const MAX_LINKS = 40;

export function watchPlaces(sources: readonly PolicySource[]): WatchPlaces {
  const folders = new Map<string, { names: Set<string>; tree: boolean }>();
  let missing = false;
  for (const source of sources) {
    if (source.kind === 'profile') continue;
    const end = follow(
      resolve(source.path),
      (path) => void folder(dirname(path)).names.add(path.slice(dirname(path).length).replace(/^[/\\]/, '')),
    );
    if (end === undefined) missing = true;
    else if (source.kind === 'directory') tree(end);
  }
  return { folders, missing };

  function folder(path: string): { names: Set<string>; tree: boolean } {
    const known = folders.get(path) ?? { names: new Set(), tree: false };
    folders.set(path, known);
    return known;
  }

  function tree(path: string): void {
    folder(path).tree = true;
    for (const entry of entriesOf(path)) {
      const inside = join(path, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) tree(inside);
      else if (entry.isSymbolicLink() && isBundleFile(entry.name)) {
        follow(inside, (link) => void folder(dirname(link)).names.add(link.slice(dirname(link).length + 1)));
      }
    }
  }
}

/** Does a change of `name` in `folder` concern a policy? Editors' swap and backup files do not. */
export function concerns(places: WatchPlaces, folder: string, name: string): boolean {
  const known = places.folders.get(folder);
  if (known === undefined) return false;
  // A name without an ending may be a folder that came or went.
  return known.names.has(name) || (known.tree && !isSwapFile(name) && (isBundleFile(name) || !name.includes('.')));
}

function isSwapFile(name: string): boolean {
  return name.startsWith('.#') || name.startsWith('#') || name.endsWith('~') || /\.sw[a-z]x?$/.test(name) || name === '4913';
}

/** Visits every link on the way and the place at the end; undefined when the way breaks off. */
function follow(path: string, visit: (path: string) => void): string | undefined {
  let rest = path
    .slice(parse(path).root.length)
    .split(sep)
    .filter((name) => name !== '');
  let at = parse(path).root;
  for (let links = 0; rest.length > 0;) {
    const [name = '', ...after] = rest;
    const next = join(at, name);
    const kind = kindOf(next);
    if (kind !== 'plain' || after.length === 0) visit(next);
    if (kind === 'missing') return undefined;
    if (kind === 'link') {
      if (++links > MAX_LINKS) return undefined;
      const target = resolve(at, readlinkSync(next));
      at = parse(target).root;
      rest = [
        ...target
          .slice(at.length)
          .split(sep)
          .filter((part) => part !== ''),
        ...after,
      ];
    } else {
      at = next;
      rest = after;
    }
  }
  return at;
}

function kindOf(path: string): 'link' | 'plain' | 'missing' {
  try {
    return lstatSync(path).isSymbolicLink() ? 'link' : 'plain';
  } catch {
    return 'missing';
  }
}

function entriesOf(path: string): import('node:fs').Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
