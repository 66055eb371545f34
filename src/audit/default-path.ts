import { createHash } from 'node:crypto';
import { join, win32 } from 'node:path';
import { maskShapes } from './mask/credential-shapes.js';
import { stateFolder, systemSurroundings, type Surroundings } from '../config/state-folder.js';

/**
 * The log of a server when `--log` says nothing: one file a server in the user's state directory.
 */
export function defaultLogPath(server: string, around: Surroundings = systemSurroundings()): string {
  const file = `${fileName(server)}.jsonl`;
  return around.platform === 'win32' ? win32.join(stateFolder(around), 'audit', file) : join(stateFolder(around), 'audit', file);
}

/** Under every file system's limit of 255 with room for `.jsonl.r000001`. */
const LONGEST_NAME = 100;

/** A server's name is whatever a config or a command line says. What had to be changed gets a hash, so that two names never share a file. */
function fileName(server: string): string {
  // What it showed of a credential is in no folder's list either.
  const safe = maskShapes(server)
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[.-]+|^$/, '_')
    .slice(0, LONGEST_NAME);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe);
  if (safe === server && !reserved && safe !== '') return safe;
  return `${reserved ? '_' : ''}${safe}-${createHash('sha256').update(server).digest('hex').slice(0, 8)}`;
}
