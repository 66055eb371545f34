import { nearMiss } from '../../errors/near-miss.js';
import { INSTEAD, UNSUPPORTED_GROUPS } from './unsupported.js';

/**
 * The syntax of RE2 (https://github.com/google/re2/wiki/Syntax), the part that both of OPA's matchers read alike: Go's in
 * `opa eval`, C++'s in WASM. A pattern outside it would be an undefined condition at run time, so it is refused at load.
 */
export interface RegexProblem {
  /** UTF-16 offset into the pattern. */
  readonly at: number;
  readonly length: number;
  readonly message: string;
  readonly hint?: string;
}

export interface RegexFacts {
  /** It matches from the first to the last character, never a part in the middle. */
  readonly anchored: boolean;
}

export type CheckedRegex = { readonly ok: true; readonly facts: RegexFacts } | { readonly ok: false; readonly problem: RegexProblem };

/** Go and C++ alike refuse counts above it, nested ones multiplied. */
const MAX_REPEAT = 1000;
/** RE2 gives a program 8 MB (C++ `max_mem`); a pattern of this weight takes a tenth of it. */
const MAX_WEIGHT = 20_000;
/** A Unicode class is a table of ranges in UTF-8. */
const CLASS_WEIGHT = 200;
/** `\w`, `[:alpha:]` and their like are a few ranges of ASCII. */
const PERL_CLASS_WEIGHT = 4;
const MAX_GROUPS_DEEP = 100;

export function checkRe2(pattern: string): CheckedRegex {
  try {
    const parser = new Parser(pattern);
    return { ok: true, facts: { anchored: parser.parse() } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Refusal extends Error {
  readonly problem: RegexProblem;

  constructor(problem: RegexProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

interface Piece {
  readonly start: boolean;
  readonly end: boolean;
  readonly weight: number;
  /** The product of the counts around its most repeated part. */
  readonly repeat: number;
}

const PLAIN: Piece = { start: false, end: false, weight: 1, repeat: 1 };
const POSIX = new Set([
  'alnum',
  'alpha',
  'ascii',
  'blank',
  'cntrl',
  'digit',
  'graph',
  'lower',
  'print',
  'punct',
  'space',
  'upper',
  'word',
  'xdigit',
]);
class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #multiline = false;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): boolean {
    const whole = this.#alternatives();
    if (this.#at < this.#text.length) this.#refuse(this.#at, 1, 'this `)` closes no group', 'write `\\)` for the character');
    if (whole.weight > MAX_WEIGHT)
      this.#refuse(0, this.#text.length, 'this expression is too large', 'use smaller counts, or several conditions');
    return whole.start && whole.end && !this.#multiline;
  }

  #alternatives(): Piece {
    let all = this.#concatenation();
    while (this.#take('|')) {
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
    while (this.#at < this.#text.length && !this.#sees('|') && !this.#sees(')')) {
      const from = this.#at;
      const atom = this.#atom();
      // `(?i)` sets a flag and matches nothing.
      if (atom === undefined) continue;
      const piece = this.#repeated(atom, from);
      start ??= piece.start;
      end = piece.end;
      weight += piece.weight;
      repeat = Math.max(repeat, piece.repeat);
    }
    return { start: start ?? false, end, weight, repeat };
  }

  #repeated(atom: Piece, from: number): Piece {
    const count = this.#count();
    if (count === undefined) return atom;
    const { least, most, at } = count;
    const repeat = atom.repeat * Math.max(1, most ?? least);
    if (repeat > MAX_REPEAT) {
      this.#refuse(at, this.#at - at, `a part of this expression is repeated up to ${repeat} times, over RE2's limit of ${MAX_REPEAT}`);
    }
    this.#take('?');
    const again = this.#at;
    if (this.#count() !== undefined) {
      const possessive = this.#text[again] === '+';
      this.#refuse(
        again,
        this.#at - again,
        possessive ? 'RE2 has no possessive quantifiers' : 'a quantifier follows a quantifier',
        possessive
          ? 'write the quantifier without `+`: RE2 never backtracks'
          : `put what is repeated in a group: \`(?:${this.#text.slice(from, again)})\``,
      );
    }
    const optional = least === 0;
    return {
      start: atom.start && !optional,
      end: atom.end && !optional,
      weight: atom.weight * Math.max(1, most ?? least),
      repeat: most === undefined && least <= 1 ? atom.repeat : repeat,
    };
  }

  /** `*`, `+`, `?`, `{2}`, `{2,}` or `{2,3}`; anything else with a brace is the character. */
  #count(): { least: number; most: number | undefined; at: number } | undefined {
    const at = this.#at;
    if (this.#take('*')) return { least: 0, most: undefined, at };
    if (this.#take('+')) return { least: 1, most: undefined, at };
    if (this.#take('?')) return { least: 0, most: 1, at };
    const braces = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(this.#text.slice(this.#at, this.#at + 24));
    if (braces === null) return undefined;
    const [written, first = '', comma, second = ''] = braces;
    this.#at += written.length;
    const least = Number(first);
    const most = comma === undefined ? least : second === '' ? undefined : Number(second);
    if (least > MAX_REPEAT || (most ?? 0) > MAX_REPEAT) this.#refuse(at, written.length, `RE2 counts to ${MAX_REPEAT} at most`);
    if (most !== undefined && most < least) this.#refuse(at, written.length, `this count runs from ${least} down to ${most}`);
    return { least, most, at };
  }

  #atom(): Piece | undefined {
    const at = this.#at;
    const char = this.#next();
    switch (char) {
      case '(':
        return this.#group(at);
      case '[':
        return this.#class(at);
      case '\\':
        return this.#escape(at);
      case '^':
        return { ...PLAIN, start: true };
      case '$':
        return { ...PLAIN, end: true };
      case '*':
      case '+':
      case '?':
        return this.#refuse(
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
    if (++this.#depth > MAX_GROUPS_DEEP) this.#refuse(at, 1, `groups nest deeper than ${MAX_GROUPS_DEEP} levels`);
    if (this.#take('?')) {
      if (this.#flags(at) === 'only flags') {
        this.#depth--;
        return undefined;
      }
    }
    const inner = this.#alternatives();
    if (!this.#take(')')) this.#refuse(at, 1, 'this group is not closed', 'add the missing `)`, or write `\\(` for the character');
    this.#depth--;
    return inner;
  }

  /** What follows `(?`. */
  #flags(at: number): 'group' | 'only flags' {
    const rest = this.#text.slice(this.#at, this.#at + 40);
    const unsupported = UNSUPPORTED_GROUPS.find(([start]) => rest.startsWith(start));
    if (unsupported !== undefined) {
      const [start, what, hint] = unsupported;
      this.#refuse(at, start.length + 2, `RE2 has no ${what}`, hint);
    }
    const name = /^P<[A-Za-z_][A-Za-z0-9_]*>/.exec(rest);
    if (name !== null) {
      this.#at += name[0].length;
      return 'group';
    }
    const flags = /^([imsU]*)(-[imsU]+)?([:)])/.exec(rest);
    if (flags === null || (flags[1] === '' && flags[2] === undefined && flags[3] === ')')) {
      return this.#refuse(
        at,
        3,
        'this is no group that RE2 knows',
        'flags are `i`, `m`, `s` and `U`, as in `(?i)`; a group without a number is `(?:…)`',
      );
    }
    if (flags[1]?.includes('m') === true) this.#multiline = true;
    this.#at += flags[0].length;
    return flags[3] === ':' ? 'group' : 'only flags';
  }

  #class(at: number): Piece {
    let weight = 1;
    this.#take('^');
    let first = true;
    for (;;) {
      if (this.#at >= this.#text.length)
        this.#refuse(at, 1, 'this class is not closed', 'add the missing `]`, or write `\\[` for the character');
      if (!first && this.#take(']')) return { ...PLAIN, weight };
      first = false;
      const from = this.#at;
      const low = this.#member();
      if (low === undefined) {
        weight += /^\\p/i.test(this.#text.slice(from, from + 2)) ? CLASS_WEIGHT : PERL_CLASS_WEIGHT;
        continue;
      }
      if (!this.#sees('-') || this.#text[this.#at + 1] === ']' || this.#at + 1 >= this.#text.length) continue;
      this.#at++;
      const high = this.#member();
      if (high === undefined || high < low) {
        const written = this.#text.slice(from, this.#at);
        this.#refuse(
          from,
          written.length,
          `\`${written}\` is not a range`,
          'ranges go from the lower character to the higher; put `-` at the end of the class',
        );
      }
    }
  }

  /** One character of a class as its code point, or undefined for a whole set such as `\d` or `[:alpha:]`. */
  #member(): number | undefined {
    const at = this.#at;
    const posix = /^\[:(\^?)([a-z]*):\]/.exec(this.#text.slice(at, at + 16));
    if (posix !== null) {
      const [written, , name = ''] = posix;
      if (!POSIX.has(name)) {
        const near = nearMiss(name, POSIX);
        this.#refuse(
          at,
          written.length,
          `\`${written}\` is no class that RE2 knows${near === undefined ? '' : ` (did you mean \`[:${near}:]\`?)`}`,
        );
      }
      this.#at += written.length;
      return undefined;
    }
    const char = this.#next();
    if (char !== '\\') return char.codePointAt(0) ?? 0;
    const letter = this.#peek();
    if (/[AbBzQE]/.test(letter)) this.#refuse(at, 2, `\`\\${letter}\` cannot stand in a class`);
    this.#escape(at);
    const written = this.#text.slice(at, this.#at);
    if (/^\\[dDsSwWpP]/.test(written)) return undefined;
    return codePointOf(written);
  }

  #escape(at: number): Piece {
    if (this.#at >= this.#text.length) this.#refuse(at, 1, 'a `\\` ends this expression', 'write `\\\\` for the character');
    const char = this.#next();
    if (/[1-9]/.test(char))
      this.#refuse(at, 2, 'RE2 has no back-references', 'its matches take time linear in the text; use several conditions');
    switch (char) {
      case 'A':
        return { ...PLAIN, start: true };
      case 'z':
        return { ...PLAIN, end: true };
      case 'b':
      case 'B':
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'a':
      case 'f':
      case 't':
      case 'n':
      case 'r':
      case 'v':
        return PLAIN;
      case '0':
        this.#skip(/^[0-7]{0,2}/);
        return PLAIN;
      case 'x': {
        const hex = this.#skip(/^(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,8}\})/);
        if (hex === '' || codePointOf(`\\x${hex}`) > 0x10ffff)
          this.#refuse(at, 2 + hex.length, 'this is no character', 'write `\\x7F` or `\\x{10FFFF}`');
        return PLAIN;
      }
      case 'p':
      case 'P':
        return this.#unicode(at);
      case 'Q': {
        const end = this.#text.indexOf('\\E', this.#at);
        const length = (end === -1 ? this.#text.length : end) - this.#at;
        this.#at = end === -1 ? this.#text.length : end + 2;
        return { ...PLAIN, weight: Math.max(1, length) };
      }
      default:
        if (/^[!-/:-@[-^`{-~ ]$/.test(char)) return PLAIN;
        return this.#refuse(at, 1 + char.length, `RE2 has no escape \`\\${char}\``, INSTEAD[char] ?? `write \`${char}\` for the character`);
    }
  }

  #unicode(at: number): Piece {
    const name = this.#skip(/^(?:[A-Z]|\{\^?[A-Za-z_]{1,40}\})/);
    const plain = name.replaceAll(/[{}^]/g, '');
    const known = /^[A-Z][a-z]?$/.test(plain) ? accepts(plain) : plain.length > 3 && accepts(`Script=${plain}`);
    if (!known) {
      this.#refuse(
        at,
        2 + name.length,
        'this is no Unicode class that RE2 knows',
        'write a category such as `\\pL` or `\\p{Lu}`, or a script such as `\\p{Greek}`',
      );
    }
    return { ...PLAIN, weight: CLASS_WEIGHT };
  }

  #next(): string {
    const point = this.#text.codePointAt(this.#at) ?? 0;
    const char = String.fromCodePoint(point);
    this.#at += char.length;
    return char;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #sees(char: string): boolean {
    return this.#text[this.#at] === char;
  }

  #take(char: string): boolean {
    const seen = this.#sees(char);
    if (seen) this.#at++;
    return seen;
  }

  #skip(pattern: RegExp): string {
    const found = pattern.exec(this.#text.slice(this.#at, this.#at + 50))?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #refuse(at: number, length: number, message: string, hint?: string): never {
    throw new Refusal({ at, length: Math.max(1, length), message, ...(hint === undefined ? {} : { hint }) });
  }
}

function codePointOf(written: string): number {
  const hex = /^\\x\{?([0-9A-Fa-f]+)\}?$/.exec(written)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const octal = /^\\0([0-7]*)$/.exec(written)?.[1];
  if (octal !== undefined) return Number.parseInt(`0${octal}`, 8);
  const control = new Map([
    ['\\a', 7],
    ['\\t', 9],
    ['\\n', 10],
    ['\\v', 11],
    ['\\f', 12],
    ['\\r', 13],
  ]).get(written);
  return control ?? written.codePointAt(1) ?? 0;
}

function accepts(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, 'u').test('') || true;
  } catch {
    return false;
  }
}
