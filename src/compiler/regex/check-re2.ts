import { readClass } from './character-class.js';
import { readEscape } from './escape-sequence.js';
import { Pattern, Refusal, type RegexProblem } from './pattern.js';
import { MAX_WEIGHT, PLAIN, type Piece } from './piece.js';
import { repeated } from './quantifier.js';
import { UNSUPPORTED_GROUPS } from './unsupported.js';

export interface RegexFacts {
  /** It matches from the first to the last character, never a part in the middle. */
  readonly anchored: boolean;
}

export type CheckedRegex = { readonly ok: true; readonly facts: RegexFacts } | { readonly ok: false; readonly problem: RegexProblem };

const MAX_GROUPS_DEEP = 100;

/**
 * The syntax of RE2 (https://github.com/google/re2/wiki/Syntax), the part that both of OPA's matchers read alike: Go's in
 * `opa eval`, C++'s in WASM. A pattern outside it would be an undefined condition at run time, so it is refused at load.
 */
export function checkRe2(pattern: string): CheckedRegex {
  try {
    const parser = new Parser(new Pattern(pattern));
    return { ok: true, facts: { anchored: parser.parse() } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The grammar: alternatives of concatenations of atoms. */
class Parser {
  readonly #pattern: Pattern;
  #depth = 0;
  #multiline = false;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
  }

  parse(): boolean {
    const whole = this.#alternatives();
    if (this.#pattern.at < this.#pattern.text.length)
      this.#pattern.refuse(this.#pattern.at, 1, 'this `)` closes no group', 'write `\\)` for the character');
    if (whole.weight > MAX_WEIGHT)
      this.#pattern.refuse(0, this.#pattern.text.length, 'this expression is too large', 'use smaller counts, or several conditions');
    return whole.start && whole.end && !this.#multiline;
  }

  #alternatives(): Piece {
    let all = this.#concatenation();
    while (this.#pattern.take('|')) {
      const next = this.#concatenation();
      all = {
        start: all.start && next.start,
        end: all.end && next.end,
        weight: all.weight + next.weight,
        repeat: Math.max(all.repeat, next.repeat),
      };
    }
    return all;
  }

  #concatenation(): Piece {
    let start: boolean | undefined;
    let end = false;
    let weight = 1;
    let repeat = 1;
    while (this.#pattern.at < this.#pattern.text.length && !this.#pattern.sees('|') && !this.#pattern.sees(')')) {
      const from = this.#pattern.at;
      const atom = this.#atom();
      // `(?i)` sets a flag and matches nothing.
      if (atom === undefined) continue;
      const piece = repeated(this.#pattern, atom, from);
      start ??= piece.start;
      end = piece.end;
      weight += piece.weight;
      repeat = Math.max(repeat, piece.repeat);
    }
    return { start: start ?? false, end, weight, repeat };
  }

  #atom(): Piece | undefined {
    const at = this.#pattern.at;
    const char = this.#pattern.next();
    switch (char) {
      case '(':
        return this.#group(at);
      case '[':
        return readClass(this.#pattern, at);
      case '\\':
        return readEscape(this.#pattern, at);
      case '^':
        return { ...PLAIN, start: true };
      case '$':
        return { ...PLAIN, end: true };
      case '*':
      case '+':
      case '?':
        return this.#pattern.refuse(
          at,
          1,
          `there is nothing before this \`${char}\` to repeat`,
          `write \`\\${char}\` for the character, \`.*\` for any text`,
        );
      default:
        return PLAIN;
    }
  }

  #group(at: number): Piece | undefined {
    if (++this.#depth > MAX_GROUPS_DEEP) this.#pattern.refuse(at, 1, `groups nest deeper than ${MAX_GROUPS_DEEP} levels`);
    if (this.#pattern.take('?')) {
      if (this.#flags(at) === 'only flags') {
        this.#depth--;
        return undefined;
      }
    }
    const inner = this.#alternatives();
    if (!this.#pattern.take(')'))
      this.#pattern.refuse(at, 1, 'this group is not closed', 'add the missing `)`, or write `\\(` for the character');
    this.#depth--;
    return inner;
  }

  /** What follows `(?`. */
  #flags(at: number): 'group' | 'only flags' {
    const rest = this.#pattern.text.slice(this.#pattern.at, this.#pattern.at + 40);
    const unsupported = UNSUPPORTED_GROUPS.find(([start]) => rest.startsWith(start));
    if (unsupported !== undefined) {
      const [start, what, hint] = unsupported;
      this.#pattern.refuse(at, start.length + 2, `RE2 has no ${what}`, hint);
    }
    const name = /^P<[A-Za-z_][A-Za-z0-9_]*>/.exec(rest);
    if (name !== null) {
      this.#pattern.at += name[0].length;
      return 'group';
    }
    const flags = /^([imsU]*)(-[imsU]+)?([:)])/.exec(rest);
    if (flags === null || (flags[1] === '' && flags[2] === undefined && flags[3] === ')')) {
      return this.#pattern.refuse(
        at,
        3,
        'this is no group that RE2 knows',
        'flags are `i`, `m`, `s` and `U`, as in `(?i)`; a group without a number is `(?:…)`',
      );
    }
    if (flags[1]?.includes('m') === true) this.#multiline = true;
    this.#pattern.at += flags[0].length;
    return flags[3] === ':' ? 'group' : 'only flags';
  }
}
