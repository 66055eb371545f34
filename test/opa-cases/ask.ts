import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEngineProcess } from '../../src/engine/engine-process.js';
import type { Ask } from './engines.js';

interface Asked {
  readonly ask: Ask;
  readonly close: () => Promise<void>;
}

const DEADLINE_MS = 60_000;

/** The engine, built for this machine where there is Go: it takes a fifth of the time of the shipped module, and test/engine/native.test.ts proves that it is the same. */
export function startAsking(root: string): Asked {
  return native(root) ?? shipped(root);
}

function native(root: string): Asked | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-cases-'));
  const binary = join(folder, 'engine');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (spawnSync('go', ['build', '-o', binary, '.'], { cwd: join(root, 'engine') }).status !== 0) {
    remove();
    return undefined;
  }
  // Seldom collected, it takes half the time.
  const child = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, GOGC: '800', GOMEMLIMIT: '1GiB' } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(op, request) {
      child.stdin.write(`{"op":${JSON.stringify(op)},"request":${request}}\n`);
      const line: IteratorResult<string, undefined> = await lines.next();
      if (line.value === undefined) throw new Error('the engine ended');
      return line.value;
    },
    close: async () => {
      child.stdin.end();
      await new Promise((resolve) => child.once('exit', resolve));
      remove();
    },
  };
}

function shipped(root: string): Asked {
  const folder = mkdtempSync(join(tmpdir(), 'agentmesh-cases-'));
  const engine = createEngineProcess({
    childPath: join(root, 'dist', 'engine-child.js'),
    args: [join(root, 'engine'), folder],
    idleMs: DEADLINE_MS,
  });
  return {
    ask: (op, request) => engine.call(op, request, DEADLINE_MS),
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
