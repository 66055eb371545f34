/** Longest name; it becomes part of a file name beside `.log` and a process id. */
const LONGEST = 64;

/** Programs that run something else: the name is that something's. */
const RUNNERS = new Set([
  'node',
  'npx',
  'bunx',
  'bun',
  'deno',
  'python',
  'python3',
  'uv',
  'uvx',
  'pipx',
  'docker',
  'podman',
  'pnpm',
  'yarn',
  'tsx',
]);
const RUNNER_WORDS = new Set(['run', 'x', 'dlx', 'exec', 'tool', 'start']);
/** Their values are no server: `npx -p pkg cmd`, `docker run -e KEY=… image`. */
const RUNNER_VALUES = new Set([
  '-p',
  '--package',
  '-e',
  '--env',
  '-v',
  '--volume',
  '--name',
  '--mount',
  '--network',
  '--directory',
  '--with',
  '--from',
  '-m',
]);

/**
 * A server's name from its command, where `--name` says nothing: `npx -y @modelcontextprotocol/server-filesystem /tmp` is
 * `server-filesystem`. Only letters, digits, `.`, `_` and `-`: it stands in a URN, a file name and rate-limit keys.
 */
export function deriveName(command: readonly string[]): string {
  return clean(subject(command)) || 'mcp-server';
}

function subject(command: readonly string[]): string {
  const [first = '', ...rest] = command;
  if (!RUNNERS.has(base(first))) return base(first);
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '-m' && base(first).startsWith('python')) return rest[at + 1] ?? '';
    if (RUNNER_VALUES.has(word)) at++;
    else if (!word.startsWith('-') && !RUNNER_WORDS.has(word)) return meaningful(word);
  }
  return base(first);
}

/** `dist/index.js` says nothing; the package folder around it does. */
function meaningful(word: string): string {
  const parts = word.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  while (
    parts.length > 1 &&
    /^(dist|build|out|lib|src|bin|(index|main|server|cli)\.[cm]?[jt]s|__main__\.py|main\.py|server\.py)$/.test(parts.at(-1) ?? '')
  )
    parts.pop();
  return base(parts.at(-1) ?? word);
}

function base(word: string): string {
  const last = word.split(/[/\\]/).at(-1) ?? word;
  // A version (`pkg@1.2.3`, `image:latest`) and an ending (`server.js`, `node.exe`) are no part of a name.
  return last.replace(/(?<=.)[@:].*$/, '').replace(/\.([cm]?[jt]s|py|exe|cmd|bat|sh)$/i, '');
}

function clean(name: string): string {
  return name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST);
}
