import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../pap/folder.js';
import { cli, root } from './run.js';

const toolServer = `${root}/test/fixtures/servers/two-tools.mjs`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: { readonly isError?: boolean; readonly tools?: readonly { readonly name: string }[] };
  readonly error?: { readonly code: number };
}

/** A running `protect` before a server with two tools, and what it has said so far. */
export class Proxied {
  readonly process: ChildProcessWithoutNullStreams;
  readonly messages: Message[] = [];
  stderr = '';
  #next = 1;
  #rest = '';

  constructor(args: readonly string[], cwd: string, env: Record<string, string> = {}) {
    this.process = spawn(process.execPath, [cli, 'protect', ...args, process.execPath, toolServer], {
      cwd,
      env: { ...process.env, ...env },
    });
    this.process.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.#rest + text).split('\n');
      this.#rest = lines.pop() ?? '';
      this.messages.push(...lines.map((line) => JSON.parse(line) as Message));
    });
    this.process.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  send(method: string, params: object = {}): number {
    const id = this.#next++;
    this.process.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return id;
  }

  async ask(method: string, params: object = {}): Promise<Message> {
    const id = this.send(method, params);
    const find = () => this.messages.find((message) => message.id === id);
    await until(() => find() !== undefined);
    return find() ?? {};
  }

  async initialize(): Promise<void> {
    await this.ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } });
    this.process.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  }

  async allowed(tool: string): Promise<boolean> {
    const { result, error } = await this.ask('tools/call', { name: tool, arguments: {} });
    return error === undefined && result?.isError !== true;
  }

  async tools(): Promise<readonly string[]> {
    return ((await this.ask('tools/list')).result?.tools ?? []).map(({ name }) => name);
  }

  async said(text: RegExp): Promise<void> {
    await until(() => text.test(this.stderr));
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.stdin.end();
    await once(this.process, 'exit');
  }
}
