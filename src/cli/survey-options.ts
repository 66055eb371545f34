import { parseHeaders } from '../config/header-option.js';
import { programVersion } from '../config/program-version.js';
import { splitWords } from '../config/split-words.js';
import { UserError } from '../errors/exit.js';
import type { ServerSurvey } from '../protocol/server-survey.js';
import { askServer } from '../survey/ask-server.js';
import { readSurveys, writeSurveys } from '../survey/survey-file.js';
import { resolveCommand } from '../transport/process/resolve-command.js';
import { note } from './output.js';

export interface SurveyOptions {
  /** Commands or URLs, each one text. */
  readonly server?: readonly string[];
  readonly header?: readonly string[];
  /** Files of what was asked before. */
  readonly tools?: readonly string[];
  readonly saveTools?: string;
}

/** What the servers have that the options name, asked now or before; undefined when they name none. */
export async function surveysOf({
  server = [],
  tools = [],
  saveTools,
  header,
}: SurveyOptions): Promise<readonly ServerSurvey[] | undefined> {
  if (server.length === 0 && saveTools !== undefined) throw new UserError('`--save-tools` saves what a `--server` says: name one');
  if (server.length === 0 && header !== undefined) throw new UserError('`--header` is for a `--server` at a URL: name one');
  if (server.length === 0 && tools.length === 0) return undefined;
  const asked: ServerSurvey[] = [];
  for (const command of server) asked.push(await ask(command, header));
  if (saveTools !== undefined) writeSurveys(saveTools, asked);
  const surveys = [...tools.flatMap(readSurveys), ...asked];
  const twice = surveys.find(({ server: name }, at) => surveys.findIndex((other) => other.server === name) !== at);
  if (twice !== undefined) throw new UserError(`two servers are named \`${twice.server}\`: a rule could not tell them apart`);
  return surveys;
}

export async function ask(command: string, header?: readonly string[]): Promise<ServerSurvey> {
  const target = resolveCommand(splitWords(command));
  if (target.kind === 'process' && target.note !== undefined) note(`agentmesh: asking \`${target.note}\``);
  const headers = target.kind === 'url' && header !== undefined ? { headers: parseHeaders(header, process.env) } : {};
  return askServer({ target, env: process.env, cwd: process.cwd(), version: programVersion(), ...headers });
}
