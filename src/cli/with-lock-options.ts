import type { Command } from 'commander';
import { listed } from './command-option.js';

/** The options that `askForLock` reads. */
export function withLockOptions(command: Command): Command {
  return command
    .option('--server <command>', "The server's command or URL, as one word")
    .option('--name <name>', "The server's name, as protect has it (default: from the command)")
    .option('--header <name: value>', 'Of requests to a server at a URL', listed)
    .option('--lock <file>', 'The lock file (default: agentmesh.lock)');
}
