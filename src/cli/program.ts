import { Command, CommanderError } from 'commander';
import { EXIT } from '../errors/exit.js';
import { nearMiss } from '../errors/near-miss.js';
import { printable } from '../errors/printable.js';
import { addAuditCommands } from './audit-commands.js';
import type { Run } from './command-option.js';
import { addPolicyCommands } from './policy-commands.js';
import { protectHelp } from './protect-help.js';
import { addScanCommand } from './scan-command.js';

/** Every command but `protect`, which only shows its help here. Each command's code is loaded when it runs. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const run: Run = (load) => async (words, options) => {
    const action = await load();
    code = await action(typeof words === 'string' ? [words] : (words ?? []), options);
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

  addAuditCommands(program, run);
  addScanCommand(program, run);
  addPolicyCommands(program, run);

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
