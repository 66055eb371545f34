import { EXIT, UserError } from '../errors/exit.js';
import { toolDefinition, type ServerSurvey } from '../protocol/server-survey.js';
import type { ServerTarget } from '../transport/resolve-command.js';
import type { ServerConnection } from '../transport/server-connection.js';
import { startServer } from '../transport/server-process.js';
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

async function survey(connection: ServerConnection, server: string, version: string): Promise<ServerSurvey> {
  const conversation = converse(connection, server);
  const { has, meta } = await greet(conversation, server, version);
  const list = async (method: string, member: string, capability: string) =>
    has(capability)
      ? listAll(conversation, { server, method, member, meta, ...(OFTEN_MISSING.has(method) ? { optional: true } : {}) })
      : [];
  const tools = await list('tools/list', 'tools', 'tools');
  const prompts = await list('prompts/list', 'prompts', 'prompts');
  const resources = await list('resources/list', 'resources', 'resources');
  const templates = await list('resources/templates/list', 'resourceTemplates', 'resources');
  return {
    server,
    tools: tools.flatMap((tool) => toolDefinition(tool) ?? []),
    prompts: prompts.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    resources: resources.flatMap(({ uri }) => (typeof uri === 'string' ? [uri] : [])),
    resourceTemplates: templates.flatMap(({ uriTemplate }) => (typeof uriTemplate === 'string' ? [uriTemplate] : [])),
  };
}

function noAnswer(message: string): UserError {
  return new UserError(message, { exitCode: EXIT.server });
}
