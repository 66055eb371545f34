import { Option, type Command } from 'commander';
import { addAuthoringCommands } from './authoring-commands.js';
import { listed, type Run } from './command-option.js';
import { addLockCommands } from './lock-commands.js';
import { addReplayCommands } from './replay-commands.js';
import { withSignatureOptions, withUrlOptions } from './signature-options.js';
import { withSurveyOptions } from './with-survey-options.js';

/** The commands of `policy` that load policies as a start does. */
const LOAD_POLICIES: ReadonlySet<string> = new Set(['validate', 'compile', 'replay', 'explain', 'diff', 'bench']);
/** Others that ask who signed a bundle; `eval`, `deps` and `inspect` where a key is given. As with OPA, `test` and `check` never ask. */
const READ_BUNDLES: ReadonlySet<string> = new Set(['verify', 'eval', 'deps', 'inspect']);

export function addPolicyCommands(program: Command, run: Run): void {
  const policy = program.command('policy').description('Manage policies');
  addWritingCommands(policy, run);
  addAuthoringCommands(policy, run);
  addReplayCommands(policy, run);
  addLockCommands(policy, run);
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
}

/** The commands for policies in YAML. */
function addWritingCommands(policy: Command, run: Run): void {
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
}
