import { EngineDeadline } from '../engine/engine-error.js';
import { EXIT, UserError } from '../errors/exit.js';
import { noWebAssembly } from '../errors/no-webassembly.js';
import { tooManyFiles } from '../errors/too-many-files.js';
import { renderError } from '../pap/render-problems.js';

/** A defect of ours (sysexits.h EX_SOFTWARE): never to be mistaken for an answer. */
const DEFECT = 70;

/** The exit code of a command; what ends it is told. */
export async function reported(command: () => number | Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    report(error);
    if (error instanceof UserError) return error.exitCode;
    return ofTheMachine(error) === undefined ? DEFECT : EXIT.usage;
  }
}

/** On stderr: what a person can mend in one message with carets, a defect of ours with its stack. */
export function report(error: unknown): void {
  process.stderr.write(`agentmesh: ${error instanceof UserError ? renderError(error) : (ofTheMachine(error) ?? defect(error))}\n`);
}

/** What the program was not given, in a sentence. */
function ofTheMachine(error: unknown): string | undefined {
  return tooManyFiles(error) ?? noWebAssembly(error) ?? overDeadline(error);
}

/** Whoever wrote the policy can mend it, and we cannot. */
function overDeadline(error: unknown): string | undefined {
  return error instanceof EngineDeadline ? `OPA: ${error.message}: what the policy says may not end` : undefined;
}

function defect(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a defect, please report it with the lines below\n${stack}`;
}
