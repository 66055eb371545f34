import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../errors/error-code.js';
import { silentLog, type Log } from '../telemetry/log.js';
import { decodeEntry, encodeEntry } from './cache-entry.js';
import { cacheFolder } from './cache-folder.js';
import type { CacheKey } from './cache-key.js';

/**
 * Values by the hash of everything that they were made from, in files that several processes may share. It never throws and never
 * answers with anything but the value that was put: what is damaged, unreadable or not ours is removed or ignored, with a debug line.
 */
export interface Cache {
  /** @param sha256 In hex: answer with nothing but the value that has it. */
  get(key: CacheKey, sha256?: string): Uint8Array | undefined;
  put(key: CacheKey, value: Uint8Array): void;
}

export interface CacheOptions {
  /** Made when first needed, mode 0700. */
  readonly folder?: string;
  readonly maxBytes?: number;
  readonly maxEntries?: number;
  readonly log?: Log;
  /** An entry's file, whole; throws as `readFileSync` does. */
  readonly readFile?: (path: string) => Buffer;
}

/** Some hundred compiled policies. */
const MAX_BYTES = 128 * 1024 * 1024;
/** Bounds the walk over the folder that each `put` makes. */
const MAX_ENTRIES = 512;
/** After an eviction this share of the limits is left, so that not every `put` evicts. */
const KEEP = 0.8;
/** A writer that has not renamed its file by then is gone. */
const STALE_MS = 3_600_000;
const OTHERS_MAY_WRITE = 0o022;
const ENTRY = /^[0-9a-f]{64}$/;
const TEMPORARY = /^[0-9a-f]{64}\.[0-9]+\.[0-9a-f]+\.tmp$/;

export function openCache(options: CacheOptions = {}): Cache {
  const folder = options.folder ?? cacheFolder();
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const maxEntries = options.maxEntries ?? MAX_ENTRIES;
  const log = options.log ?? silentLog;
  const readFile = options.readFile ?? readFileSync;

  return {
    get(key, sha256) {
      const path = join(folder, key);
      try {
        if (!trusted(folder) || !trusted(path)) return undefined;
        const value = decodeEntry(key, readFile(path), sha256);
        if (value === undefined) {
          log.debug('removing a damaged cache entry', { path });
          rmSync(path, { force: true });
          return undefined;
        }
        // The least recently used go first.
        const now = new Date();
        utimesSync(path, now, now);
        return value;
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') log.debug('the cache cannot be read', { path, error: String(error) });
        return undefined;
      }
    },
    put(key, value) {
      if (value.length > maxBytes) return;
      const path = join(folder, key);
      const temporary = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!trusted(folder)) return;
        try {
          writeFileSync(temporary, encodeEntry(key, value), { flag: 'wx', mode: 0o600 });
          renameSync(temporary, path);
        } finally {
          rmSync(temporary, { force: true });
        }
        evict(key);
      } catch (error) {
        log.debug('the cache cannot be written', { path, error: String(error) });
      }
    },
  };

  /**
   * What another user may write could make a policy say something else: the folder, and an entry that was left there while it was
   * open to others. A pipe in an entry's place would be waited for.
   */
  function trusted(path: string): boolean {
    const found = statSync(path);
    const ours = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & OTHERS_MAY_WRITE) === 0);
    if (ours && (found.isFile() || found.isDirectory())) return true;
    log.debug('the cache is not used: it belongs to somebody else, others may write to it, or it is no file', { path });
    return false;
  }

  function evict(justWritten: CacheKey): void {
    const entries: { path: string; size: number; used: number }[] = [];
    let total = 0;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const found = statOrNothing(path);
      if (found === undefined) continue;
      if (TEMPORARY.test(name) && Date.now() - found.mtimeMs > STALE_MS) rmSync(path, { force: true });
      if (!ENTRY.test(name)) continue;
      total += found.size;
      if (name !== justWritten) entries.push({ path, size: found.size, used: found.mtimeMs });
    }
    if (total <= maxBytes && entries.length < maxEntries) return;
    entries.sort((a, b) => a.used - b.used);
    let left = entries.length + 1;
    for (const { path, size } of entries) {
      if (total <= maxBytes * KEEP && left <= maxEntries * KEEP) return;
      rmSync(path, { force: true });
      total -= size;
      left--;
    }
  }
}

/** Another process may have evicted it meanwhile. */
function statOrNothing(path: string): { size: number; mtimeMs: number } | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
