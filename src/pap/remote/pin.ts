import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { whyRefused } from '../../errors/why-refused.js';
import { isOurs, writeWhole } from './own-files.js';

/** A revision that decides until the pin is taken away, whatever the server has. Running proxies watch the file. */
export interface Pin {
  readonly path: string;
  /** The pinned archive's hash. Throws a `UserError` for a pin that cannot be read: what it meant to hold back must not slip in. */
  read(): string | undefined;
  set(sha256: string): void;
  clear(): void;
}

const FORM = /^[0-9a-f]{64}\n?$/;

export function pinIn(folder: string): Pin {
  const path = join(folder, 'pin');
  return {
    path,
    read() {
      let text: string;
      try {
        if (!isOurs(path)) throw new UserError(`the pin \`${path}\` belongs to somebody else, or others may write to it`);
        text = readFileSync(path, 'utf8');
      } catch (cause) {
        if (errorCode(cause) === 'ENOENT') return undefined;
        if (cause instanceof UserError) throw cause;
        throw new UserError(`the pin \`${path}\` cannot be read: ${whyRefused(cause)}`, { cause });
      }
      if (!FORM.test(text)) throw new UserError(`the pin \`${path}\` holds no revision; \`agentmesh policy rollback --clear\` removes it`);
      return text.trim();
    },
    set(hash) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeWhole(path, Buffer.from(`${hash}\n`));
    },
    clear: () => rmSync(path, { force: true }),
  };
}
