import { Command, CommanderError, Option } from 'commander';
import { EXIT } from '../errors/exit.js';
import { nearMiss } from '../errors/near-miss.js';
import { printable } from '../errors/printable.js';
import { READ_AS, SCAN_FAILS, SCAN_FORMATS } from '../scan/choices.js';
import { listed, type Action } from './command-option.js';
import type { ExplainOptions } from './commands/policy/explain.js';
import { addAuthoringCommands } from './authoring-commands.js';
import type { ReplayOptions } from './commands/policy/replay.js';
import type { LockOptions } from './lock-options.js';
import { protectHelp } from './protect-help.js';
import { withSignatureOptions, withUrlOptions } from './signature-options.js';
import { withLockOptions } from './with-lock-options.js';
import { withSurveyOptions } from './with-survey-options.js';

/** The commands of `policy` that load policies as a start does. */
const LOAD_POLICIES: ReadonlySet<string> = new Set(['validate', 'compile', 'replay', 'explain', 'diff', 'bench']);
/** Others that ask who signed a bundle; `eval`, `deps` and `inspect` where a key is given. As with OPA, `test` and `check` never ask. */
const READ_BUNDLES: ReadonlySet<string> = new Set(['verify', 'eval', 'deps', 'inspect']);

/** Every command but `protect`, which only shows its help here. Each command's code is loaded when it runs. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const run =
    <Options>(load: () => Promise<Action<Options>>) =>
    async (paths: string | string[] | undefined, options: Options) => {
      const action = await load();
      code = await action(typeof paths === 'string' ? [paths] : (paths ?? []), options);
    };

  const program: Command = new Command('agentmesh')
    .description('A security proxy for Model Context Protocol (MCP) servers')
    .option('-V, --version', 'Show the versions of the package, OPA and the engine')
    .helpCommand('help [command]', 'Show the help of a command')
    .showHelpAfterError('(see --help)')
    .configureOutput({ outputError: (text, write) => write(printable(inOurWords(text, program))) })
    // An option after a command's name is that command's (`audit verify --json`).
    .enablePositionalOptions()
    .exitOverride();

  program
    .command('protect')
    .usage('[options] <mcp-command> [args...]')
    .description('Wrap an MCP server with security controls')
    .configureHelp({ formatHelp: protectHelp });

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
    .option('--fail', 'Exit with 1 when something differs')
    .option('--json', 'The report as JSON')
    .action(run(async () => (await import('./commands/audit-diff.js')).auditDiff));

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

  const policy = program.command('policy').description('Manage policies');
  policy
    .command('list')
    .description('List the built-in policies')
    .option('--json', 'As JSON')
    .action((options: { json?: boolean }) => run(async () => (await import('./commands/policy/list.js')).policyList)([], options));
  withSurveyOptions(
    policy
      .command('validate')
      .description('Validate policies: the checks of a start, all problems at once')
      .argument('<policy...>', 'each as --policy takes it')
      .addOption(new Option('--format <fmt>', 'text | json | sarif | github').choices(['text', 'json', 'sarif', 'github']).default('text'))
      .option('--json', 'The same as --format=json')
      .option('--strict', 'Exit with 1 when there are warnings'),
  ).action(run(async () => (await import('./commands/policy/validate.js')).policyValidate));
  policy
    .command('init')
    .description('Write a commented policy to begin with, for the tools of a server that is asked for them')
    .argument('[command]', "the server's command or URL, as one word")
    .option('-o, --output <file>', 'Write it there instead of printing it')
    .option('--force', 'Over a file that exists')
    .option('--header <name: value>', 'Of requests to a server at a URL', listed)
    .action(run(async () => (await import('./commands/policy/init.js')).policyInit));
  policy
    .command('generate')
    .description('Generate a policy from audit logs: what was allowed in them, and nothing else')
    .argument('<logfile...>')
    .addOption(new Option('--generalise <extent>', 'none | some | most (default: some)').choices(['none', 'some', 'most']))
    .addOption(new Option('--strictness <level>', 'Instead of it: low | medium | high').choices(['low', 'medium', 'high']))
    .option('--headroom <factor>', 'Rates, ranges and lengths: so many times what was seen', '2')
    .option('--holdout <share>', 'Keep back so many of the allowed calls (20%), and say which of them would be denied')
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .option('-o, --output <file>', 'Write it there instead of printing it')
    .option('--force', 'Over a file that exists')
    .action(run(async () => (await import('./commands/policy/generate.js')).policyGenerate));
  policy
    .command('compile')
    .description('Compile a policy to Rego')
    .argument('<policy>', 'as --policy takes it')
    .option('-o, --output <dir>', 'Write the files there instead of printing them')
    .option('--bundle <file>', 'Write a bundle.tar.gz that stock OPA loads')
    .option('--with-library', 'Add the shipped library: mcp.main and the guards')
    .action(run(async () => (await import('./commands/policy/compile.js')).policyCompile));
  policy
    .command('eject')
    .description('Write the Rego that a YAML policy is, to go on with by hand, and its cases as Rego tests')
    .argument('<policy>', 'a YAML policy, or a profile')
    .requiredOption('-o, --output <dir>', 'An empty folder, or one that does not exist')
    .option('--force', 'Write over what is there')
    .action(run(async () => (await import('./commands/policy/eject.js')).policyEject));
  addAuthoringCommands(policy, run);
  policy
    .command('replay')
    .description('Decide the calls of audit logs again under other policies; exit with 1 when one is decided differently')
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
    .description('Which calls of audit logs two policies decide differently, or without a log which rules; exit with 1 when there is one')
    .argument('<policy...>', 'the old one and the new one')
    .option('-l, --log <logfile>', 'Audit log, repeatable; its rotated and parallel files are read with it', listed)
    .option('--since <time>', 'Only from then on: 30m, 24h, 7d, or a date')
    .option('--tool <name>', 'Only calls of this tool')
    .option('--limit <n>', 'At most so many calls')
    .option('--limits', 'Count the calls in the rate limits too, at the times of the log')
    .option('--json', 'The report as JSON')
    .action(run(async () => (await import('./commands/policy/diff.js')).policyDiff));

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
      .option('--json', 'What differs as JSON'),
  ).action(run(async () => (await import('./commands/policy/approve.js')).policyApprove));

  policy
    .command('rollback')
    .description('Let an earlier revision of a bundle from a server decide, until --clear; running proxies notice')
    .argument('<policy>', 'the URL or the OPA configuration that --policy names')
    .option('--to <revision>', "The revision's name in its manifest, or the beginning of its hash; else the one before")
    .option('--bundle <name>', 'Of a configuration with several bundles: which')
    .option('--clear', 'Let what the server has decide again')
    .option('--list', 'Show what is kept, and what is pinned')
    .option('--json', 'As JSON')
    .action(run(async () => (await import('./commands/policy/rollback.js')).policyRollback));

  for (const command of policy.commands) {
    const loads = LOAD_POLICIES.has(command.name());
    if (loads || READ_BUNDLES.has(command.name())) withSignatureOptions(command);
    if (loads) withUrlOptions(command);
  }

  try {
    if (argv.length === 0) program.help({ error: true });
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return argv.length > 0 && error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}

/** Commander looks for `--formt=csv` among the options, value and all, and finds nothing like it. */
function inOurWords(text: string, program: Command): string {
  const [, flag] = /unknown option '(--[^='\s]+)=/.exec(text) ?? [];
  const near = flag === undefined ? undefined : nearMiss(flag, optionsOf(program));
  return `${text.replace(/^error: /, 'agentmesh: ')}${near === undefined ? '' : `(Did you mean ${near}?)\n`}`;
}

function optionsOf(command: Command): string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), ...command.commands.flatMap(optionsOf)];
}
