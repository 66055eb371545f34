import { spawnSync, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { inject } from 'vitest';

export const root = resolve(import.meta.dirname, '../..');
/** The built program: the tests of the command line are of what is shipped. */
export const cli = process.env['AGENTMESH_TEST_CLI'] ?? join(root, 'dist', 'cli.js');
export const echoServer = join(root, 'test/fixtures/servers/echo.mjs');

/** The same, whose commands find OPA started. */
const warm = process.env['AGENTMESH_TEST_CLI'] ?? inject('warmProgram');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function agentmesh(
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [warm, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** Where a proxy listens, by what it says at its start. The stream stays open: a server that cannot write to its stderr may die of it. */
export function listeningAt(child: ChildProcess & { readonly stderr: Readable }): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const url = / at (http:\/\/\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.on('close', (code, signal) => reject(new Error(`it ended (${signal ?? code}) before it listened: ${said}`)));
  });
}
