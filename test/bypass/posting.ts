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
  const url = await listeningAt(child);
  const { headers } = await send(url, { headers: JSON_HEADERS, body: JSON.stringify(OPENING) });
  const session = String(headers['mcp-session-id']);
  /** Of both servers, that of the session and that of who has none: what was asked before is answered. */
  const fence = async () => {
    await send(url, { headers: { ...JSON_HEADERS, 'mcp-session-id': session }, body: '{"jsonrpc":"2.0","id":"fence","method":"ping"}' });
    await send(url, { headers: { ...JSON_HEADERS, ...MODERN_HEADERS }, body: MODERN_FENCE });
  };
  await fence();
  let before = readFileSync(received).length;
  return {
    session,
    host: new URL(url).host,
    exchange: async (posts) => {
      const asked = posts.map((pieces) => ask(url, pieces));
      await Promise.all(asked.map(({ sent }) => sent));
      await fence();
      // What still waits is a body that was cut short, or what nobody answers.
      for (const { end } of asked) end();
      const answers = await Promise.all(asked.map(({ answer }) => answer));
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

const MODERN_HEADERS = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' } as const;
const MODERN_FENCE = JSON.stringify({
  jsonrpc: '2.0',
  id: 'fence',
  method: 'tools/list',
  params: { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } },
});

interface Asked {
  /** All of it has left. */
  readonly sent: Promise<void>;
  /** What comes until the listener ends the connection. */
  readonly answer: Promise<Buffer>;
  /** Nothing more is sent. */
  readonly end: () => void;
}

function ask(url: string, pieces: readonly Buffer[]): Asked {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  // Who is refused before the end of what it says may find the connection reset.
  socket.on('error', () => undefined);
  const answer = buffer(socket).catch(() => Buffer.alloc(0));
  const write = async () => {
    for (const piece of pieces) await new Promise<void>((done) => void socket.write(piece, () => done()));
  };
  return { sent: write(), answer, end: () => void socket.end() };
}
