import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../errors/error-code.js';
import { silentLog, type Log } from '../telemetry/log.js';
import { decodeEntry, encodeEntry } from './cache-entry.js';
import { cacheFolder } from './cache-folder.js';
import type { CacheKey } from './cache-key.js';
import { ownFolder, thisOwner, type Owner } from './own-folder.js';
import { readOwnFile } from './read-own-file.js';

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
  /** An entry's file by its descriptor, whole; throws as `readFileSync` does. */
  readonly readFile?: (file: number) => Buffer;
  /** Sets the time by which entries are evicted; throws as `utimesSync` does. */
  readonly touch?: (path: string, used: Date) => void;
  /** Whose entries count: what another user may write could make a policy say something else, or be code of theirs. */
  readonly owner?: Owner;
}

/** Some hundred compiled policies. */
const MAX_BYTES = 128 * 1024 * 1024;
/** Bounds the walk over the folder that each `put` makes. */
const MAX_ENTRIES = 512;
/** After an eviction this share of the limits is left, so that not every `put` evicts. */
const KEEP = 0.8;
/** A writer that has not renamed its file by then is gone. */
const STALE_MS = 3_600_000;
const ENTRY = /^[0-9a-f]{64}$/;
const TEMPORARY = /^[0-9a-f]{64}\.[0-9]+\.[0-9a-f]+\.tmp$/;

export function openCache(options: CacheOptions = {}): Cache {
  const folder = options.folder ?? cacheFolder();
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const maxEntries = options.maxEntries ?? MAX_ENTRIES;
  const log = options.log ?? silentLog;
  const readFile = options.readFile ?? readFileSync;
  const touch = options.touch ?? ((path, used) => utimesSync(path, used, used));
  const owner = options.owner ?? thisOwner;

  return {
    get(key, sha256) {
      const named = join(folder, key);
      try {
        const own = trusted();
        if (own === undefined) return undefined;
        const path = join(own, key);
        const file = readOwnFile(path, owner.uid, readFile);
        if (file === undefined) {
          log.debug('a cache entry is not used: it belongs to somebody else, others may write to it, or it is no file', { path });
          return undefined;
        }
        const value = decodeEntry(key, file, sha256);
        if (value === undefined) {
          log.debug('removing a damaged cache entry', { path });
          rmSync(path, { force: true });
          return undefined;
        }
        keepLonger(path);
        return value;
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') log.debug('the cache cannot be read', { path: named, error: String(error) });
        return undefined;
      }
    },
    put(key, value) {
      if (value.length > maxBytes) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const own = trusted();
        if (own === undefined) return;
        const path = join(own, key);
        const temporary = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
        try {
          writeFileSync(temporary, encodeEntry(key, value), { flag: 'wx', mode: 0o600 });
          renameSync(temporary, path);
        } finally {
          rmSync(temporary, { force: true });
        }
        evict(own, key);
      } catch (error) {
        log.debug('the cache cannot be written', { path: join(folder, key), error: String(error) });
      }
    },
  };

  function trusted(): string | undefined {
    const found = ownFolder(folder, owner);
    if (found.own) return found.path;
    log.debug('the cache is not used', { folder, why: found.why });
    return undefined;
  }

  /** The least recently used go first. A folder that cannot be written to still gives what it has. */
  function keepLonger(path: string): void {
    try {
      touch(path, new Date());
    } catch (error) {
      log.debug('a cache entry cannot be kept longer', { path, error: String(error) });
    }
  }

  function evict(own: string, justWritten: CacheKey): void {
    const entries: { path: string; size: number; used: number }[] = [];
    let total = 0;
    for (const name of readdirSync(own)) {
      const path = join(own, name);
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
