import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { cacheKey } from '../engine/cache-key.js';
import type { Cache } from '../engine/cache.js';
import { readAscii } from './read-pages.js';

export interface LoadedScript<Exports> {
  readonly exports: Exports;
  /** Puts what V8 has compiled by now into the cache, some 20 ms; does nothing where it lies there. */
  readonly keep: () => void;
}

/**
 * A script that the build has made one function of, in ASCII: `(require, module, moduleUrl)`. V8 is given what it made of it at an earlier start, and takes it
 * only where its own version and flags are the same: parsing and compiling are a third of a start without that.
 * @param hash Of the script's text. V8 itself compares no more than its length.
 * @param flags Names those of V8 that the program has set: programs of different flags would put away each other's code.
 */
export function loadScript<Exports extends object>(path: string, hash: string, flags: string, cache: Cache): LoadedScript<Exports> {
  const { size, mtimeMs } = statSync(path);
  const { version, arch, execArgv, env } = process;
  // The file's own marks: somebody may have changed it since it was built.
  const key = cacheKey(['code 2', hash, flags, `${size} ${mtimeMs}`, version, arch, ...execArgv, env['NODE_OPTIONS'] ?? '']);
  const text = readAscii(path);
  const kept = cache.get(key);
  const script = new Script(text, {
    filename: path,
    ...(kept === undefined ? {} : { cachedData: Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength) }),
  });
  const run = script.runInThisContext() as (require: NodeJS.Require, module: { readonly exports: Exports }, moduleUrl: string) => void;
  const module = { exports: {} as Exports };
  run(createRequire(path), module, pathToFileURL(path).href);
  // Held no longer than for this: what ran once, and its constants, are a megabyte.
  let unkept = kept !== undefined && script.cachedDataRejected !== true ? undefined : script;
  return {
    exports: module.exports,
    keep: () => {
      if (unkept === undefined) return;
      cache.put(key, unkept.createCachedData());
      unkept = undefined;
    },
  };
}
