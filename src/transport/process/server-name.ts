/** Commands that run what their arguments name. */
const RUNNERS = new Set(
  'node npx npm pnpm pnpx yarn bun bunx deno tsx python python3 py uv uvx pipx java ruby php perl sh bash zsh cmd docker podman env'.split(
    ' ',
  ),
);
/** Words of theirs that stand before that name. */
const VERBS = new Set(['exec', 'x', 'dlx', 'run', 'tool', '--']);
/** Their options that take the next word with them. */
const WITH_VALUE = new Set(
  '-e -v -p -u -w --env --volume --publish --user --mount --name --network --require --import --loader --from --with --python --directory --project'.split(
    ' ',
  ),
);

/** File and folder names that say nothing about the server in them. */
const GENERIC = new Set('index main server cli app run start mcp dist build out lib src bin'.split(' '));

/**
 * A short name for a server, from how it is started: the package, module, image or file, without scope, version and extension.
 * Letters, digits, `.`, `_` and `-` only, because it stands in a URN and in file names.
 */
export function serverName(command: string, args: readonly string[]): string {
  const first = stem(command);
  const subject = RUNNERS.has(first.toLowerCase()) ? (subjectOf(args) ?? first) : command;
  const name = nameOf(subject)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'server' : name;
}

function subjectOf(args: readonly string[]): string | undefined {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (WITH_VALUE.has(arg)) at++;
    else if (!arg.startsWith('-') && !VERBS.has(arg)) return arg;
  }
  return undefined;
}

function nameOf(subject: string): string {
  const inModules = /node_modules[\\/](?!\.bin[\\/])(?:@[^\\/]+[\\/])?([^\\/]+)/.exec(subject);
  if (inModules?.[1] !== undefined) return inModules[1];
  const segments = withoutVersion(subject)
    .split(/[\\/]/)
    .filter((segment) => segment !== '');
  const last = stem(segments.at(-1) ?? '');
  if (!GENERIC.has(last)) return last;
  return segments.slice(0, -1).findLast((segment) => !GENERIC.has(segment) && !/^(?:\.{1,2}|[A-Za-z]:)$/.test(segment)) ?? last;
}

/** `pkg@1.2.3`, `image:tag`; the scope's own @ stays. */
function withoutVersion(subject: string): string {
  return subject.replace(/(?<=[^/\\])@[^/\\]*$/, '').replace(/(?<=[^/\\]):[^/\\]*$/, '');
}

function stem(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(?:[cm]?[jt]s|py|jar|exe|cmd|bat|sh|rb|php)$/i, '');
}
