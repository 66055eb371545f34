import type { CommandFact } from '../../../pdp/input-document.js';
import { Programs } from './programs.js';
import { Unclear } from './unclear.js';

/** Characters. A longer one carries data. */
const LONGEST_COMMAND = 16 * 1024;

/**
 * The programs that a command starts, given as one line for a POSIX shell, or word by word. Undefined where it takes a shell to tell: variables as
 * names, here-documents, functions, unbalanced quotes, wrappers with unknown options, and words that mean something else once they are joined,
 * as some servers do. What a program does with its own arguments is its own.
 */
export function commandFact(command: string | readonly string[]): CommandFact | undefined {
  if (typeof command === 'string') return factOf(command, (programs) => programs.line(command));
  const line = command.join(' ');
  const words = factOf(line, (programs) => programs.command(command.map((text) => ({ raw: text, text }))));
  const joined = commandFact(line);
  const agree = words !== undefined && joined !== undefined && same(words, joined);
  return agree ? words : undefined;
}

function factOf(line: string, read: (programs: Programs) => void): CommandFact | undefined {
  if (line.length > LONGEST_COMMAND) return undefined;
  const programs = new Programs();
  try {
    read(programs);
  } catch (cause) {
    if (cause instanceof Unclear) return undefined;
    throw cause;
  }
  return programs.names.size === 0 ? undefined : { names: [...programs.names], operators: programs.operators };
}

function same(a: CommandFact, b: CommandFact): boolean {
  return a.operators === b.operators && a.names.length === b.names.length && a.names.every((name) => b.names.includes(name));
}
