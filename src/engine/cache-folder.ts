import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { knownHome } from '../config/home-folder.js';

/** Where compiled policies are kept: `$AGENTMESH_CACHE_DIR`, else the platform's folder for what can be made again. */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: () => string = knownHome,
): string {
  const { AGENTMESH_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA } = env;
  if (AGENTMESH_CACHE_DIR !== undefined && AGENTMESH_CACHE_DIR !== '') return AGENTMESH_CACHE_DIR;
  // A relative $XDG_CACHE_HOME is to be ignored (XDG Base Directory Specification).
  if (XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'agentmesh');
  if (platform === 'win32' && LOCALAPPDATA !== undefined && LOCALAPPDATA !== '') return join(LOCALAPPDATA, 'agentmesh', 'cache');
  try {
    return platform === 'darwin' ? join(home(), 'Library', 'Caches', 'agentmesh') : join(home(), '.cache', 'agentmesh');
  } catch {
    // A container may run as a user that the system does not know. The cache itself refuses a folder that is somebody else's.
    return join(tmpdir(), `agentmesh-cache-${process.getuid?.() ?? 'user'}`);
  }
}
