import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.js';
import { cacheKey } from '../../src/engine/cache-key.js';
import type { Engine } from '../../src/engine/engine.js';
import { createEngineProcess } from '../../src/engine/engine-process.js';
import { endless, endlessQuery, entrypoints, policy } from './fixtures.js';
import { containing } from './matchers.js';
import { childPath, createTestEngine } from './test-engine.js';

const root = mkdtempSync(join(tmpdir(), 'agentmesh-process-'));
const shared = join(root, 'cache');
const engineFolder = fileURLToPath(new URL('../../engine', import.meta.url));
const engines: Engine[] = [];

async function start(options: Parameters<typeof createTestEngine>[0] = {}): Promise<Engine> {
  const engine = await createTestEngine({ cacheFolder: shared, ...options });
  engines.push(engine);
  return engine;
}

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  rmSync(root, { recursive: true, force: true });
});

/** Children of this process that run the engine, by asking the system. */
function children(): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,ppid=,args=', '-ax'], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => found?.[2] === String(process.pid) && found[3]?.includes('engine-child') === true)
    .map((found) => Number(found?.[1]));
}

const gone = (pid: number) => vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 20_000, interval: 50 });
const loop = { modules: [], query: endlessQuery, timeoutMs: 600_000 };

describe.skipIf(process.platform === 'win32')('the child', () => {
  test('is not there before the first call, ends when idle, and comes back', async () => {
    const engine = await start({ idleMs: 200 });
    expect(children()).toEqual([]);
    await engine.call('version', {});
    const [first] = children();
    expect(first).toBeGreaterThan(0);
    await gone(first ?? 0);
    expect((await engine.check({ modules: policy })).ok).toBe(true);
    await engine.close();
    expect(children()).toEqual([]);
  });

  test('killed in the middle of a call: that call fails, the ones behind it get a new child', async () => {
    const engine = await start();
    const stuck = engine.evaluate(loop);
    const behind = engine.check({ modules: policy });
    const [pid] = await vi.waitFor(() => {
      const found = children();
      expect(found).toHaveLength(1);
      return found;
    });
    process.kill(pid ?? 0, 'SIGKILL');
    await expect(stuck).rejects.toMatchObject({ name: 'EngineError', message: 'the engine process ended during `eval` (SIGKILL)' });
    expect((await behind).ok).toBe(true);
    expect(children()).not.toContain(pid);
    await engine.close();
  });

  test('killed between two calls: nobody notices', async () => {
    const engine = await start();
    await engine.call('version', {});
    const [pid] = children();
    process.kill(pid ?? 0, 'SIGKILL');
    await gone(pid ?? 0);
    expect((await engine.check({ modules: policy })).ok).toBe(true);
    await engine.close();
  });

  test('a query that loops past the deadline: the call fails, the child is ended, the next call works', async () => {
    const engine = await start({ builtins: ['numbers.range'] });
    await engine.call('version', {});
    const [pid] = children();
    await expect(engine.evaluate({ ...loop, timeoutMs: 1500 })).rejects.toMatchObject({
      name: 'EngineError',
      message: '`eval` took longer than 1500 ms and was ended',
    });
    await gone(pid ?? 0);
    expect((await engine.check({ modules: policy })).ok).toBe(true);
    await engine.close();
  });

  test('an interrupt at the terminal, which reaches the whole group, does not cut a call off', async () => {
    const engine = await start();
    await engine.call('version', {});
    const call = engine.build({ modules: policy, entrypoints });
    for (const pid of children()) process.kill(pid, 'SIGINT');
    expect((await call).ok).toBe(true);
    await engine.close();
  });

  test('a map of two thousand members, for each of which the planner goes deeper', async () => {
    const engine = await start();
    const members = Array.from({ length: 2_000 }, (_, n) => `"tool_${n}": {"a", "b", "c"}`);
    const text = `package p\n\ntools := {${members.join(', ')}}\n`;
    expect(await engine.build({ modules: [{ path: 'p.rego', text }], entrypoints: ['p/tools'] })).toMatchObject({ ok: true });
    await engine.close();
  });

  test('closing rejects what waits and is final', async () => {
    const engine = await start();
    const waiting = [engine.evaluate(loop), engine.check({ modules: policy })].map((call) => expect(call).rejects.toThrow('closed'));
    await engine.close();
    await Promise.all(waiting);
    await expect(engine.check({ modules: policy })).rejects.toThrow('the engine is closed');
    await engine.close();
    expect(children()).toEqual([]);
  });

  test('that is not there, or is not what it should be', async () => {
    const absent = await start({ childPath: join(root, 'nothing.mjs') });
    await expect(absent.call('version', {})).rejects.toMatchObject({
      name: 'EngineError',
      message: containing('nothing.mjs'),
    });
    const noisy = join(root, 'noisy.mjs');
    writeFileSync(noisy, 'console.error("no room left"); process.exit(7);\n');
    const broken = await start({ childPath: noisy });
    await expect(broken.call('version', {})).rejects.toThrow(/ended during `version` \(exit 7\)[^]*no room left/);
  });

  test('that could not be started is closed before it has said so', async () => {
    const engine = createEngineProcess({ childPath: join(root, 'no folder', 'child.mjs'), args: [], idleMs: 1_000 });
    const call = expect(engine.call('version', '{}', 60_000)).rejects.toThrow('the engine process cannot be started');
    await engine.close();
    await call;
  });

  test('a queue that only grows is refused', async () => {
    const engine = await start();
    const calls = Array.from({ length: 258 }, () => engine.call('version', {}));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results[257]).toMatchObject({ reason: { name: 'EngineError', message: 'more than 256 calls wait for the engine' } });
    await engine.close();
  });
});

describe('the module', () => {
  async function engineIn(folder: string, cacheFolder: string): Promise<Engine> {
    const engine = createEngine({ builtins: [], childPath: await childPath(), folder, cacheFolder });
    engines.push(engine);
    return engine;
  }
  const entry = (cacheFolder: string) => {
    const [name, ...rest] = readdirSync(join(cacheFolder, 'engine'));
    expect(rest).toEqual([]);
    return join(cacheFolder, 'engine', name ?? '');
  };

  test('is kept uncompressed, and verified before it runs: a damaged copy is made again', async () => {
    const cacheFolder = join(root, 'module');
    await (await engineIn(engineFolder, cacheFolder)).call('version', {});
    const path = entry(cacheFolder);
    const whole = readFileSync(path);
    expect(path).toContain(cacheKey(['engine module', readFileSync(join(engineFolder, 'opa.wasm.sha256'), 'utf8').trim()]));

    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(await (await engineIn(engineFolder, cacheFolder)).call('version', {})).toMatchObject({ opa: '1.22.2' });
    expect(Buffer.compare(readFileSync(path), whole)).toBe(0);
  });

  test('a package whose module is not the one that its hash names does not run', async () => {
    const folder = join(root, 'wrong');
    mkdirSync(folder);
    copyFileSync(join(engineFolder, 'opa.wasm.br'), join(folder, 'opa.wasm.br'));
    writeFileSync(join(folder, 'opa.wasm.sha256'), `${'0'.repeat(64)}\n`);
    await expect((await engineIn(folder, join(root, 'wrong-cache'))).call('version', {})).rejects.toThrow('engine/opa.wasm.br is damaged');
    writeFileSync(join(folder, 'opa.wasm.sha256'), 'nonsense\n');
    await expect((await engineIn(folder, join(root, 'wrong-cache'))).build({ modules: policy, entrypoints })).rejects.toThrow(
      'does not hold a sha256',
    );
  });

  test('a cache that cannot be written costs time, nothing else', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const engine = await engineIn(engineFolder, file);
    expect((await engine.build({ modules: policy, entrypoints })).ok).toBe(true);
  });
});

describe('a build that was made before', () => {
  test('comes from the cache, and no child is started', async () => {
    const first = await start({ cacheFolder: join(root, 'builds') });
    const built = await first.build({ modules: policy, entrypoints });
    await first.close();
    const second = await start({ cacheFolder: join(root, 'builds'), childPath: join(root, 'nothing.mjs') });
    const again = await second.build({ modules: policy.toReversed(), entrypoints });
    expect(built.ok && again.ok && Buffer.compare(built.wasm, again.wasm)).toBe(0);
    expect(again.ok && again.entrypoints).toEqual(entrypoints);

    const [one, ...others] = policy;
    if (one === undefined) throw new Error('the policy is empty');
    const changes = {
      text: { modules: [{ ...one, text: `${one.text}\n` }, ...others], entrypoints },
      path: { modules: [{ ...one, path: 'elsewhere.rego' }, ...others], entrypoints },
      'fewer files': { modules: others, entrypoints },
      entrypoints: { modules: policy, entrypoints: ['mcp/main/decision'] },
      data: { modules: policy, entrypoints, data: { x: 1 } },
      version: { modules: policy, entrypoints, regoVersion: 0 as const },
    };
    for (const [what, request] of Object.entries(changes)) {
      await expect(second.build(request), what).rejects.toMatchObject({ name: 'EngineError' });
    }
    const other = await start({ cacheFolder: join(root, 'builds'), childPath: join(root, 'nothing.mjs'), builtins: ['time.now_ns'] });
    await expect(other.build({ modules: policy, entrypoints }), 'builtins').rejects.toMatchObject({ name: 'EngineError' });
  });

  test('what does not build is not kept', async () => {
    const cacheFolder = join(root, 'failures');
    const engine = await start({ cacheFolder });
    expect((await engine.build({ modules: [{ path: 'x.rego', text: 'package x\n\ny if z\n' }], entrypoints: ['x/y'] })).ok).toBe(false);
    expect(readdirSync(cacheFolder)).toEqual(['engine']);
  });
});

/** A program that uses the engine, as its own process. */
describe('the parent', () => {
  let script = '';
  beforeAll(async () => {
    script = join(root, 'program.mjs');
    await build({
      stdin: {
        resolveDir: import.meta.dirname,
        contents: `
          import { createEngine } from '../../src/engine/create-engine.js';
          const [, , childPath, folder, cacheFolder, what] = process.argv;
          const engine = createEngine({ builtins: [], childPath, folder, cacheFolder });
          const text = 'package a_test\\n\\ntest_prints if print("from the policy")\\n\\nx := 1\\n';
          const modules = [{ path: 'a_test.rego', text }];
          if (what === 'loop') {
            process.send('started');
            await engine.test({ modules: [${JSON.stringify(endless)}], timeoutMs: 600_000 });
          }
          const results = [
            await engine.test({ modules, coverage: true }),
            await engine.evaluate({ modules, query: 'data.a_test.test_prints' }),
            await engine.build({ modules, entrypoints: ['a_test/x'] }),
            await engine.check({ modules }),
            await engine.format(modules),
            await engine.parse(modules),
          ];
          if (!results.every(({ ok }) => ok)) throw new Error(JSON.stringify(results));
          // Neither close() nor process.exit(): an idle engine must not keep its parent.
        `,
      },
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      // packageRoot is not needed: every path is given.
      external: ['../config/package-root.js'],
      plugins: [
        {
          name: 'no package',
          setup(context) {
            context.onResolve({ filter: /package-root/ }, () => ({ path: 'package-root', namespace: 'none' }));
            context.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export const packageRoot = ""' }));
          },
        },
      ],
    });
  });

  const args = async (what: string) => [script, await childPath(), engineFolder, shared, what];

  test('says nothing on stdout, whatever a policy prints, and ends by itself while the child idles', async () => {
    const program = spawn(process.execPath, await args('all'), { stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr] = [collect(program, 'stdout'), collect(program, 'stderr')];
    const [code] = (await once(program, 'exit')) as [number];
    expect({ code, stdout: stdout(), stderr: stderr() }).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test.skipIf(process.platform === 'win32')('killed while a policy loops: the child ends itself', async () => {
    const program = spawn(process.execPath, await args('loop'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(program, 'message');
    const child = await vi.waitFor(
      () => {
        const { stdout } = spawnSync('ps', ['-o', 'pid=,ppid=', '-ax'], { encoding: 'utf8' });
        const found = stdout.split('\n').find((line) => line.trim().split(/\s+/)[1] === String(program.pid));
        if (found === undefined) throw new Error('not yet');
        return Number(found.trim().split(/\s+/)[0]);
      },
      { timeout: 20_000 },
    );
    await busy(child);
    program.kill('SIGKILL');
    await gone(child);
  });

  test('gone before the child has begun: the child ends itself', async () => {
    const child = fork(await childPath(), [engineFolder, shared], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  /** Until it has used a second of CPU: then it loops. */
  async function busy(pid: number): Promise<void> {
    await vi.waitFor(
      () => {
        const { stdout } = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' });
        const [hours = 0, minutes = 0, seconds = 0] = stdout.trim().split(':').map(Number);
        expect(hours * 3600 + minutes * 60 + seconds).toBeGreaterThanOrEqual(2);
      },
      { timeout: 30_000, interval: 200 },
    );
  }
});

function collect(program: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  const lines: string[] = [];
  const input = program[stream];
  if (input === null) throw new Error(`${stream} is not a pipe`);
  createInterface({ input }).on('line', (line) => void lines.push(line));
  return () => lines.join('\n');
}

test('the shipped files are there', () => {
  expect(existsSync(join(engineFolder, 'opa.wasm.br'))).toBe(true);
});
