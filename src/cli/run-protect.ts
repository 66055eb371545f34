import { protect } from './commands/protect.js';
import { reported } from './report-error.js';

/** `agentmesh protect` as a program of its own: the build makes one script of all that it may load (`load-script.ts`). */
export function runProtect(words: readonly string[], onReady: () => void): Promise<number> {
  return reported(() => protect(words, onReady));
}
