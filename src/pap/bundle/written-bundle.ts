import { createHash } from 'node:crypto';
import type { Bundle, Manifest, RegoModule } from '../../engine/bundle.js';
import { withoutCopies } from '../../pdp/library.js';

/** A file of a bundle as it is written: name inside it, and text. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A bundle as files that stock OPA loads: Rego, `data.json` and `.manifest`, whose revision follows from the rest. `root` is the folder that
 * the modules were read from; `library` is added to them.
 */
export function writtenBundle(
  bundle: Bundle,
  { library = [], root = '' }: { library?: readonly RegoModule[]; root?: string } = {},
): WrittenFile[] {
  const own = withoutCopies(bundle.modules, library);
  const data = Object.keys(bundle.data).length === 0 ? [] : [{ name: 'data.json', text: json(bundle.data) }];
  const nameOf = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
  const files = [
    ...own.map(({ path, text }) => ({ name: nameOf(path), text })),
    ...library.map(({ path, text }) => ({ name: path, text })),
    ...data,
  ];
  const old = [...(bundle.oldModules ?? [])].map(nameOf);
  return [...files, { name: '.manifest', text: json({ ...manifestOf(bundle, files, library.length > 0), ...versionsOf(old) }) }];
}

function manifestOf({ manifest }: Bundle, files: readonly WrittenFile[], withLibrary: boolean): Manifest {
  const roots = manifest?.roots ?? [''];
  const ours = withLibrary && !roots.includes('') ? ['mcp/main', 'mcp/lib', 'mcp/guards', 'mcp/test'] : [];
  const stated = manifest?.revision ?? '';
  const revision = stated === '' ? revisionOf(files) : stated;
  return { ...manifest, revision, roots: [...roots, ...ours.filter((root) => !roots.includes(root))] };
}

/** Each file of Rego v0 by itself: what is added to it is v1, and patterns may be of paths that are others now. */
function versionsOf(old: readonly string[]): Manifest {
  if (old.length === 0) return {};
  const literal = (name: string) => `/${name.replace(/[\\*?[\]{},!]/g, '\\$&')}`;
  return { rego_version: 1, file_rego_versions: Object.fromEntries(old.map((name) => [literal(name), 0])) };
}

function revisionOf(files: readonly WrittenFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(JSON.stringify([name, text]));
  return `sha256:${hash.digest('hex').slice(0, 12)}`;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
