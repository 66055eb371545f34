import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';
import { whyRefused } from '../errors/why-refused.js';
import { makeFolder } from '../files/make-folder.js';
import type { Files } from './files.js';

const ONLY_OURS = 0o700;

/** The real path of the log, its folder made when it is not there (0700: only the user). */
export function preparePlace(files: Files, path: string): string {
  const real = realPlace(files, resolve(path));
  const found = files.statSync(real, { throwIfNoEntry: false });
  if (found?.isFile() === false) throw new UserError(`the audit log \`${path}\` is not a regular file: name one, or use --no-log`);
  return real;
}

/**
 * A link may lead to where the log is to be, and is not yet. Head and lock lie beside the file itself from the first start on: two writers that knew
 * the log under two names would both have the lock.
 */
function realPlace(files: Files, path: string): string {
  makeFolder(files, dirname(path), ONLY_OURS);
  try {
    return files.realpathSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const place = join(files.realpathSync(dirname(path)), basename(path));
  const target = targetOf(files, place);
  return target === undefined ? place : realPlace(files, resolve(dirname(place), target));
}

/** Where a link leads; undefined where nothing stands, or by now (EINVAL) a file that another process has just made. */
function targetOf(files: Files, path: string): string | undefined {
  try {
    return files.readlinkSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'EINVAL') return undefined;
    throw error;
  }
}

/** Where a log is to be written, these say more. */
const CAUSES: Readonly<Record<string, string>> = {
  ELOOP: 'it is a link without an end, or a link stands where it keeps a file of its own (`.head`)',
  ENOENT: 'the folder does not exist and cannot be made',
};

/** What keeps the log from being written, and what to do. */
export function cannotWrite(path: string, error: unknown): UserError {
  const code = errorCode(error);
  const cause = (code === undefined ? undefined : CAUSES[code]) ?? whyRefused(error);
  return new UserError(
    `cannot write the audit log \`${path}\`: ${cause}. Choose another place with --log, or switch it off with --no-log`,
    {
      cause: error,
    },
  );
}
