import type { Log } from '../telemetry/log.js';
import { GENESIS, type ChainPosition } from './chain.js';
import type { AuditEvent } from './event.js';
import type { Files } from './files.js';
import { rotatedFiles } from './format/layout.js';
import { firstEntry } from './tail.js';
import type { TendedHead } from './tended-head.js';

/** Keeps what is to outlive a file. */
export interface Keeper {
  keepOf(path: string): void;
  /** What the log is to say of where that is; nothing where there never was any. */
  naming(): AuditEvent | undefined;
}

export interface RetentionOptions {
  readonly files: Files;
  readonly log: Log;
  /** Files kept, the current one included. */
  readonly maxFiles: number;
  readonly head: TendedHead;
  readonly keeper: Keeper | undefined;
}

/** Deletes the oldest files of a chain. */
export class Retention {
  readonly #path: string;
  readonly #options: RetentionOptions;

  constructor(path: string, options: RetentionOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** `last`: the entry that was written last. Returns what the log is to say of it. */
  run(last: ChainPosition): AuditEvent | undefined {
    const { files, log, maxFiles, head } = this.#options;
    try {
      const { first, paths } = beyondRetention(files, this.#path, maxFiles, last);
      if (first === undefined) return undefined;
      const said = this.#keep(paths);
      head.first = first;
      head.write();
      for (const path of paths) files.unlinkSync(path);
      return said;
    } catch (error) {
      // Too many files are no reason to refuse a record; the next rotation tries again.
      log.error('old audit files cannot be deleted', { path: this.#path, error: String(error) });
      return undefined;
    }
  }

  /** A full disk gets room by what is deleted: nothing waits for what cannot be kept. */
  #keep(paths: readonly string[]): AuditEvent | undefined {
    const { keeper, log } = this.#options;
    try {
      for (const path of paths) keeper?.keepOf(path);
      return keeper?.naming();
    } catch (error) {
      log.error('refusals in old audit files cannot be kept longer than those', { path: this.#path, error: String(error) });
      return undefined;
    }
  }
}

/**
 * What retention will delete, and what the first entry that stays follows. The head moves on before the files go, so that
 * a kill between the two leaves too much rather than a gap.
 */
function beyondRetention(
  files: Files,
  path: string,
  maxFiles: number,
  last: ChainPosition,
): { readonly first: ChainPosition | undefined; readonly paths: readonly string[] } {
  const rotated = rotatedFiles(path);
  const surplus = rotated.length - (maxFiles - 1);
  if (surplus <= 0) return { first: undefined, paths: [] };
  const paths = rotated.slice(0, surplus).map((file) => file.path);
  const oldestKept = rotated[surplus];
  return { first: oldestKept === undefined ? last : beginOfFile(files, oldestKept.path), paths };
}

/** What the oldest entry of a log without a head follows. */
export function beginningOf(files: Files, path: string): ChainPosition {
  for (const file of [...rotatedFiles(path).map((rotated) => rotated.path), path]) {
    const begin = beginOfFile(files, file);
    if (begin !== undefined) return begin;
  }
  return GENESIS;
}

function beginOfFile(files: Files, path: string): ChainPosition | undefined {
  const entry = firstEntry(files, path);
  return entry && { sequence: entry.sequence - 1, entryhash: entry.previoushash };
}
