import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, type EngineOptions } from '../../src/engine/create-engine.js';
import type { Engine } from '../../src/engine/engine.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let bundled: Promise<string> | undefined;

/** The child as scripts/build.mjs makes it, from the sources as they are now; one bundle for each test file. */
export function childPath(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-child-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'engine-child.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/engine/child.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    define: { __BUILD_ID__: '"test"' },
  });
  return outfile;
}

export async function createTestEngine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  return createEngine({ builtins: [], childPath: await childPath(), ...options });
}

const kept = new Map<string, Engine>();

/**
 * One engine a worker for all of its files that name the same builtins: to start it and to compile the library for the first time takes two seconds. Calls
 * leave nothing in it, and it ends with the worker, so `close` does nothing.
 */
export async function keptEngine(builtins: readonly string[] = []): Promise<Engine> {
  const key = JSON.stringify(builtins);
  const engine = kept.get(key) ?? (await createTestEngine({ builtins }));
  kept.set(key, engine);
  return { ...engine, close: () => Promise.resolve() };
}
