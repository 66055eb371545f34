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

function readModules(root: string): readonly RegoModule[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.rego') && !path.endsWith('_test.rego'))
    .sort()
    .map((path) => ({ path: `agentmesh/${path}`, text: readFileSync(join(root, path), 'utf8') }));
}
