import { Option, type Command } from 'commander';
import { ENGINES } from '../cases/test-engine.js';
import { EVAL_FORMATS, FAIL_LEVELS, TARGETS } from '../authoring/choices.js';
import { listed, type Run } from './command-option.js';
import type { CapabilitiesOptions } from './commands/policy/capabilities.js';
import { withKeyOptions } from './signature-options.js';
import { withSurveyOptions } from './with-survey-options.js';

/** The commands for people who write Rego; options are called as those of `opa` where it has them. */
export function addAuthoringCommands(policy: Command, run: Run): void {
  policy
    .command('test')
    .description('Run the YAML cases and the Rego tests of policies')
    .argument('<path...>', 'policies, files of cases, folders, bundles')
    .option('-c, --coverage', 'Report what the tests do not reach: rules and conditions of YAML, lines of Rego')
    .option('--threshold <percent>', 'Exit with 1 below this coverage')
    .option('-r, --run <regex>', 'Only tests whose name matches')
    .option('-v, --verbose', 'Name the tests that passed too')
    .option('--var-values', 'Show what variables held where a Rego test failed')
    .option('--timeout <duration>', 'Of one Rego test, which is stopped whatever it does (default: 5s)')
    .addOption(
      new Option('--engine <engine>', `${ENGINES.join(' | ')}: who evaluates Rego tests; where both differ the test fails`)
        .choices(ENGINES)
        .default('topdown'),
    )
    .option('--bench', 'Measure the Rego tests that pass')
    .option('--count <n>', 'Run the tests so many times', '1')
    .option('-w, --watch', 'Run them again whenever something changes')
    .option('-b, --bundle', 'The paths are bundles: folders or archives')
    .option('-z, --exit-zero-on-skipped', 'Skipped tests (todo_test_…) are no failure')
    .addOption(formatOption(['pretty', 'json', 'junit', 'github', 'tap'], 'pretty'))
    .option('--json', 'The same as --format=json')
    .action(run(async () => (await import('./commands/policy/test.js')).policyTest));
  policy
    .command('check')
    .description('Check Rego strictly, with the library and the schema of the input document')
    .argument('<path...>', 'folders, files, bundles')
    .option('-S, --strict', 'As always: unused variables and imports are errors', true)
    .option('--no-strict', 'Without them, as `opa check` by default')
    .option('-s, --schema <path>', 'Of the input document instead of ours: a file, or a folder of those that annotations name')
    .option('-b, --bundle', 'The paths are bundles: folders or archives')
    .option('-m, --max-errors <n>', 'Report so many errors at most (default: 100)')
    .addOption(formatOption(['text', 'json', 'sarif', 'github'], 'text'))
    .option('--json', 'The same as --format=json')
    .action(run(async () => (await import('./commands/policy/check.js')).policyCheck));
  withSurveyOptions(
    policy
      .command('lint')
      .description('Find what makes Rego policies unsafe although they compile')
      .argument('<path...>', 'folders, files, bundles')
      .option('-c, --coverage', 'Run the tests too, and find the rules that they do not reach')
      .option('-b, --bundle', 'The paths are bundles: folders or archives'),
  )
    .addOption(
      new Option('--fail <level>', `${FAIL_LEVELS.join(' | ')}: the least that ends with exit code 1`)
        .choices(FAIL_LEVELS)
        .default('warning'),
    )
    .addOption(formatOption(['text', 'json', 'sarif', 'github'], 'text'))
    .option('--json', 'The same as --format=json')
    .action(run(async () => (await import('./commands/policy/lint.js')).policyLint));
  policy
    .command('fmt')
    .description('Format Rego as OPA does')
    .argument('[path...]', 'folders or files; without one, standard input')
    .option('-w, --write', 'Write the files')
    .option('-l, --list', 'Only name the files that would change')
    .option('-d, --diff', 'Only show what would change')
    .option('--fail', 'Exit with 1 when a file would change')
    .action(run(async () => (await import('./commands/policy/fmt.js')).policyFmt));
  documents(policy.command('eval'))
    .description('Evaluate a query over policies and the library')
    .argument('[query]', 'the decision, data.mcp.main.decision, without one')
    .option('-i, --input <file>', 'The input document, JSON or YAML')
    .option('-I, --stdin-input', 'Read the input document from standard input')
    .option('--stdin', 'Read the query from standard input')
    .option('--package <path>', 'Read the query in this package')
    .option('--import <path>', 'Read the query with this import, repeatable', listed)
    .addOption(formatOption(EVAL_FORMATS, 'json'))
    .addOption(new Option('-t, --target <target>', 'rego: the interpreter; wasm: as in production').choices(TARGETS).default('rego'))
    .addOption(
      new Option('--explain <mode>', 'off | notes | fails | full | debug: the steps of the evaluation')
        .choices(['off', 'notes', 'fails', 'full', 'debug'])
        .default('off'),
    )
    .option('--var-values', 'Values of variables in the explanation')
    .option('--profile', 'What the most expensive expressions cost')
    .option('--profile-limit <n>', 'So many of them (default: 10)')
    .option('--profile-sort <key>', 'By total_time_ns, num_eval, num_redo, num_gen_expr, file or line, repeatable', listed)
    .option('--coverage', 'Which lines were evaluated')
    .option('-p, --partial', 'Evaluate as far as it can be without the unknowns')
    .option('-u, --unknowns <path>', 'What is unknown, repeatable (default: input)', listed)
    .option('--strict-builtin-errors', 'An error of a builtin ends the evaluation')
    .option('--timeout <duration>', 'End an evaluation that takes longer (default: 60s)')
    .option('--fail', 'Exit with 1 when the result is undefined or empty')
    .option('--fail-defined', 'Exit with 1 when it is not')
    .action(run(async () => (await import('./commands/policy/eval.js')).policyEval));
  documents(policy.command('deps'))
    .description('What a query depends on: input and data, and rules')
    .argument('[query]', 'the decision, data.mcp.main.decision, without one')
    .addOption(formatOption(['pretty', 'json'], 'pretty'))
    .action(run(async () => (await import('./commands/policy/deps.js')).policyDeps));
  withKeyOptions(signing(policy.command('build')))
    .description('Build a bundle of policies: checked, the same bytes for the same files')
    .argument('<path...>', 'files and folders; with --bundle one bundle')
    .option('-b, --bundle', 'The path is a bundle, a folder or an archive: its structure and manifest stay')
    .addOption(new Option('-t, --target <target>', 'rego: as it is; wasm: compiled, with a policy.wasm').choices(TARGETS).default('rego'))
    .option('-e, --entrypoint <path>', 'What the WASM answers, package/rule, repeatable (default: our decision, with the library)', listed)
    .option('-r, --revision <text>', 'The revision (default: it follows from the files)')
    .option('-o, --output <file>', 'Where to', 'bundle.tar.gz')
    .option('--with-library', 'Add the shipped library: mcp.main and the guards')
    .option('--verification-key-id <id>', 'The name of either key: of --verification-key, and of --signing-key')
    .action(run(async () => (await import('./commands/policy/build.js')).policyBuild));
  policy
    .command('inspect')
    .description('What is in a bundle: manifest, packages and data, WASM, builtins, annotations')
    .argument('<path>', 'an archive, a folder or a file')
    .option('-a, --annotations', 'List the annotations')
    .addOption(formatOption(['pretty', 'json'], 'pretty'))
    .action(run(async () => (await import('./commands/policy/inspect.js')).policyInspect));
  signing(policy.command('sign'))
    .description('Write the .signatures.json of a bundle')
    .argument('<path>', 'a folder or an archive')
    .option('-b, --bundle', 'As always: the path is a bundle')
    .option('--verification-key-id <id>', "The key's name, for the signature")
    .option('-o, --output-file-path <dir>', 'Where .signatures.json is written', '.')
    .action(run(async () => (await import('./commands/policy/sign.js')).policySign));
  policy
    .command('verify')
    .description('Verify who signed bundles; exit with 1 when one is not what was signed')
    .argument('<path...>', 'folders or archives')
    .action(run(async () => (await import('./commands/policy/verify.js')).policyVerify));
  policy
    .command('capabilities')
    .description('What policies may use here, as JSON for `opa check --capabilities`')
    .option('--current', 'The same')
    .option('--version <version>', 'All that this version of OPA has')
    .action((options: CapabilitiesOptions) =>
      run(async () => (await import('./commands/policy/capabilities.js')).policyCapabilities)([], options),
    );
  policy
    .command('bench')
    .description('How long decisions take')
    .argument('<policy...>', 'as --policy takes it; each is a layer')
    .option('-i, --input <file>', 'An input document, or a list of them, repeatable', listed)
    .option('-l, --log <logfile>', 'The calls of an audit log, repeatable', listed)
    .option('--limit <n>', 'At most so many calls of the logs', '1000')
    .option('--count <n>', 'Measure at least so many decisions', '2000')
    .option('--json', 'The figures as JSON')
    .action(run(async () => (await import('./commands/policy/bench.js')).policyBench));
}

function documents(command: Command): Command {
  return command
    .option('-d, --data <path>', 'Rego, data and YAML policies, repeatable; `a.b:path` puts data below data.a.b', listed)
    .option('-b, --bundle <path>', 'A bundle, a folder or an archive, repeatable', listed)
    .option('--no-library', 'Without the shipped library');
}

function signing(command: Command): Command {
  return command
    .option('--signing-key <file>', 'Sign with this key: a file (PEM, or a secret), or its text')
    .option('--signing-alg <name>', "The key's algorithm (default: RS256)")
    .option('--claims-file <file>', 'Claims of the signature, JSON');
}

function formatOption(formats: readonly string[], usual: string): Option {
  return new Option('-f, --format <fmt>', formats.join(' | ')).choices(formats).default(usual);
}
