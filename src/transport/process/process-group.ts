import { spawn } from 'node:child_process';
import { ofSystem } from './windows-command.js';

/** Ends a process and everything it started. */
export interface ProcessGroup {
  /** False when nobody was left to get the signal. */
  signal(signal: NodeJS.Signals | 0): boolean;
}

/** POSIX: the server leads a group of its own (`npx` makes three processes of one command), so one signal reaches them all. */
export function posixGroup(pid: number): ProcessGroup {
  return {
    signal(signal) {
      try {
        process.kill(-pid, signal);
        return true;
      } catch {
        // ESRCH: the group is empty. EPERM: not ours to signal any more (a setuid server, or macOS's zombies).
        return false;
      }
    },
  };
}

/** Windows has no signals and no groups: `taskkill` walks the tree. Anything but a look (0) ends it. */
export function windowsTree(pid: number, env: NodeJS.ProcessEnv, run: typeof spawn = spawn): ProcessGroup {
  let ended = false;
  return {
    signal(signal) {
      if (ended) return false;
      if (signal === 0) return true;
      ended = true;
      run(ofSystem('taskkill.exe', env), ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on(
        'error',
        () => undefined,
      );
      return true;
    },
  };
}
