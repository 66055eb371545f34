import { spawn as nodeSpawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { EXIT, UserError } from '../../errors/exit.js';
import { TOO_MANY_FILES } from '../../errors/too-many-files.js';
import { posixGroup, windowsTree, type ProcessGroup } from './process-group.js';
import type { ServerConnection, ServerEnd } from '../server-connection.js';
import { windowsSpawn } from './windows-command.js';

/** Between the end of the server's input and SIGTERM, and between SIGTERM and SIGKILL: what the SDKs' clients wait. */
export const GRACE_MS = 2_000;

/** What the server's children get after the server itself has gone. */
const LEFTOVER_GRACE_MS = 500;
const LEFTOVER_POLL_MS = 20;

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The proxy's environment; our own variables (`AGENTMESH_*`) are taken out. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export interface ServerDeps {
  readonly spawn?: typeof nodeSpawn;
  readonly platform?: NodeJS.Platform;
  readonly graceMs?: number;
}

/** Starts the server in a process group of its own, with its stderr on ours. */
export function startServer(server: ServerCommand, deps: ServerDeps = {}): ServerConnection {
  const { spawn = nodeSpawn, platform = process.platform, graceMs = GRACE_MS } = deps;
  const windows = platform === 'win32';
  const child = spawnOrExplain(() => {
    const how = windows ? windowsSpawn(server.command, server.args, server.env) : { ...server, verbatim: false };
    const spawned = spawn(how.command, [...how.args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: serverEnvironment(server.env),
      ...(server.cwd === undefined ? {} : { cwd: server.cwd }),
      detached: !windows,
      windowsHide: true,
      windowsVerbatimArguments: how.verbatim,
    });
    if (!hasPipes(spawned)) throw new Error(TOO_MANY_FILES);
    return spawned;
  }, server.command);
  const group = child.pid === undefined ? undefined : windows ? windowsTree(child.pid, server.env) : posixGroup(child.pid);
  // Should the proxy die of a defect of its own, a server that does not end on EOF would stay behind.
  const takeAlong = () => group?.signal('SIGTERM');
  process.once('exit', takeAlong);

  let timer: NodeJS.Timeout | undefined;
  let gone = false;
  let inputEnded = false;
  let stopping = false;
  const arm = (then: () => void) => {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(then, graceMs);
  };
  const kill = () => group?.signal('SIGKILL');
  const endInput = () => {
    if (inputEnded) return;
    inputEnded = true;
    child.stdin.end();
    if (!stopping) arm(() => stop('SIGTERM'));
  };
  const stop = (signal: NodeJS.Signals) => {
    if (gone) return;
    if (stopping) {
      kill();
      return;
    }
    stopping = true;
    group?.signal(signal);
    endInput();
    arm(kill);
  };

  const exited = new Promise<ServerEnd>((resolve, reject) => {
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      gone = true;
      process.off('exit', takeAlong);
      reject(cannotStart(server.command, error));
    });
    child.on('exit', (code, signal) => {
      gone = true;
      clearTimeout(timer);
      process.off('exit', takeAlong);
      void endLeftovers(group).then(() => resolve({ code, signal }));
    });
  });

  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    exited,
    endInput,
    touch() {
      if (inputEnded && !stopping && !gone) timer?.refresh();
    },
    stop,
  };
}

/** The environment of the server: ours as it is (the client has chosen it), without what configures the proxy. */
export function serverEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^agentmesh_/i.test(name)));
}

/** `npx` killed leaves the server it started, which holds the pipe: ask what is left of the group to end, then end it. */
async function endLeftovers(group: ProcessGroup | undefined): Promise<void> {
  if (group === undefined || !group.signal('SIGTERM')) return;
  for (let waited = 0; waited < LEFTOVER_GRACE_MS; waited += LEFTOVER_POLL_MS) {
    await delay(LEFTOVER_POLL_MS);
    if (!group.signal(0)) return;
  }
  group.signal('SIGKILL');
}

/** `spawn` throws at once for what no process can be given (a NUL in an argument). */
function spawnOrExplain<T>(spawn: () => T, command: string): T {
  try {
    return spawn();
  } catch (error) {
    throw cannotStart(command, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Where no more files may be open Node gives up before it makes the pipes, whatever its types say, and tells why in the next turn. */
function hasPipes(child: ChildProcess): boolean {
  if (child.pid !== undefined || (child.stdin as unknown) !== undefined) return true;
  child.on('error', () => undefined);
  return false;
}

function cannotStart(command: string, error: NodeJS.ErrnoException): UserError {
  const why: Record<string, string> = {
    ENOENT: 'no such command or file (or the interpreter in its first line is missing)',
    EACCES: 'it is not executable (`chmod +x` it, or name its interpreter)',
    ENOEXEC: 'it is not a program that this machine can run',
    E2BIG: 'its arguments and environment are too long',
  };
  const reason = why[error.code ?? ''] ?? error.message;
  return new UserError(`cannot start the server \`${command}\`: ${reason}`, { exitCode: EXIT.server, cause: error });
}
