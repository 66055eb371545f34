import { dirname, isAbsolute, join } from 'node:path';
import { errorCode } from '../errors/error-code.js';
import { UserError } from '../errors/exit.js';
import { textOf } from './file-text.js';
import { isProfile, profileFile, profilePath } from './profiles.js';
import type { Extension, SourceFile } from './source-files.js';

/** As many as the compiler takes; what is more is its to complain of. */
const MOST_FILES = 64;

/** A file where it lies, by the name that diagnostics give it. */
interface Named {
  readonly path: string;
  readonly shown: string;
}

/** Reads what a YAML policy extends, and what that extends in turn. A file that is not there is no error here: the compiler says where it is named. */
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
    const { extendsOf } = await import('../compiler/extend/extends-of.js');
    for (const word of extendsOf({ file: next.shown, text: textOf(next.shown, next.file.bytes) }, environment)) {
      const named = placeOf(word, next);
      extensions.push({ from: next.shown, word, path: named.path, shown: named.shown });
      if (files.has(named.shown) || files.size >= MOST_FILES) continue;
      const bytes = await readIfThere(named.path, read);
      if (bytes === undefined) continue;
      const file = { path: named.shown, name: named.shown, bytes };
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

async function readIfThere(path: string, read: (path: string) => Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof UserError && errorCode(error.cause) === 'ENOENT') return undefined;
    throw error;
  }
}
