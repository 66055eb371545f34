import { gunzip, gzipSync, type Gunzip } from 'node:zlib';
import { UserError } from '../../errors/exit.js';
import { POLICY_LIMITS } from '../bundle/limits.js';
import { ArchiveError, readTar, type TarEntry } from './read-tar.js';
import { writeTar } from './write-tar.js';

/**
 * The files of a `bundle.tar.gz`, or a `UserError` that says why it is none. Nobody knows yet who made it: it is unpacked beside the thread
 * that decides, into a bounded buffer, and of what is in it only the headers are read.
 */
export async function unpackBundle(path: string, archive: Buffer): Promise<readonly TarEntry[]> {
  try {
    return readTar(await unpacked(archive));
  } catch (cause) {
    if (!(cause instanceof ArchiveError)) throw cause;
    throw new UserError(`policy \`${path}\` is not a bundle: ${cause.message}; \`opa build -b <folder>\` makes one`, { cause });
  }
}

/** The same files give the same bytes: no time and no operating system in the gzip header (RFC 1952 §2.3.1). */
export function packBundle(entries: readonly TarEntry[]): Buffer {
  const archive = gzipSync(writeTar(entries), { level: 9 });
  archive[9] = 255;
  return archive;
}

async function unpacked(archive: Buffer): Promise<Buffer> {
  if (archive.subarray(0, 2).toString('latin1') === 'PK') throw new ArchiveError('it is a zip archive, and a bundle is a `.tar.gz`');
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) throw new ArchiveError('it is not gzip');
  const { totalBytes, unpackRatio, unpackFreeBytes } = POLICY_LIMITS;
  const limit = Math.min(totalBytes, Math.max(unpackFreeBytes, unpackRatio * archive.length));
  try {
    return await decompressed(archive, limit);
  } catch (cause) {
    if (cause instanceof ArchiveError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const most = limit === totalBytes ? '' : `, ${unpackRatio} times its size`;
      throw new ArchiveError(`it unpacks to more than ${Math.round(limit / 1024 / 1024)} MB${most}`, { cause });
    }
    throw new ArchiveError(`its compression is damaged (${message})`, { cause });
  }
}

/** Rejects as zlib does, which reads no further where a zero follows the end. */
function decompressed(archive: Buffer, maxOutputLength: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(archive, { maxOutputLength, info: true }, (error, result: unknown) => {
      if (error !== null) return reject(error);
      // What `info` asks for, and Node's types leave out.
      const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: Gunzip };
      if (engine.bytesWritten < archive.length) return reject(new ArchiveError('there are bytes after the end of its compression'));
      resolve(buffer);
    });
  });
}
