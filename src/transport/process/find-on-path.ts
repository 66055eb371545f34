import { posix, win32 } from 'node:path';
import type { Lookup } from './lookup.js';

/** What Windows tries after a name without extension, when PATHEXT does not say. */
const PATHEXT = '.COM;.EXE;.BAT;.CMD';

/** The full path of a command, as a shell would find it; undefined when PATH has none. */
export function findOnPath(command: string, lookup: Lookup): string | undefined {
  const windows = lookup.platform === 'win32';
  const path = windows ? win32 : posix;
  const folders = (variable(lookup, 'PATH') ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    for (const name of candidates(command, lookup)) {
      const file = path.resolve(lookup.cwd, unquoted(folder), name);
      if (lookup.kindOf(file) === 'file' && (windows || lookup.isExecutable(file))) return file;
    }
  }
  return undefined;
}

function candidates(command: string, lookup: Lookup): readonly string[] {
  if (lookup.platform !== 'win32') return [command];
  const extensions = (variable(lookup, 'PATHEXT') ?? PATHEXT).split(';').filter((extension) => extension !== '');
  const hasOne = extensions.some((extension) => command.toLowerCase().endsWith(extension.toLowerCase()));
  // Without an extension npm's `npx` is a shell script, of which Windows can make nothing.
  return hasOne ? [command] : extensions.map((extension) => command + extension.toLowerCase());
}

/** Windows spells it `Path`, and looks it up in any case. */
function variable(lookup: Lookup, name: string): string | undefined {
  if (lookup.platform !== 'win32') return lookup.env[name];
  return Object.entries(lookup.env).find(([key]) => key.toUpperCase() === name)?.[1];
}

function unquoted(folder: string): string {
  return folder.replace(/^"(.*)"$/, '$1');
}
