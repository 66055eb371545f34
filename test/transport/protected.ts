import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { gone, Received, serverFile } from './harness.js';

const cli = process.env['AGENTMESH_TEST_CLI'] ?? resolve(import.meta.dirname, '../../dist/cli.js');

export interface Protected {
  readonly child: ChildProcessWithoutNullStreams;
  readonly received: Received;
  readonly stderr: () => Buffer;
  readonly send: (...messages: readonly object[]) => void;
  /** Exit code or signal of the proxy. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const folder = mkdtempSync(join(tmpdir(), 'protected-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

export const protectCommand = (
  server: readonly string[],
  options: readonly string[] = ['--policy=minimal', '--no-log'],
): readonly string[] => [process.execPath, cli, 'protect', ...options, ...server];

/** `agentmesh protect` as a process, in front of a server command. The client is whoever holds its pipes. */
export function protect(server: readonly string[], options?: readonly string[], env: NodeJS.ProcessEnv = process.env): Protected {
  const [command = '', ...args] = protectCommand(server, options);
  const child = spawn(command, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const received = new Received(child.stdout.pipe(new PassThrough()));
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  for (const stream of [child.stdin, child.stdout]) stream.on('error', () => undefined);
  return {
    child,
    received,
    stderr: () => Buffer.concat(stderr),
    send: (...messages) => void child.stdin.write(messages.map((message) => `${JSON.stringify(message)}\n`).join('')),
    ended: (once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>).then(([code, signal]) => signal ?? code),
  };
}

export const clientFile = (name: string): string => resolve(import.meta.dirname, `../fixtures/clients/${name}.mjs`);

export const fixture = (name: string, ...args: readonly string[]): readonly string[] => [process.execPath, serverFile(name), ...args];

/** Three processes for one server, as `npx` makes them: each waits for the next. */
export const inAShell = (command: readonly string[]): readonly string[] => {
  const words = command.map((word) => `'${word}'`).join(' ');
  return ['sh', '-c', `sh -c "${words}; exit \\$?"; exit $?`];
};

/** The processes of the group that a proxy's server leads (Linux). */
export function groupBelow(proxy: number): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const leaders = all.filter(({ pid, parent, group }) => parent === proxy && pid === group).map(({ pid }) => pid);
  return all.filter(({ group }) => leaders.includes(group)).map(({ pid }) => pid);
}

export async function allGone(pids: readonly number[]): Promise<void> {
  for (const pid of pids) await gone(pid);
}

/** Resident memory in megabytes. */
export function memoryOf(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

function statOf(pid: number): readonly { pid: number; parent: number; group: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold blanks; then state, parent, group.
    const [, parent, group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent), group: Number(group) }];
  } catch {
    return [];
  }
}
