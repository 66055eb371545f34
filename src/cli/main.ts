#!/usr/bin/env node
import { keepHeapSmall, listens, settleHeap } from './keep-heap-small.js';
import { exitCodeOf, report } from './report-error.js';

/** `protect` is what a client starts, over and over: it loads nothing that only the other commands need. */
async function run(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'protect') {
    const small = !listens(rest);
    if (small) keepHeapSmall();
    const { protect } = await import('./commands/protect.js');
    if (small) settleHeap();
    return protect(rest);
  }
  if (command === '--version' || command === '-V') return (await import('./commands/version.js')).version();
  return (await import('./program.js')).runProgram(argv);
}

// `agentmesh audit log | head`: the reader has had enough, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// A client that has closed our stderr reads no log, and still wants its answers.
process.stderr.on('error', () => undefined);

let code: number;
try {
  code = await run(process.argv.slice(2));
} catch (error) {
  report(error);
  code = exitCodeOf(error);
}
// A pipe may still hold what was printed; then nothing is left to wait for.
process.stdout.write('', () => process.exit(code));
