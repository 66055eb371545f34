import { Automaton } from './automaton.js';
import { parseRegex } from './parse.js';
import { compile, type Program } from './program.js';
import { MAX_STEPS, search, stepsToMatch, type Match } from './search.js';

/** Compiling takes longer than most searches; a pattern may come out of a message. */
const MAX_PROGRAMS = 100;
const known = new Map<string, Compiled>();

interface Compiled {
  readonly program: Program;
  readonly automaton: Automaton;
}

/** A compiled pattern over one text. Every position is one of code points. */
export class Regex {
  readonly #compiled: Compiled;
  readonly #budget = { steps: MAX_STEPS };

  /** Throws a `BuiltinError` for what Go's regexp does not take. */
  constructor(pattern: string) {
    this.#compiled = known.get(pattern) ?? remember(pattern);
  }

  get names(): readonly string[] {
    return this.#compiled.program.names;
  }

  matches(text: string): boolean {
    const { automaton, program } = this.#compiled;
    const matched = automaton.matches(text);
    if (matched !== undefined) return matched;
    const read = codePoints(text);
    return search(program, read, 0, { steps: stepsToMatch(read.length) }) !== undefined;
  }

  /** Go's FindAll: one behind the other; an empty match right behind another is none. At most `limit`, all of a negative one. */
  findAll(text: readonly number[], limit: number): readonly Match[] {
    const found: Match[] = [];
    const most = limit < 0 ? text.length + 1 : limit;
    let [at, lastEnd] = [0, -1];
    while (at <= text.length) {
      if (found.length >= most) break;
      const match = search(this.#compiled.program, text, at, this.#budget);
      const [start = 0, end = 0] = match ?? [];
      if (match === undefined) break;
      if (end !== at || start !== lastEnd) found.push(match);
      at = end === at ? end + 1 : end;
      lastEnd = end;
    }
    return found;
  }
}

function remember(pattern: string): Compiled {
  const program = compile(parseRegex(pattern));
  const compiled = { program, automaton: new Automaton(program) };
  if (known.size >= MAX_PROGRAMS) known.clear();
  known.set(pattern, compiled);
  return compiled;
}

export function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

export function textOf(codePoints: readonly number[], start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCodePoint(codePoints[at] ?? 0);
  return text;
}
