import { compile, type Program } from './program.js';
import { parseRegex } from './parse.js';
import { MAX_STEPS, search, stepsToMatch, type Match } from './search.js';

/** Compiling takes longer than most searches; a pattern may come out of a message. */
const MAX_PROGRAMS = 100;
const programs = new Map<string, Program>();

/** A compiled pattern over one text. Every position is one of code points. */
export class Regex {
  readonly #program: Program;
  readonly #budget = { steps: MAX_STEPS };

  /** Throws a `BuiltinError` for what Go's regexp does not take. */
  constructor(pattern: string) {
    const known = programs.get(pattern);
    this.#program = known ?? compile(parseRegex(pattern));
    if (known !== undefined) return;
    if (programs.size >= MAX_PROGRAMS) programs.clear();
    programs.set(pattern, this.#program);
  }

  get names(): readonly string[] {
    return this.#program.names;
  }

  matches(text: string): boolean {
    const read = codePoints(text);
    return search(this.#program, read, 0, { steps: stepsToMatch(read.length) }) !== undefined;
  }

  /** Go's FindAll: one behind the other; an empty match right behind another is none. At most `limit`, all of a negative one. */
  findAll(text: readonly number[], limit: number): readonly Match[] {
    const found: Match[] = [];
    const most = limit < 0 ? text.length + 1 : limit;
    let [at, lastEnd] = [0, -1];
    while (at <= text.length) {
      if (found.length >= most) break;
      const match = search(this.#program, text, at, this.#budget);
      const [start = 0, end = 0] = match ?? [];
      if (match === undefined) break;
      if (end !== at || start !== lastEnd) found.push(match);
      at = end === at ? end + 1 : end;
      lastEnd = end;
    }
    return found;
  }
}

export function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

export function textOf(codePoints: readonly number[], start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCodePoint(codePoints[at] ?? 0);
  return text;
}
