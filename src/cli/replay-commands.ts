import type { Command } from 'commander';
import { listed, type Run } from './command-option.js';
import type { ExplainOptions } from './commands/policy/explain.js';
import type { ReplayOptions } from './commands/policy/replay.js';

/** The commands that decide calls again: to compare policies, or to say why. */
export function addReplayCommands(policy: Command, run: Run): void {
  policy
    .command('replay')
    .description(
      'Decide the calls of audit logs again under other policies; exit with 1 when one is decided differently, or none could be compared',
    )
    .requiredOption('-p, --policy <policy...>', 'As --policy of protect takes it; each is a layer')
    .requiredOption('-l, --log <logfile...>', 'Audit logs; their rotated and parallel files are read with them')
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .option('--tool <name>', 'Only calls of this tool')
    .option('--limit <n>', 'At most so many calls')
    .option('--limits', 'Count the calls in the rate limits too, at the times of the log')
    .option('--json', 'The report as JSON')
    .action((options: ReplayOptions) => run(async () => (await import('./commands/policy/replay.js')).policyReplay)([], options));
  policy
    .command('explain')
    .description('Why a call is decided as it is: the rules, their conditions, and the nearest change that would flip it')
    .requiredOption('-p, --policy <policy...>', 'As --policy of protect takes it; each is a layer')
    .option('--call <file>', 'The call: a JSON-RPC request, {"tool", "arguments"}, or an input document')
    .option('--tool <name>', 'A call of this tool')
    .option('--arguments <json>', 'The arguments of that call')
    .option('-l, --log <logfile...>', 'A call of these audit logs')
    .option('--id <entry>', 'The decision_id of that call')
    .option('--server <name>', "The server's name, where the call does not say", 'server')
    .option('--json', 'The explanation as JSON')
    .action((options: ExplainOptions) => run(async () => (await import('./commands/policy/explain.js')).policyExplain)([], options));
  policy
    .command('diff')
    .description(
      'Which calls of audit logs two policies decide differently, or without a log which rules; exit with 1 when there is one, or no call could be compared',
    )
    .argument('<policy...>', 'the old one and the new one')
    .option('-l, --log <logfile>', 'Audit log, repeatable; its rotated and parallel files are read with it', listed)
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .option('--tool <name>', 'Only calls of this tool')
    .option('--limit <n>', 'At most so many calls')
    .option('--limits', 'Count the calls in the rate limits too, at the times of the log')
    .option('--json', 'The report as JSON')
    .action(run(async () => (await import('./commands/policy/diff.js')).policyDiff));
}
