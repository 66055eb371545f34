#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { openCache } from '../engine/cache.js';
import { EXIT } from '../errors/exit.js';
import { noWebAssembly } from '../errors/no-webassembly.js';
import { listens } from './keep-heap-small.js';
import { loadScript } from './load-script.js';
import { collectAgain, putOffCollection } from './put-off-collection.js';
import { readPages } from './read-pages.js';
import type * as RunProtect from './run-protect.js';
import { setV8Flags } from './set-v8-flags.js';

/** A name that only esbuild's `define` writes. */
declare const __PROTECT_HASH__: string;

/** A client's first seconds belong to its server, and a session that is over before has nobody left to wait. */
const KEEP_CODE_AFTER_MS = 3_000;
/** By then it has asked for what the server has. */
const COLLECT_AFTER_MS = 500;

/** Paths begin in the folder in which this was started, and so does the server: whoever removed it reads a sentence, and no stack. */
function standsNowhere(): boolean {
  try {
    process.cwd();
    return false;
  } catch {
    return true;
  }
}

/** `protect` is what a client starts, over and over: it is one file, and nothing is loaded that only the other commands need. */
async function run(argv: readonly string[]): Promise<number> {
  if (standsNowhere()) {
    process.stderr.write('agentmesh: the folder in which this was started is not there any more: change to one that is\n');
    return EXIT.usage;
  }
  const [command, ...words] = argv;
  if (command !== 'protect') return (await import('./run-command.js')).runCommand(argv);
  // It asks for the policies to be read again, and they have not been read yet. Nobody hears it before, and it would end us.
  process.on('SIGHUP', () => undefined);
  const clients = listens(words) ? 'many' : 'one';
  setV8Flags(clients);
  const path = fileURLToPath(new URL('protect.cjs', import.meta.url));
  const { exports, keep } = loadScript<typeof RunProtect>(path, __PROTECT_HASH__, clients, openCache({ readFile: readPages }));
  putOffCollection();
  let timer: NodeJS.Timeout | undefined;
  const onReady = () => {
    setTimeout(collectAgain, COLLECT_AFTER_MS).unref();
    timer = setTimeout(keep, KEEP_CODE_AFTER_MS).unref();
  };
  const code = await exports.runProtect(words, onReady);
  collectAgain();
  if (timer !== undefined) keep();
  return code;
}

// `agentmesh audit log | head`: the reader has had enough, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// A client that has closed our stderr reads no log, and still wants its answers.
process.stderr.on('error', () => undefined);

const code = await run(process.argv.slice(2)).catch((error: unknown) => {
  const said = noWebAssembly(error);
  if (said === undefined) throw error;
  process.stderr.write(`agentmesh: ${said}\n`);
  return EXIT.usage;
});
// A pipe may still hold what was printed; then nothing is left to wait for.
process.stdout.write('', () => process.exit(code));
