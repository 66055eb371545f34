import { accessSync, constants, statSync } from 'node:fs';

/** What command resolution asks of the machine. */
export interface Lookup {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The Node that runs us: `.js` servers run on it. */
  readonly execPath: string;
  kindOf(path: string): 'file' | 'directory' | undefined;
  isExecutable(path: string): boolean;
}

export const systemLookup: Lookup = {
  platform: process.platform,
  env: process.env,
  cwd: process.cwd(),
  execPath: process.execPath,
  kindOf(path) {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) return undefined;
      return stats.isDirectory() ? 'directory' : 'file';
    } catch {
      // A folder on PATH that this user may not look into (`sudo -u`), a name that is too long: a shell passes on, too.
      return undefined;
    }
  },
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};
