import type { Cursor } from './cursor.js';
import { Unclear } from './unclear.js';

/** A word of a command line. */
export interface Word {
  /** As written, quotes and all. */
  readonly raw: string;
  /** What it is after quote removal; undefined where it is expanded first. */
  readonly text: string | undefined;
}

/** What stands inside of a word and is a list of commands itself. */
export interface Inside {
  /** `$(`, `<(` or `>(` has been read: reads the commands, and `)`. */
  substitution(): void;
  /** The text between two backquotes. */
  backquoted(text: string): void;
}

/** `${NAME}`, and `${NAME:-text}` of a text that is not expanded itself. */
const PARAMETER = /\$(?:\{(?:#?[A-Za-z_]\w*|[A-Za-z_]\w*:?[-+=?][\w ./:,@%-]*|[\d@*#?])\}|[A-Za-z_]\w*|[\d@*#?$!-])/y;
const WORD_ENDS = /[ \t\n;&|<>()]/;

/** Words with their quotes and expansions (IEEE 1003.1 §2.2, §2.6). Throws `Unclear`. */
export class ShellWords {
  readonly #cursor: Cursor;
  readonly #commands: Inside;

  constructor(cursor: Cursor, commands: Inside) {
    this.#cursor = cursor;
    this.#commands = commands;
  }

  word(): Word {
    const start = this.#cursor.at;
    let text = '';
    let expanded = false;
    for (;;) {
      const next = this.#cursor.peek();
      if (this.#cursor.at === start && this.#cursor.looksAt(/[<>]\(/y)) {
        this.#cursor.at += 2;
        this.#commands.substitution();
        expanded = true;
      } else if (next === '' || WORD_ENDS.test(next)) break;
      else if (next === "'") text += this.#singleQuoted();
      else if (next === '"') {
        const quoted = this.#doubleQuoted();
        expanded ||= quoted === undefined;
        text += quoted ?? '';
      } else if (next === '\\') {
        text += this.#escaped();
      } else if (next === '$' || next === '`') {
        if (this.#cursor.looksAt(/\$["']/y)) throw new Unclear();
        const literal = this.#expansion();
        expanded ||= literal === undefined;
        text += literal ?? '';
      } else {
        this.#history(/[ \t\n=]/);
        if (next === '{' && this.#cursor.peek(1) !== '}')
          expanded ||= this.#cursor.at > start || !/[ \t\n]/.test(this.#cursor.peek(1) || ' ');
        expanded ||= /[*?[]/.test(next);
        text += next;
        this.#cursor.at++;
      }
    }
    // A function, a glob of ksh, an array.
    if (this.#cursor.peek() === '(') throw new Unclear();
    if (this.#cursor.at === start) throw new Unclear();
    const raw = this.#cursor.text.slice(start, this.#cursor.at);
    return { raw, text: expanded && raw !== '[' ? undefined : text };
  }

  #singleQuoted(): string {
    const end = this.#cursor.text.indexOf("'", this.#cursor.at + 1);
    if (end === -1) throw new Unclear();
    const text = this.#cursor.text.slice(this.#cursor.at + 1, end);
    this.#cursor.at = end + 1;
    return text;
  }

  /** Undefined where it is expanded. */
  #doubleQuoted(): string | undefined {
    this.#cursor.at++;
    let text: string | undefined = '';
    for (;;) {
      const next = this.#cursor.peek();
      if (next === '') throw new Unclear();
      if (next === '"') break;
      let literal: string | undefined = next;
      if (next === '$' || next === '`') literal = this.#expansion();
      else if (next === '\\' && /[$`"\\\n]/.test(this.#cursor.peek(1))) literal = this.#escaped();
      else {
        this.#history(/[ \t\n="]/);
        this.#cursor.at++;
      }
      text = text === undefined || literal === undefined ? undefined : text + literal;
    }
    this.#cursor.at++;
    return text;
  }

  #escaped(): string {
    const escaped = this.#cursor.peek(1);
    if (escaped === '') throw new Unclear();
    this.#cursor.at += 2;
    return escaped === '\n' ? '' : escaped;
  }

  /** Text where the sign stands for itself. Arithmetic may hold commands and is not read. */
  #expansion(): string | undefined {
    if (this.#cursor.peek() === '`') return this.#backquoted();
    if (this.#cursor.startsWith('$((') || this.#cursor.startsWith('$[')) throw new Unclear();
    if (this.#cursor.startsWith('$(')) {
      this.#cursor.at += 2;
      this.#commands.substitution();
      return undefined;
    }
    if (this.#cursor.skip(PARAMETER) !== '') return undefined;
    if (this.#cursor.peek(1) === '{') throw new Unclear();
    this.#cursor.at++;
    return '$';
  }

  /** With backslashes in it, it is unquoted once more. */
  #backquoted(): undefined {
    const end = this.#cursor.text.indexOf('`', this.#cursor.at + 1);
    const inner = this.#cursor.text.slice(this.#cursor.at + 1, end);
    if (end === -1 || inner.includes('\\')) throw new Unclear();
    this.#commands.backquoted(inner);
    this.#cursor.at = end + 1;
    return undefined;
  }

  /** A shell that is typed into replaces `!word` by an earlier line. */
  #history(harmless: RegExp): void {
    if (this.#cursor.peek() === '!' && !harmless.test(this.#cursor.peek(1) || ' ')) throw new Unclear();
  }
}
