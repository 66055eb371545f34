import { Option, type Command } from 'commander';
import type { Run } from './command-option.js';

/** What logs say, and whether they are intact. */
export function addAuditCommands(program: Command, run: Run): void {
  const audit = program
    .command('audit')
    .description('Analyze audit logs')
    .enablePositionalOptions()
    .argument('<logfile...>', 'audit logs; their rotated and parallel files are read with them')
    .option('--violations-only', 'Show policy violations')
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .addOption(new Option('--format <fmt>', 'table | json | csv').choices(['table', 'json', 'csv']).default('table'))
    .option('--json', 'The same as --format=json')
    .option('--fail', 'Exit with 1 when there are violations')
    .action(run(async () => (await import('./commands/audit.js')).audit));
  audit
    .command('verify')
    .description('Find what was changed, removed, reordered, inserted or cut off')
    .argument('<logfile...>')
    .option('--json', 'The report as JSON')
    .action(run(async () => (await import('./commands/audit-verify.js')).auditVerify));
  audit
    .command('diff')
    .description('Where the shadow policies of protect differ from what was decided')
    .argument('<logfile...>')
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .option('--tool <name>', 'Only calls of this tool')
    .option('--fail', 'Exit with 1 when something differs, or no shadow policy was asked')
    .option('--json', 'The report as JSON')
    .action(run(async () => (await import('./commands/audit-diff.js')).auditDiff));
}
