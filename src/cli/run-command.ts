import { reported } from './report-error.js';

/** Every command but `protect`. */
export function runCommand(argv: readonly string[]): Promise<number> {
  return reported(async () => {
    const [command] = argv;
    if (command === '--version' || command === '-V') return (await import('./commands/version.js')).version();
    return (await import('./program.js')).runProgram(argv);
  });
}
