import { Option, type Command } from 'commander';
import { ENGINES } from '../cases/test-engine.js';
import type { Run } from './command-option.js';

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
    .addOption(
      new Option('-f, --format <fmt>', 'pretty | json | junit | github | tap')
        .choices(['pretty', 'json', 'junit', 'github', 'tap'])
        .default('pretty'),
    )
    .option('--json', 'The same as --format=json')
    .action(run(async () => (await import('./commands/policy/test.js')).policyTest));
  policy
    .command('check')
    .description('Check Rego strictly, with the library and the schema of the input document')
    .argument('<path...>', 'folders or files')
    .addOption(new Option('--format <fmt>', 'text | json | sarif | github').choices(['text', 'json', 'sarif', 'github']).default('text'))
    .option('--json', 'The same as --format=json')
    .action(run(async () => (await import('./commands/policy/check.js')).policyCheck));
  policy
    .command('fmt')
    .description('Format Rego as OPA does')
    .argument('<path...>', 'folders or files')
    .option('-w, --write', 'Write the files')
    .option('-l, --list', 'Only name the files that would change')
    .option('--fail', 'Exit with 1 when a file would change')
    .action(run(async () => (await import('./commands/policy/fmt.js')).policyFmt));
}
