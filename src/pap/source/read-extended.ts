import { dirname, isAbsolute, join } from 'node:path';
import { errorCode } from '../../errors/error-code.js';
import { UserError } from '../../errors/exit.js';
import { textOf } from '../bundle/file-text.js';
import { isProfile, profileFile, profilePath } from './profiles.js';
import type { Extension, SourceFile } from './source-files.js';

/** As many as the compiler takes; what is more is its to complain of. */
const MOST_FILES = 64;

/** A file where it lies, by the name that diagnostics give it. */
interface Named {
  readonly path: string;
  readonly shown: string;
}

/**
 * Reads what a YAML policy extends, and what that extends in turn. A file that is not there, or cannot be read, is no error here: the compiler says where
 * it is named, and it is watched as the others are.
 */
export async function readExtended(
  main: SourceFile,
  at: string,
  environment: Readonly<Record<string, string | undefined>>,
  read: (path: string) => Promise<Buffer>,
): Promise<{ readonly files: readonly SourceFile[]; readonly extensions: readonly Extension[] }> {
  const files = new Map<string, SourceFile>([[main.path, main]]);
  const extensions: Extension[] = [];
  const open: (Named & { readonly file: SourceFile })[] = [{ path: at, shown: main.path, file: main }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    // A start whose policy is compiled already should not load a YAML parser.
    if (!next.file.bytes.includes('extends')) continue;
    const { extendsOf } = await import('../../compiler/extend/extends-of.js');
    for (const word of extendsOf({ file: next.shown, text: textOf(next.shown, next.file.bytes) }, environment)) {
      const named = placeOf(word, next);
      const extension = { from: next.shown, word, path: named.path, shown: named.shown };
      const known = files.has(named.shown) || files.size >= MOST_FILES;
      const found = known ? {} : await readIfThere(named, read);
      extensions.push(found.problem === undefined ? extension : { ...extension, problem: found.problem });
      if (found.bytes === undefined) continue;
      const file = { path: named.shown, name: named.shown, bytes: found.bytes };
      files.set(named.shown, file);
      open.push({ ...named, file });
    }
  }
  return { files: [...files.values()], extensions };
}

function placeOf(word: string, from: Named): Named {
  if (isProfile(word)) return { path: profilePath(word), shown: profileFile(word) };
  if (isAbsolute(word)) return { path: word, shown: word };
  return { path: join(dirname(from.path), word), shown: join(dirname(from.shown), word) };
}

interface Found {
  readonly bytes?: Buffer;
  readonly problem?: string;
}

async function readIfThere({ path, shown }: Named, read: (path: string) => Promise<Buffer>): Promise<Found> {
  try {
    const bytes = await read(path);
    textOf(shown, bytes);
    return { bytes };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return errorCode(error.cause) === 'ENOENT' ? {} : { problem: error.message };
  }
}
