import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { RegoModule } from '../engine/bundle.js';

let read: readonly RegoModule[] | undefined;

/** The shipped Rego library without its tests, sorted by path; read once. Paths begin with `agentmesh/`, so that no bundle's own file has them. */
export function libraryModules(): readonly RegoModule[] {
  read ??= readModules(join(packageRoot, 'rego'));
  return read;
}

/** A bundle may bring copies of our modules (`policy compile --with-library` writes them); what is left is the author's. */
export function withoutCopies(modules: readonly RegoModule[], library: readonly RegoModule[] = libraryModules()): readonly RegoModule[] {
  const shipped = new Set(library.map(({ text }) => text));
  return modules.filter(({ text }) => !shipped.has(text));
}

/** Our library, then the modules that are none of its own. */
export function withLibrary(modules: readonly RegoModule[]): readonly RegoModule[] {
  return [...libraryModules(), ...withoutCopies(modules)];
}

/** The same for who looks at the modules themselves: a copy of one of ours keeps the place that its author knows. */
export function besideLibrary(modules: readonly RegoModule[]): readonly RegoModule[] {
  const brought = new Set(modules.map(({ text }) => text));
  return [...libraryModules().filter(({ text }) => !brought.has(text)), ...modules];
}

function readModules(root: string): readonly RegoModule[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.rego') && !path.endsWith('_test.rego'))
    .sort()
    .map((path) => ({ path: `agentmesh/${path}`, text: readFileSync(join(root, path), 'utf8') }));
}
