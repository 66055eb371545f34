import { posix, win32, type PlatformPath } from 'node:path';
import { EXIT, UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import { readUrl } from '../../protocol/http/read-url.js';
import { findOnPath } from './find-on-path.js';
import { systemLookup, type Lookup } from './lookup.js';
import { isPackageName, realPackageOf } from './npm-package.js';
import { serverName } from './server-name.js';

/** How to reach the server that the words of a command line name. `name` is for policies and logs, where `--name` gives none. */
export type ServerTarget =
  | {
      readonly kind: 'process';
      readonly command: string;
      readonly args: readonly string[];
      readonly name: string;
      /** What was made of the words where it is not what they say (`npx -y …`): for the log. */
      readonly note?: string;
    }
  | { readonly kind: 'url'; readonly url: URL; readonly name: string };

/**
 * From words to a server, without the network: a URL; an existing file, by its extension; a command on PATH; a scoped or
 * versioned npm package, through `npx -y`. Everything after the first word is the server's own. Throws a `UserError`: exit 2 where
 * no server is named, exit 3 where nothing answers to the name.
 */
export function resolveCommand(words: readonly string[], lookup: Lookup = systemLookup): ServerTarget {
  const [word = '', ...args] = words;
  if (word.trim() === '') throw new UserError(`no server command: what shall be protected? For example: ${EXAMPLE}`);
  return (
    asUrl(word, args) ??
    asFile(word, args, lookup) ??
    asCommand(word, args, lookup) ??
    asPackage(word, args, lookup) ??
    unknown(word, args, lookup)
  );
}

const EXAMPLE = '`agentmesh protect npx -y @modelcontextprotocol/server-filesystem /tmp`';

function asUrl(word: string, args: readonly string[]): ServerTarget | undefined {
  if (!/^https?:\/\//i.test(word)) return undefined;
  const url = readUrl(word);
  if (url === undefined) throw new UserError(`\`${word}\` is not a valid URL`);
  if (args.length > 0) throw new UserError(`a server at a URL takes no arguments, but \`${args.join(' ')}\` follows \`${word}\``);
  return { kind: 'url', url, name: url.hostname };
}

/** What runs a file that cannot run itself: the first of the commands that is on PATH. */
const RUNNERS: ReadonlyMap<string, { readonly commands: readonly string[]; readonly before: readonly string[] }> = new Map([
  ['.py', { commands: ['python3', 'python', 'py'], before: [] }],
  ['.jar', { commands: ['java'], before: ['-jar'] }],
]);
const NODE_FILES = new Set(['.js', '.mjs', '.cjs']);

function asFile(word: string, args: readonly string[], lookup: Lookup): ServerTarget | undefined {
  const path = pathOf(lookup);
  const extension = path.extname(word).toLowerCase();
  const runner = RUNNERS.get(extension);
  const isScript = NODE_FILES.has(extension) || extension === '.ts' || runner !== undefined;
  if (!isScript && !isPath(word, lookup)) return undefined;
  const file = path.resolve(lookup.cwd, word);
  if (lookup.kindOf(file) !== 'file') return undefined;

  const name = serverName(file, []);
  if (NODE_FILES.has(extension)) return { kind: 'process', command: lookup.execPath, args: [file, ...args], name };
  if (extension === '.ts') throw noServer(`\`${word}\` is TypeScript: compile it, or name what runs it (\`npx tsx ${word}\`)`);
  if (runner !== undefined) {
    const command = runner.commands.map((command) => findOnPath(command, lookup)).find((found) => found !== undefined);
    if (command === undefined) throw noServer(`\`${word}\` needs ${runner.commands.map(quoted).join(' or ')}, which is not on PATH`);
    return { kind: 'process', command, args: [...runner.before, file, ...args], name };
  }
  if (lookup.platform !== 'win32' && !lookup.isExecutable(file)) {
    throw noServer(`\`${word}\` is not executable: \`chmod +x ${word}\`, or name what runs it`);
  }
  // `/usr/bin/node server.js` is a runner by its full path.
  return { kind: 'process', command: file, args, name: serverName(file, args) };
}

function asCommand(word: string, args: readonly string[], lookup: Lookup): ServerTarget | undefined {
  if (isPath(word, lookup)) return undefined;
  const found = findOnPath(word, lookup);
  if (found === undefined) return undefined;
  // Windows needs the full name (`npx.cmd` is no `npx`); elsewhere the command runs under the name it was called by.
  return { kind: 'process', command: lookup.platform === 'win32' ? found : word, args, name: serverName(word, args) };
}

function asPackage(word: string, args: readonly string[], lookup: Lookup): ServerTarget | undefined {
  const real = realPackageOf(word);
  if (real !== undefined) {
    throw noServer(
      `there is no package \`${word}\`; the server is published as \`${real}\`: \`${['agentmesh protect', real, ...args].join(' ')}\``,
    );
  }
  if (!isPackageName(word)) return undefined;
  const npx = findNpx(lookup);
  if (npx === undefined) throw noServer(`\`${word}\` is an npm package, but there is no \`npx\` on PATH to run it with; install npm`);
  const rest = ['-y', word, ...args];
  return {
    kind: 'process',
    command: npx.command,
    args: [...npx.args, ...rest],
    name: serverName('npx', rest),
    note: ['npx', ...rest].join(' '),
  };
}

/** Clients with a desktop start us with a short PATH, so npx is also looked for beside the Node that runs us. */
function findNpx(lookup: Lookup): { readonly command: string; readonly args: readonly string[] } | undefined {
  const path = pathOf(lookup);
  const beside = path.join(path.dirname(lookup.execPath), lookup.platform === 'win32' ? 'npx.cmd' : 'npx');
  const found = findOnPath('npx', lookup) ?? (lookup.kindOf(beside) === 'file' ? beside : undefined);
  if (found === undefined || lookup.platform !== 'win32') return found === undefined ? undefined : { command: found, args: [] };
  // `npx.cmd` only runs this script; without cmd.exe in between there is nothing to quote for it.
  const script = path.join(path.dirname(found), 'node_modules', 'npm', 'bin', 'npx-cli.js');
  return lookup.kindOf(script) === 'file' ? { command: lookup.execPath, args: [script] } : { command: found, args: [] };
}

const USUAL_COMMANDS = [
  'node',
  'npx',
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'bunx',
  'deno',
  'python',
  'python3',
  'uv',
  'uvx',
  'pipx',
  'docker',
  'podman',
  'java',
];

/** A policy where the server's command is expected: its option was left out. */
const POLICY = /\.(ya?ml|rego|json|tar\.gz)$/i;

function unknown(word: string, args: readonly string[], lookup: Lookup): never {
  const file = pathOf(lookup).resolve(lookup.cwd, word);
  const kind = lookup.kindOf(file);
  if (kind === 'directory' && isPath(word, lookup)) throw noServer(`\`${word}\` is a folder; name the file in it that starts the server`);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word))
    throw noServer(`\`${word}\` is no URL of a server: those begin with \`https://\` or \`http://\``);
  if (isPath(word, lookup)) throw noServer(`there is no file \`${word}\` (looked for \`${file}\`)`);
  if (kind === 'file' && POLICY.test(word))
    throw noServer(`\`${word}\` is a file and no command: a policy is named by \`--policy=${word}\`, before the server's command`);
  if (kind === 'file') throw noServer(`\`${word}\` is a file here, but no command on PATH; to run it say \`./${word}\``);
  if (USUAL_COMMANDS.includes(word)) throw noServer(`\`${word}\` is not on PATH: install it, or name it by its full path`);
  const near = didYouMean(word, USUAL_COMMANDS);
  const hint = near === '' ? `if it is an npm package, say so: \`npx -y ${[word, ...args].join(' ')}\`` : `not found${near}`;
  throw noServer(`\`${word}\` is no file, no command on PATH, and no scoped or versioned npm package; ${hint}`);
}

function isPath(word: string, lookup: Lookup): boolean {
  return word.includes('/') || (lookup.platform === 'win32' && word.includes('\\'));
}

function pathOf(lookup: Lookup): PlatformPath {
  return lookup.platform === 'win32' ? win32 : posix;
}

function noServer(message: string): UserError {
  return new UserError(message, { exitCode: EXIT.server });
}

function quoted(word: string): string {
  return `\`${word}\``;
}
