import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { PassThrough, type Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { passThrough } from '../../src/transport/interceptor.js';
import { startServer, type ServerCommand, type ServerDeps } from '../../src/transport/process/server-process.js';
import { runStdioProxy, type SignalSource, type StdioProxy, type StdioProxyOptions } from '../../src/transport/stdio/stdio-proxy.js';

export const serverFile = (name: string) => fileURLToPath(new URL(`../fixtures/servers/${name}.mjs`, import.meta.url));

/** What a client has received, with ways to wait for it. */
export class Received {
  readonly #chunks: Buffer[] = [];
  readonly #more = new EventEmitter();
  #length = 0;

  constructor(from: PassThrough) {
    from.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      this.#more.emit('more');
    });
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get lines(): readonly string[] {
    return this.bytes.toString().split('\n').slice(0, -1);
  }

  async until(holds: (received: this) => boolean): Promise<void> {
    while (!holds(this)) await once(this.#more, 'more');
  }

  async line(index: number): Promise<string> {
    await this.until(() => this.lines.length > index);
    return this.lines[index] ?? '';
  }

  /** The `result` of the answer on a line. */
  async result(index: number): Promise<unknown> {
    return (JSON.parse(await this.line(index)) as { result: unknown }).result;
  }
}

export interface Session {
  readonly proxy: StdioProxy;
  readonly input: PassThrough;
  readonly output: Writable;
  readonly received: Received;
  readonly signals: SignalSource & EventEmitter;
  readonly send: (...lines: readonly string[]) => void;
}

/** For tests in which a grace must run out: only with a server that is known to be up. */
export const shortGrace = { deps: { graceMs: 200 } };
/** For all others: a busy machine must not make a difference. */
const endlessGrace = { deps: { graceMs: 3_600_000 } };

type StartOptions = Partial<Omit<StdioProxyOptions, 'server'>> & { readonly deps?: ServerDeps; readonly server?: Partial<ServerCommand> };

/** A proxy in this process, over one of the fixture servers. */
export function start(
  name: string,
  args: readonly string[] = [],
  { deps = endlessGrace.deps, server, ...options }: StartOptions = {},
): Session {
  const input = new PassThrough();
  const output = new PassThrough();
  const received = new Received(output);
  const signals = new EventEmitter() as SignalSource & EventEmitter;
  const proxy = runStdioProxy({
    server: startServer({ command: process.execPath, args: [serverFile(name), ...args], env: process.env, ...server }, deps),
    input,
    output,
    interceptor: passThrough,
    signals,
    ...options,
  });
  return { proxy, input, output, received, signals, send: (...lines) => void input.write(lines.map((line) => `${line}\n`).join('')) };
}

export const ping = (id: number | string = 1) => JSON.stringify({ jsonrpc: '2.0', id, method: 'ping', params: { id } });

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody has waited for yet is dead all the same.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(5);
}
