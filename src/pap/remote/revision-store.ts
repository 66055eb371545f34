import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile } from '../../engine/read-own-file.js';
import { isJsonObject, parseJson } from '../../protocol/json/json.js';
import { sha256, type Archive, type Stated } from './archive.js';
import { isOurs, writeWhole } from './own-files.js';
import { pinIn, type Pin } from './pin.js';
import { whyRefused } from '../../errors/why-refused.js';

/** What is kept of a bundle that was activated, beside its bytes. */
export interface KeptRevision {
  readonly sha256: string;
  /** Where it came from, without its query, which may hold a secret: the same folder never answers for another place. */
  readonly url: string;
  readonly etag?: string;
  readonly revision?: string;
  /** When it was signed, in seconds since the epoch. */
  readonly signedAt?: number;
  readonly bytes: number;
  /** Wall time of the last activation, milliseconds since the epoch; later than that of every one before it, whatever the clock says. */
  readonly activated: number;
}

/** The last good revisions of one bundle on disk. What is damaged, of another URL or open to other users is as if it were not there. */
export interface RevisionStore {
  readonly pin: Pin;
  /** The newest activation first. */
  list(): readonly KeptRevision[];
  /** Checked against its hash. */
  read(sha256: string): Archive | undefined;
  /** Says why it could not be kept. */
  keep(archive: Archive, stated: Stated, now: number): string | undefined;
}

/** As many as `policy rollback` can go back, the active one included. */
export const KEPT_REVISIONS = 10;
const META = /^([0-9a-f]{64})\.json$/;
/** A writer that has not renamed its file by then is gone. */
const STALE_MS = 3_600_000;

/** `folder` is made when first needed, mode 0700; `url` as `shownUrl` has it. Several processes may share it: every file is written whole, under its own name. */
export function openRevisionStore(folder: string, url: string): RevisionStore {
  const pin = pinIn(folder);
  const store: RevisionStore = {
    pin,
    list: () => kept().toSorted((a, b) => b.activated - a.activated),
    read(hash) {
      const meta = readMeta(`${hash}.json`);
      const bytes = meta === undefined ? undefined : readTrusted(join(folder, `${hash}.tar.gz`));
      if (meta === undefined || bytes === undefined || sha256(bytes) !== hash) return undefined;
      const { etag } = meta;
      return {
        bytes,
        sha256: hash,
        from: 'disk',
        ...(etag === undefined ? {} : { etag }),
      };
    },
    keep({ bytes, sha256: hash, etag }, stated, now) {
      const meta: KeptRevision = {
        sha256: hash,
        url,
        bytes: bytes.length,
        activated: Math.max(now, ...store.list().map(({ activated }) => activated + 1)),
        ...(etag === undefined ? {} : { etag }),
        ...stated,
      };
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isOurs(folder)) return `\`${folder}\` belongs to somebody else, or others may write to it`;
        // Bytes before what speaks of them: a crash in between leaves a file that nobody asks for.
        if (store.read(hash) === undefined) writeWhole(join(folder, `${hash}.tar.gz`), bytes);
        writeWhole(join(folder, `${hash}.json`), Buffer.from(`${JSON.stringify(meta)}\n`));
        prune(now);
        return undefined;
      } catch (error) {
        return `\`${folder}\` cannot be written: ${whyRefused(error)}`;
      }
    },
  };
  return store;

  function kept(): KeptRevision[] {
    return names().flatMap((name) => (META.test(name) ? (readMeta(name) ?? []) : []));
  }

  function names(): readonly string[] {
    try {
      return isOurs(folder) ? readdirSync(folder) : [];
    } catch {
      return [];
    }
  }

  function readMeta(name: string): KeptRevision | undefined {
    const [, hash = ''] = META.exec(name) ?? [];
    const meta = parseMeta(readTrusted(join(folder, name)));
    return meta?.sha256 === hash && meta.url === url ? meta : undefined;
  }

  function readTrusted(path: string): Buffer | undefined {
    try {
      return readOwnFile(path, process.getuid?.(), readFileSync);
    } catch {
      return undefined;
    }
  }

  function prune(now: number): void {
    const pinned = pin.read();
    const gone = store.list().filter(({ sha256: hash }, index) => index >= KEPT_REVISIONS && hash !== pinned);
    for (const { sha256: hash } of gone)
      for (const ending of ['json', 'tar.gz']) rmSync(join(folder, `${hash}.${ending}`), { force: true });
    for (const name of names().filter((each) => each.endsWith('.tmp'))) {
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found !== undefined && now - found.mtimeMs > STALE_MS) rmSync(path, { force: true });
    }
  }
}

function parseMeta(bytes: Buffer | undefined): KeptRevision | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value = parseJson(bytes.toString('utf8'));
    if (!isJsonObject(value)) return undefined;
    const { sha256: hash, url, etag, revision, signedAt, bytes: size, activated } = value;
    if (typeof hash !== 'string' || typeof url !== 'string' || typeof activated !== 'number' || typeof size !== 'number') return undefined;
    return {
      sha256: hash,
      url,
      bytes: size,
      activated,
      ...(typeof etag === 'string' ? { etag } : {}),
      ...(typeof revision === 'string' ? { revision } : {}),
      ...(typeof signedAt === 'number' ? { signedAt } : {}),
    };
  } catch {
    return undefined;
  }
}
