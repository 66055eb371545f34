import type { Command } from 'commander';
import { listed, type Run } from './command-option.js';
import type { LockOptions } from './lock-options.js';

/** What a server may define: approved, and shown where it differs. */
export function addLockCommands(policy: Command, run: Run): void {
  withLockOptions(
    policy
      .command('lock')
      .description('Ask a server for its tools, prompts, resources and instructions, and approve them: write them into the lock file')
      .option('--force', 'Over what the file has of this server'),
  ).action((options: LockOptions) => run(async () => (await import('./commands/policy/lock.js')).policyLock)([], options));
  withLockOptions(
    policy
      .command('approve')
      .description('Show where a server differs from the lock file, and approve what is named; exit with 1 while something differs')
      .argument('[name...]', 'tools, prompts, URIs, or `instructions`, as the diff names them')
      .option('--all', 'Approve all of it')
      .option('--seen <digest>', 'Only if what differs is what was shown under this digest')
      .option('--json', 'What differs as JSON'),
  ).action(run(async () => (await import('./commands/policy/approve.js')).policyApprove));
}

/** The options that `askForLock` reads. */
function withLockOptions(command: Command): Command {
  return command
    .option('--server <command>', "The server's command or URL, as one word")
    .option('--name <name>', "The server's name, as protect has it (default: from the command)")
    .option('--header <name: value>', 'Of requests to a server at a URL', listed)
    .option('--lock <file>', 'The lock file (default: agentmesh.lock)');
}
