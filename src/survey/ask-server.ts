import { EXIT, UserError } from '../errors/exit.js';
import type { JsonObject } from '../protocol/json/json.js';
import { toolDefinition, type ServerSurvey } from '../protocol/server-survey.js';
import type { ServerTarget } from '../transport/process/resolve-command.js';
import type { ServerConnection } from '../transport/server-connection.js';
import { startServer } from '../transport/process/server-process.js';
import { converse } from './conversation.js';
import { greet } from './greet.js';
import { listAll } from './list-all.js';

/** A package that `npx` has to fetch first takes its time. */
export const ASK_DEADLINE_MS = 60_000;

export interface AskOptions {
  readonly target: ServerTarget;
  /** As `protect` gives it to a server: ours, without our own variables. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly version: string;
  /** Of a server at a URL. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
}

/**
 * Starts the server, or connects to it, asks for its tools, prompts and resources, and ends it. Throws a `UserError` with exit code 3 when
 * it cannot be started, ends, refuses, or takes longer than the deadline. Nothing of it is left running either way.
 */
export async function askServer(options: AskOptions): Promise<ServerSurvey> {
  const { target } = options;
  const said = await askAll(options);
  const of = (method: string) => said.lists.get(method) ?? [];
  return {
    server: target.name,
    tools: of('tools/list').flatMap((tool) => toolDefinition(tool) ?? []),
    prompts: of('prompts/list').flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    resources: of('resources/list').flatMap(({ uri }) => (typeof uri === 'string' ? [uri] : [])),
    resourceTemplates: of('resources/templates/list').flatMap(({ uriTemplate }) => (typeof uriTemplate === 'string' ? [uriTemplate] : [])),
  };
}

/** Everything that the server defines, as it says it. */
export interface Said {
  readonly instructions: string | undefined;
  /** By the method that lists them. */
  readonly lists: ReadonlyMap<string, readonly JsonObject[]>;
}

/** The same as `askServer` in the server's own words. */
export async function askAll(options: AskOptions): Promise<Said> {
  const { target, deadlineMs = ASK_DEADLINE_MS } = options;
  const connection = await connect(options);
  // Told where it is awaited.
  connection.exited.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(noAnswer(`the server \`${target.name}\` has not said within ${deadlineMs / 1000} s what it has`)),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([survey(connection, target.name, options.version), late]);
  } catch (error) {
    connection.stop('SIGTERM');
    throw error;
  } finally {
    clearTimeout(timer);
    connection.endInput();
    // A command that could not be started has told so above.
    await connection.exited.catch(() => undefined);
  }
}

async function connect({ target, env, cwd, headers }: AskOptions): Promise<ServerConnection> {
  if (target.kind === 'process') return startServer({ command: target.command, args: target.args, env, cwd });
  const { connectRemote } = await import('../transport/http/remote/connect-remote.js');
  return connectRemote({ url: target.url, env, ...(headers === undefined ? {} : { headers }) });
}

/** Methods that servers with the capability do not always have. */
const OFTEN_MISSING = new Set(['resources/templates/list']);

const LISTS = [
  { method: 'tools/list', member: 'tools', capability: 'tools' },
  { method: 'prompts/list', member: 'prompts', capability: 'prompts' },
  { method: 'resources/list', member: 'resources', capability: 'resources' },
  { method: 'resources/templates/list', member: 'resourceTemplates', capability: 'resources' },
] as const;

async function survey(connection: ServerConnection, server: string, version: string): Promise<Said> {
  const conversation = converse(connection, server);
  const { has, meta, instructions } = await greet(conversation, server, version);
  const lists = new Map<string, readonly JsonObject[]>();
  for (const { method, member, capability } of LISTS) {
    const optional = OFTEN_MISSING.has(method) ? { optional: true as const } : {};
    lists.set(method, has(capability) ? await listAll(conversation, { server, method, member, meta, ...optional }) : []);
  }
  return { instructions, lists };
}

function noAnswer(message: string): UserError {
  return new UserError(message, { exitCode: EXIT.server });
}
