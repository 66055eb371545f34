import { parseHeaders } from '../config/header-option.js';
import { programVersion } from '../config/program-version.js';
import { splitWords } from '../config/split-words.js';
import { INSTRUCTIONS, listedIn, LISTS, type Definition } from '../definitions/definition.js';
import { LOCK_FILE, lockedServer, type LockedServer } from '../definitions/lock/lock-file.js';
import { UserError } from '../errors/exit.js';
import { askAll, type Said } from '../survey/ask-server.js';
import { resolveCommand } from '../transport/process/resolve-command.js';
import { note } from './output.js';

/** Options of the commands that ask a server what is to be locked. */
export interface LockOptions {
  /** Its command or URL, as one text. */
  readonly server?: string;
  readonly name?: string;
  readonly header?: readonly string[];
  readonly lock?: string;
}

/** What the server says now, under the name that the proxy will know it by. */
export interface AskedServer {
  readonly name: string;
  readonly path: string;
  readonly now: LockedServer;
  readonly definitions: readonly Definition[];
}

export async function askForLock({ server, name, header, lock = LOCK_FILE }: LockOptions): Promise<AskedServer> {
  if (server === undefined || server === '')
    throw new UserError("name the server: `--server 'npx -y some-mcp-server'`, as `protect` takes it, in one word");
  const target = resolveCommand(splitWords(server));
  if (target.kind === 'process' && target.note !== undefined) note(`agentmesh: asking \`${target.note}\``);
  const headers = target.kind === 'url' && header !== undefined ? { headers: parseHeaders(header, process.env) } : {};
  const said = await askAll({ target, env: process.env, cwd: process.cwd(), version: programVersion(), ...headers });
  const definitions = definitionsOf(said);
  return { name: name ?? target.name, path: lock, now: lockedServer(definitions), definitions };
}

function definitionsOf({ instructions, lists }: Said): readonly Definition[] {
  const listed = [...LISTS].flatMap(([method, place]) => {
    return listedIn(place, { [place.list]: [...(lists.get(method) ?? [])] });
  });
  if (instructions === undefined) return listed;
  return [{ kind: 'instructions', name: INSTRUCTIONS, value: { [INSTRUCTIONS]: instructions } }, ...listed];
}
