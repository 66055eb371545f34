import { Option, type Command } from 'commander';
import { READ_AS, SCAN_FAILS, SCAN_FORMATS } from '../scan/choices.js';
import { listed, type Run } from './command-option.js';
import { withSignatureOptions, withUrlOptions } from './signature-options.js';

export function addScanCommand(program: Command, run: Run): void {
  const scan = program
    .command('scan')
    .description('What would be found in texts, calls, definitions of servers and logs, and what a policy would do about it')
    .argument('[file...]', 'texts, calls and other JSON, one document a line too; without one, or as -, standard input')
    .option('-p, --policy <policy>', 'As --policy of protect takes it; each is a layer (default: standard)', listed)
    .option('--server <command>', "Look at this server's definitions: its command or URL, as one word", listed)
    .option('--header <name: value>', 'Of requests to a server at a URL', listed)
    .option('--name <name>', "The server's name in policies, for files", 'server')
    .option('--tool <name>', 'The tool that a text is the answer of', 'text')
    .addOption(new Option('--as <kind>', 'auto | text | json | lines: how files are read').choices(READ_AS).default('auto'))
    .addOption(new Option('-f, --format <fmt>', SCAN_FORMATS.join(' | ')).choices(SCAN_FORMATS).default('table'))
    .option('--json', 'The same as --format=json')
    .addOption(
      new Option('--fail [level]', 'refused | found: exit with 1 when something would be refused or redacted, or is found at all').choices(
        SCAN_FAILS,
      ),
    )
    .action(run(async () => (await import('./commands/scan.js')).scan));
  withSignatureOptions(scan);
  withUrlOptions(scan);
}
