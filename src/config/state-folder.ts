import { isAbsolute, join, win32 } from 'node:path';
import { homeFolder } from './home-folder.js';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function systemSurroundings(env: Surroundings['env'] = process.env): Surroundings {
  return { platform: process.platform, env, home: homeFolder() };
}

/**
 * What should outlive a run and cannot be made again: records, and the last bundles that were good.
 * Linux: XDG Base Directory Specification (a relative $XDG_STATE_HOME is ignored, as it asks).
 */
export function stateFolder({ platform, env, home }: Surroundings): string {
  const xdg = env['XDG_STATE_HOME'];
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'agentmesh');
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'agentmesh');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'agentmesh');
  return join(home, '.local', 'state', 'agentmesh');
}
