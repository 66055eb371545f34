import { win32 } from 'node:path';

/** What to hand to `spawn` on Windows. */
export interface WindowsSpawn {
  readonly command: string;
  readonly args: readonly string[];
  /** The arguments are one command line that is quoted already. */
  readonly verbatim: boolean;
}

/**
 * Node does not start `.cmd` and `.bat` files without a shell (CVE-2024-27980), and its `shell: true` quotes nothing.
 * So a batch file is run by `cmd.exe` with a command line of our own quoting; everything else is started as it is.
 */
export function windowsSpawn(command: string, args: readonly string[], env: NodeJS.ProcessEnv): WindowsSpawn {
  if (!BATCH_FILE.test(command)) return { command, args, verbatim: false };
  const line = [quoteCommand(command), ...args.map(quoteForBatch)].join(' ');
  const shell = variable('comspec', env) ?? ofSystem('cmd.exe', env);
  // /d: no AutoRun commands. /s: strip exactly the outer quotes of what follows /c.
  return { command: shell, args: ['/d', '/s', '/c', `"${line}"`], verbatim: true };
}

/**
 * A program of Windows by its full path: a bare name would be looked for in the working directory first, which may be a repository of
 * somebody else's.
 */
export function ofSystem(program: string, env: NodeJS.ProcessEnv): string {
  return win32.join(variable('systemroot', env) ?? 'C:\\Windows', 'System32', program);
}

/** Windows looks them up in any case. */
function variable(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return Object.entries(env).find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Windows drops dots and spaces at the end of a name (CVE-2024-36138). */
const BATCH_FILE = /\.(?:cmd|bat)[. ]*$/i;
const META = /[()[\]%!^"`<>&|;, *?]/g;

/** The path itself: spaces and metacharacters escaped for cmd.exe. */
function quoteCommand(command: string): string {
  return command.replaceAll('/', '\\').replace(META, '^$&');
}

/**
 * One argument, first for the C runtime (quotes and the backslashes before them), then for cmd.exe, twice: the batch
 * file hands its `%*` to a second command line.
 */
function quoteForBatch(argument: string): string {
  // A line break or NUL ends the command line: what follows it would be lost, or be a command of its own.
  if (/[\r\n\0]/.test(argument)) throw new RangeError('an argument for a batch file cannot contain a line break or NUL');
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
  return quoted.replace(META, '^$&').replace(META, '^$&');
}
