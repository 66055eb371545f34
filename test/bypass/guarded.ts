import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { Received, serverFile } from '../transport/harness.js';

export const cli = process.env['AGENTMESH_TEST_CLI'] ?? resolve(import.meta.dirname, '../../dist/cli.js');

/** What one thing that the client sent has led to. */
export interface Outcome {
  /** What the server received of it. */
  readonly received: Buffer;
  /** What the client got because of it. */
  readonly said: Buffer;
}

/** `agentmesh protect` as a process, and behind it a server that writes down every byte. */
export interface Guarded {
  /** Sends bytes as they are, in these pieces, and waits until both sides have seen everything before and nothing after. */
  try(...pieces: readonly Buffer[]): Promise<Outcome>;
  /** Sends bytes, then ends the input; until the process has gone. */
  end(bytes?: Buffer): Promise<Outcome & { readonly code: number | null }>;
}

/** Over which the proxy of these tests refuses. */
export const LINE_BYTES = 1024 * 1024;
export const DEPTH = 64;

const SMALL = [`--max-line-bytes=${LINE_BYTES}`, `--max-depth=${DEPTH}`];

export async function guarded(folder: string, policy: string, limits: readonly string[] = SMALL, handshake = true): Promise<Guarded> {
  const file = join(folder, 'policy.yaml');
  const received = join(folder, 'received');
  writeFileSync(file, policy);
  writeFileSync(received, '');
  const options = [`--policy=${file}`, `--log=${join(folder, 'audit.log')}`, ...limits];
  const child = spawn(process.execPath, [cli, 'protect', ...options, process.execPath, serverFile('recording'), received], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const client = new Received(child.stdout.pipe(new PassThrough()));
  const exited = once(child, 'close') as Promise<[number | null]>;
  let fences = 0;
  let saidBefore = 0;
  let receivedBefore = 0;

  /** A ping and its answer: each side has seen everything that the other sent before. Told of are those of the client. */
  const fence = async () => {
    const id = `"fence-${++fences}"`;
    const ping = `{"jsonrpc":"2.0","id":${id},"method":"ping"}\n`;
    const answer = Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":{"content":[]}}\n`);
    child.stdin.write(ping);
    await client.until(({ bytes }) => bytes.includes(answer, saidBefore));
    const said = client.bytes.subarray(saidBefore, client.bytes.indexOf(answer, saidBefore));
    saidBefore += said.length + answer.length;
    return { ping, said };
  };
  /** Twice, because what the first made the server say is refused to the server. */
  const outcome = async (): Promise<Outcome> => {
    const [first, second] = [await fence(), await fence()];
    const all = readFileSync(received).subarray(receivedBefore);
    receivedBefore += all.length;
    return { received: without(all, first.ping, second.ping), said: Buffer.concat([first.said, second.said]) };
  };

  if (handshake) {
    child.stdin.write(
      '{"jsonrpc":"2.0","id":"i","method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}\n',
    );
    child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n{"jsonrpc":"2.0","id":"l","method":"tools/list"}\n');
    await outcome();
  }

  return {
    try: async (...pieces) => {
      for (const piece of pieces) {
        // Each piece is a read of its own as far as that can be forced: it has left before the next is written.
        await new Promise<void>((done) => void child.stdin.write(piece, () => done()));
      }
      return outcome();
    },
    end: async (bytes = Buffer.alloc(0)) => {
      child.stdin.end(bytes);
      const [code] = await exited;
      return { received: readFileSync(received).subarray(receivedBefore), said: client.bytes.subarray(saidBefore), code };
    },
  };
}

/** A call that makes the server write these bytes, `PAD` in them as so many of `of`. */
export function emitting(bytes: Buffer, pad = 0, of = 'x'): Buffer {
  const params = { name: 'emit', arguments: { bytes: bytes.toString('base64'), pad, of } };
  return Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', id: 'emit', method: 'tools/call', params })}\n`);
}

function without(bytes: Buffer, ...parts: readonly string[]): Buffer {
  let rest = bytes;
  for (const part of parts) {
    const at = rest.indexOf(part);
    if (at === -1) throw new Error(`the server never received ${part}`);
    rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + part.length)]);
  }
  return rest;
}
