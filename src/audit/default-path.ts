import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join, win32 } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The log of a server when `--log` says nothing: one file a server in the user's state directory.
 * Linux: XDG Base Directory Specification (a relative $XDG_STATE_HOME is ignored, as it asks).
 */
export function defaultLogPath(
  server: string,
  around: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const file = `${fileName(server)}.jsonl`;
  return around.platform === 'win32' ? win32.join(stateFolder(around), 'audit', file) : join(stateFolder(around), 'audit', file);
}

function stateFolder({ platform, env, home }: Surroundings): string {
  const xdg = env['XDG_STATE_HOME'];
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'agentmesh');
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'agentmesh');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'agentmesh');
  return join(home, '.local', 'state', 'agentmesh');
}

/** Under every file system's limit of 255 with room for `.jsonl.r000001`. */
const LONGEST_NAME = 100;

/** A server's name is whatever a config or a command line says. What had to be changed gets a hash, so that two names never share a file. */
function fileName(server: string): string {
  const safe = server
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[.-]+|^$/, '_')
    .slice(0, LONGEST_NAME);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe);
  if (safe === server && !reserved && safe !== '') return safe;
  return `${reserved ? '_' : ''}${safe}-${createHash('sha256').update(server).digest('hex').slice(0, 8)}`;
}
