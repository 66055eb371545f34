import { type Dirent, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { isBundleFile } from './bundle/bundle-file.js';
import type { PolicySource } from './source/policy-source.js';

/**
 * Where a change of a policy would show: folders, and the names in each that matter. Every step of a path counts, links
 * (a mounted ConfigMap swaps the link `..data`, and the policy file itself never changes) and the folders above it.
 */
export interface WatchPlaces {
  /** Folder → names in it; a `tree` folder belongs to a policy folder, where every policy file matters. */
  readonly folders: ReadonlyMap<string, { readonly names: ReadonlySet<string>; readonly tree: boolean }>;
}

/** As many links in a row as the kernel follows (ELOOP). */
const MAX_LINKS = 40;

/** `extended`: files that policies extend, wherever they lie. */
export function watchPlaces(sources: readonly PolicySource[], extended: readonly string[] = []): WatchPlaces {
  const folders = new Map<string, { names: Set<string>; tree: boolean }>();
  for (const source of sources) {
    if (!('path' in source)) continue;
    const end = follow(resolve(source.path), see);
    if (end !== undefined && source.kind === 'directory') tree(end);
  }
  for (const path of extended) follow(resolve(path), see);
  return { folders };

  function folder(path: string): { names: Set<string>; tree: boolean } {
    const known = folders.get(path) ?? { names: new Set(), tree: false };
    folders.set(path, known);
    return known;
  }

  function see(path: string): void {
    folder(dirname(path)).names.add(relative(dirname(path), path));
  }

  function tree(path: string): void {
    folder(path).tree = true;
    for (const entry of entriesOf(path)) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) tree(join(path, entry.name));
      else if (entry.isSymbolicLink() && isBundleFile(entry.name)) follow(join(path, entry.name), see);
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
  return name.startsWith('.#') || name.startsWith('#') || name.endsWith('~') || name === '4913';
}

/** Sees every step on the way to `path`, through links; returns the end, or undefined where the way breaks off. */
function follow(path: string, see: (path: string) => void): string | undefined {
  let at = parse(path).root;
  let rest = names(path, at);
  let links = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const next = join(at, name);
    see(next);
    const kind = kindOf(next);
    if (kind === 'missing' || (kind === 'link' && ++links > MAX_LINKS)) return undefined;
    if (kind === 'link') {
      const target = resolve(at, readlinkSync(next));
      at = parse(target).root;
      rest = [...names(target, at), ...rest];
    } else {
      at = next;
    }
  }
  return at;
}

function names(path: string, root: string): string[] {
  return path
    .slice(root.length)
    .split(sep)
    .filter((name) => name !== '');
}

function kindOf(path: string): 'link' | 'plain' | 'missing' {
  try {
    return lstatSync(path).isSymbolicLink() ? 'link' : 'plain';
  } catch {
    return 'missing';
  }
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
