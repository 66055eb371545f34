import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { listeningAt } from '../cli/run.js';
import { JSON_HEADERS, send } from '../transport/http/raw.js';
import { serverFile } from '../transport/harness.js';
import { cli } from './guarded.js';

/** `agentmesh protect --listen` as a process, before servers that write down every byte. */
export interface Posting {
  /** Of the session that was opened. */
  readonly session: string;
  readonly host: string;
  /** All of these at once, each on a connection of its own and in its pieces; what each was answered, and what the servers got. */
  exchange(posts: readonly (readonly Buffer[])[]): Promise<{ readonly received: Buffer; readonly answers: readonly Buffer[] }>;
  end(): Promise<void>;
}

const OPENING = {
  jsonrpc: '2.0',
  id: 'i',
  method: 'initialize',
  params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 't', version: '1' } },
};

export async function posting(folder: string, policy: string): Promise<Posting> {
  const file = join(folder, 'policy.yaml');
  const received = join(folder, 'received');
  writeFileSync(file, policy);
  writeFileSync(received, '');
  const options = ['--listen=0', `--policy=${file}`, `--log=${join(folder, 'audit.log')}`];
  const child = spawn(process.execPath, [cli, 'protect', ...options, process.execPath, serverFile('recording'), received], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'close');
  const url = await listeningAt(child.stderr);
  const { headers } = await send(url, { headers: JSON_HEADERS, body: JSON.stringify(OPENING) });
  const session = String(headers['mcp-session-id']);
  const fence = () =>
    send(url, { headers: { ...JSON_HEADERS, 'mcp-session-id': session }, body: '{"jsonrpc":"2.0","id":"fence","method":"ping"}' });
  await fence();
  let before = readFileSync(received).length;
  return {
    session,
    host: new URL(url).host,
    exchange: async (posts) => {
      const answers = await Promise.all(posts.map((pieces) => answerTo(url, pieces)));
      await fence();
      const all = readFileSync(received).subarray(before);
      before += all.length;
      return { received: all, answers };
    },
    end: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Until the listener ends the connection. */
async function answerTo(url: string, pieces: readonly Buffer[]): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  // Who is refused before the end of what it says may find the connection reset.
  socket.on('error', () => undefined);
  const answer = buffer(socket).catch(() => Buffer.alloc(0));
  for (const piece of pieces) await new Promise<void>((done) => void socket.write(piece, () => done()));
  return answer;
}
