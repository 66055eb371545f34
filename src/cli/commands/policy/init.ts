import { EXIT } from '../../../errors/exit.js';
import { splitWords } from '../../../config/split-words.js';
import { serverFolders } from '../../../pip/server-folders.js';
import { GENERAL_STARTER } from '../../../survey/starter/general-starter.js';
import { starterPolicy } from '../../../survey/starter/starter-policy.js';
import { note, print } from '../../output.js';
import { ask } from '../../survey-options.js';
import { writeNew } from '../../write-new.js';

interface Options {
  readonly output?: string;
  readonly force?: boolean;
  readonly header?: readonly string[];
}

/** A commented policy to begin with: for the tools of a server that is asked for them, or a general one. */
export async function policyInit(commands: readonly string[], { output, force = false, header }: Options): Promise<number> {
  const [command] = commands;
  const text = command === undefined || command === '' ? GENERAL_STARTER : await starterFor(command, header);
  if (output === undefined) print(text);
  else {
    writeNew(output, text, force);
    note(`agentmesh: wrote \`${output}\`; read it, then \`agentmesh policy validate ${output}\``);
  }
  return EXIT.ok;
}

async function starterFor(command: string, header: readonly string[] | undefined): Promise<string> {
  const survey = await ask(command, header);
  const cwd = process.cwd();
  const [, ...args] = splitWords(command);
  const named = serverFolders(args, cwd);
  return starterPolicy(survey, { roots: named.length > 0 ? named : [cwd] });
}
