import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../engine', import.meta.url));

/** A Go that is new enough, and the modules that engine/go.sum names. */
export const hasGo = spawnSync('go', ['list', '-deps', '.'], { cwd: folder }).status === 0;

export interface NativeEngine {
  call(op: string, request: object): Promise<unknown>;
  close(): void;
}

/** The same program, built for this machine: what the shipped module is compared with. */
export function startNativeEngine(): NativeEngine {
  const temporary = mkdtempSync(join(tmpdir(), 'agentmesh-native-'));
  const binary = join(temporary, 'engine');
  const built = spawnSync('go', ['build', '-o', binary, '.'], { cwd: folder, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
  // Seldom collected, it evaluates in half the time.
  const child = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, GOGC: '800', GOMEMLIMIT: '1GiB' } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call(op, request) {
      child.stdin.write(`${JSON.stringify({ op, request })}\n`);
      const line: IteratorResult<string, undefined> = await lines.next();
      return JSON.parse(line.value ?? '') as unknown;
    },
    close() {
      child.stdin.end();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}
