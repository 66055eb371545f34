import { wordsOf } from '../roles/role-names.js';

/** What a tool is called that starts one program with the arguments that it is given: `git`, `run_git`, `docker_command`, `ExecuteTerraformCommand`. */
const AROUND = new Set('run exec execute call invoke command commands cmd cli tool mcp raw args with'.split(' '));

/** Programs that tools are named after, and what each is called where its name is that of a server. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ...(
    'git docker podman nerdctl kubectl helm terraform tofu ansible npm npx pnpm yarn bun pip uv cargo curl wget ssh scp sftp rsync tar zip unzip ' +
    'sed awk gawk xargs man psql mysql sqlite3 mongosh aws gcloud az gh make node python python3 perl ruby php bash sh zsh env vim dd busybox ffmpeg openssl'
  )
    .split(' ')
    .map((name) => [name, name] as const),
  ['redis', 'redis-cli'],
  ['compose', 'docker compose'],
]);

/** The program whose arguments a tool of this name takes. */
export function programOfTool(tool: string): string | undefined {
  let program: string | undefined;
  for (const word of wordsOf(tool)) {
    if (AROUND.has(word)) continue;
    if (program !== undefined) return undefined;
    program = PROGRAMS.get(word);
    if (program === undefined) return undefined;
  }
  return program;
}

/** Whose first word says what they do: of a tool that is named after one, a text may be all but the name. */
const WITH_COMMANDS = new Set('git docker podman nerdctl kubectl helm terraform tofu npm pip redis-cli'.split(' '));
export const hasCommands = (program: string): boolean => WITH_COMMANDS.has(program);
