import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawn, spawnSync, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rotatedFiles } from '../../src/audit/format/layout.js';
import { listeningAt } from '../cli/run.js';

export const root = resolve(import.meta.dirname, '../..');
export const cli = join(root, 'dist', 'cli.js');
export const node = process.execPath;
export const filesystemServer = join(root, 'node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');
export const everythingServer = join(root, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js');

/** A folder of its own for one test, with documents to read, a secret and a file outside. */
export interface Site {
  readonly folder: string;
  readonly documents: string;
  readonly log: string;
  path(name: string): string;
  write(name: string, text: string): string;
  /** Of the whole log, rotated files too: how many calls a test makes depends on the machine. What has no line's end yet is being written. */
  records(): Record<string, unknown>[];
  remove(): void;
}

export function site(): Site {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-e2e-')));
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const log = join(folder, 'audit.log');
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write('documents/report.txt', 'Quarterly report: all is well.\n');
  write('documents/.env', 'DATABASE_PASSWORD=hunter2\n');
  write('outside.txt', 'not for the agent\n');
  return {
    folder,
    documents,
    log,
    path: (name) => join(folder, name),
    write,
    records: () =>
      [...rotatedFiles(log).map((rotated) => rotated.path), log].filter(existsSync).flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Record<string, unknown>),
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Answer {
  readonly text: string;
  readonly isError: boolean;
  readonly meta: Record<string, unknown>;
}

/** A connected SDK v1 client with the proxy before the server. `close` ends both. */
export interface Proxied {
  readonly client: Client;
  readonly stderr: () => string;
  readonly pid: number | null;
  call(name: string, args: Record<string, unknown>): Promise<Answer>;
  toolNames(): Promise<string[]>;
  close(): Promise<void>;
}

export async function connect(options: readonly string[], server: readonly string[], env: Record<string, string> = {}): Promise<Proxied> {
  const transport = new StdioClientTransport({
    command: node,
    args: [cli, 'protect', ...options, '--', ...server],
    env: { ...inherited(), ...env },
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const client = new Client({ name: 'e2e', version: '1.0.0' });
  try {
    await client.connect(transport);
  } catch (cause) {
    throw new Error(`the proxy did not start: ${stderr}`, { cause });
  }
  return {
    client,
    stderr: () => stderr,
    pid: transport.pid,
    call: async (name, args) => {
      const result = await client.callTool({ name, arguments: args });
      const content = result.content as { type: string; text?: string }[];
      return { text: content.map((item) => item.text ?? '').join('\n'), isError: result.isError === true, meta: result._meta ?? {} };
    },
    toolNames: async () => (await client.listTools()).tools.map((tool) => tool.name),
    close: () => client.close(),
  };
}

export interface Listening {
  readonly child: ChildProcess;
  /** Of the MCP endpoint. */
  readonly url: string;
}

const listeners = new Set<ChildProcess>();

/** The proxy at a port of its own choice, until `endListeners`. */
export async function listening(
  options: readonly string[],
  server: readonly string[],
  env: Record<string, string> = {},
): Promise<Listening> {
  const child = spawn(node, [cli, 'protect', '--listen=0', ...options, '--', ...server], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  listeners.add(child);
  return { child, url: await listeningAt(child) };
}

/** Before the folder goes that they write to. */
export async function endListeners(): Promise<void> {
  await Promise.all([...listeners].map((child) => ended(child)));
  listeners.clear();
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** The CLI run to its end. */
export function agentmesh(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(node, [cli, ...args], { encoding: 'utf8', input, env: { ...process.env } });
}

/** A raw JSON-RPC conversation with the proxy: lines in, lines out. */
export interface RawProxy {
  readonly child: ChildProcessWithoutNullStreams;
  send(line: string): void;
  /** The next line from the proxy that satisfies `wanted`; earlier ones stay for later calls. */
  next(wanted?: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  stderr(): string;
  end(): Promise<number | null>;
}

export function rawProxy(options: readonly string[], server: readonly string[], env: Record<string, string> = {}): RawProxy {
  const child = spawn(node, [cli, 'protect', ...options, '--', ...server], { env: { ...process.env, ...env } });
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  let stderr = '';
  const sleepers = new Set<() => void>();
  const wake = () => {
    for (const awake of sleepers) awake();
    sleepers.clear();
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) lines.push(JSON.parse(part) as Record<string, unknown>);
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  child.stdin.on('error', () => undefined);
  let ended = false;
  const exit = once(child, 'close').then(([code]) => {
    ended = true;
    wake();
    return code as number | null;
  });
  return {
    child,
    send: (line) => void child.stdin.write(`${line}\n`),
    next: async (wanted = () => true) => {
      for (;;) {
        const at = lines.findIndex(wanted);
        if (at !== -1) return lines.splice(at, 1)[0] ?? {};
        if (ended) throw new Error(`the proxy ended before the awaited line: ${stderr}`);
        await new Promise<void>((done) => void sleepers.add(done));
      }
    },
    stderr: () => stderr,
    end: async () => {
      child.stdin.end();
      return exit;
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
