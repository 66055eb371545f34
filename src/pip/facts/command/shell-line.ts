import { Unclear } from './unclear.js';

/** A word of a command line. */
export interface Word {
  /** As written, quotes and all. */
  readonly raw: string;
  /** What it is after quote removal; undefined where it is expanded first. */
  readonly text: string | undefined;
}

/** The commands of a line, words each, in order; those of substitutions before the command that they stand in. */
export interface ShellLine {
  readonly commands: readonly (readonly Word[])[];
  /** A list, a pipe, a redirection, a substitution, a compound command. */
  readonly operators: boolean;
}

const DEEPEST = 16;
/** Other white space than a shell's, control characters, what no file name holds. */
const DISPUTED = /(?![\t\n])\p{Cc}|\p{Cs}|(?! )\p{Z}/u;
/** cmd.exe puts a variable there. */
const CMD_VARIABLE = /%[A-Za-z_]\w{2,}%/;

const BLANK = /(?:[ \t]|\\\n)+/y;
const REDIRECTION = /(?:\d*(?:>>|>\||>&|<&|<>|>|<)|&>>?)(?![<(])/y;
/** `${NAME}`, and `${NAME:-text}` of a text that is not expanded itself. */
const PARAMETER = /\$(?:\{(?:#?[A-Za-z_]\w*|[A-Za-z_]\w*:?[-+=?][\w ./:,@%-]*|[\d@*#?])\}|[A-Za-z_]\w*|[\d@*#?$!-])/y;
/** Read as words by a zsh that is typed into. */
const COMMENT = /#[\w \t.,:/=+@%-]*(?=\n|$)/y;
const WORD_ENDS = /[ \t\n;&|<>()]/;

/** Words after which another command begins, those that end a compound command, and those that we do not read. */
const OPENING = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!']);
const CLOSING = new Set(['fi', 'done', '}']);
const UNREAD = new Set(['case', 'esac', 'function', 'select', 'coproc', '[[', 'foreach', 'end']);
const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=/;
/** Variables that choose what a shell or a loader runs. */
const CHOOSING =
  /^(?:PATH|IFS|ENV|BASH_ENV|SHELL|SHELLOPTS|BASHOPTS|PS4|PROMPT_COMMAND|HOME|CDPATH|ZDOTDIR|LD_\w*|DYLD_\w*|\w*(?:PAGER|EDITOR|VISUAL|BROWSER|_COMMAND|OPTIONS|OPTS?)|GIT_(?:SSH|EXTERNAL_DIFF|EXEC_PATH|CONFIG\w*)|PYTHON(?:PATH|STARTUP|HOME)|PERL5LIB|RUBYLIB|NODE_PATH|CLASSPATH)$/;

/**
 * A command line as POSIX shells read it (IEEE 1003.1 §2), `sh`, `bash`, `dash`, `ksh` and `zsh` alike, given as an argument or typed. Throws
 * `Unclear` where they differ or where it takes a shell to tell. Linear.
 */
export function readShellLine(text: string, depth = 0): ShellLine {
  if (depth > DEEPEST || DISPUTED.test(text) || CMD_VARIABLE.test(text)) throw new Unclear();
  const reader = new Reader(text, depth);
  reader.list('');
  return { commands: reader.commands, operators: reader.operators || reader.commands.length > 1 };
}

export function isHarmlessAssignment(word: string): boolean {
  const name = ASSIGNMENT.exec(word)?.[1];
  return name !== undefined && !CHOOSING.test(name);
}

type Before = 'operator' | 'compound' | 'none';

class Reader {
  readonly commands: (readonly Word[])[] = [];
  operators = false;
  readonly #text: string;
  #depth: number;
  #at = 0;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  /** Commands up to `end`, which is taken, or to the end of the text. */
  list(end: '' | ')'): void {
    if (++this.#depth > DEEPEST) throw new Unclear();
    /** After `&&` and `|` another command has to come; after a compound one none may, before an operator. */
    let before: Before = 'none';
    for (;;) {
      this.#skip(BLANK);
      const next = this.#text[this.#at] ?? '';
      const closed: boolean = before === 'compound';
      if (next === end) break;
      if (next === '' || next === ')') throw new Unclear();
      if (next === '\n') {
        this.#at++;
        if (closed) before = 'none';
      } else if (next === '#') this.#comment();
      else if (next === ';' || next === '|' || (next === '&' && !this.#looksAt(REDIRECTION))) before = this.#operator();
      else if (next === '(') {
        if (closed || this.#text[this.#at + 1] === '(') throw new Unclear();
        this.operators = true;
        this.#at++;
        this.list(')');
        before = 'compound';
      } else before = this.#command(closed) ? 'compound' : 'none';
    }
    if (before === 'operator') throw new Unclear();
    this.#at += end.length;
    this.#depth--;
  }

  #operator(): 'operator' | 'none' {
    this.operators = true;
    const operator = this.#skip(/;;|;[&|]|&&|\|\||\|&|[;&|]/y);
    if (operator.length === 2 && operator.startsWith(';')) throw new Unclear();
    return operator === ';' || operator === '&' ? 'none' : 'operator';
  }

  /** One simple command, with the reserved words before it. True where it ends a compound one, after which only redirections may come. */
  #command(closed: boolean): boolean {
    const words: Word[] = [];
    let loop = false;
    for (;;) {
      this.#skip(BLANK);
      const next = this.#text[this.#at] ?? '';
      if (this.#looksAt(REDIRECTION)) {
        this.#redirection();
        continue;
      }
      if (next === '' || /[\n;&|)]/.test(next)) break;
      if (next === '#') {
        this.#comment();
        continue;
      }
      const word = this.#word();
      if (closed) throw new Unclear();
      if (words.length > 0 || loop || !this.#isReserved(word)) {
        if (words.length > 0 || loop || !this.#isAssignment(word)) words.push(word);
        continue;
      }
      this.operators = true;
      if (CLOSING.has(word.raw)) closed = true;
      else if (word.raw === 'for') loop = true;
    }
    // `for NAME in WORD …` starts nothing by itself; `for NAME do` goes on with a command.
    if (loop && words.length > 1 && words[1]?.raw !== 'in') throw new Unclear();
    if (words.length > 0 && !loop) this.commands.push(words);
    return closed;
  }

  #isReserved({ raw }: Word): boolean {
    if (UNREAD.has(raw)) throw new Unclear();
    return OPENING.has(raw) || CLOSING.has(raw) || raw === 'for';
  }

  #isAssignment({ raw }: Word): boolean {
    if (!ASSIGNMENT.test(raw)) return false;
    if (!isHarmlessAssignment(raw)) throw new Unclear();
    return true;
  }

  /** Here-documents (`<<`) are other lines of their own. */
  #redirection(): void {
    this.operators = true;
    this.#skip(REDIRECTION);
    this.#skip(BLANK);
    this.#word();
  }

  #comment(): void {
    if (this.#skip(COMMENT) === '') throw new Unclear();
  }

  #word(): Word {
    const start = this.#at;
    let text = '';
    let expanded = false;
    for (;;) {
      const next = this.#text[this.#at] ?? '';
      if (this.#at === start && /^[<>]\(/.test(this.#text.slice(start, start + 2))) {
        this.#at += 2;
        this.#substitution();
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
        if (/^\$["']/.test(this.#text.slice(this.#at, this.#at + 2))) throw new Unclear();
        const literal = this.#expansion();
        expanded ||= literal === undefined;
        text += literal ?? '';
      } else {
        this.#history(/[ \t\n=]/);
        if (next === '{' && this.#text[this.#at + 1] !== '}')
          expanded ||= this.#at > start || !/[ \t\n]/.test(this.#text[this.#at + 1] ?? ' ');
        expanded ||= /[*?[]/.test(next);
        text += next;
        this.#at++;
      }
    }
    // A function, a glob of ksh, an array.
    if (this.#text[this.#at] === '(') throw new Unclear();
    if (this.#at === start) throw new Unclear();
    const raw = this.#text.slice(start, this.#at);
    return { raw, text: expanded && raw !== '[' ? undefined : text };
  }

  #singleQuoted(): string {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) throw new Unclear();
    const text = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  /** Undefined where it is expanded. */
  #doubleQuoted(): string | undefined {
    this.#at++;
    let text: string | undefined = '';
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined) throw new Unclear();
      if (next === '"') break;
      let literal: string | undefined = next;
      if (next === '$' || next === '`') literal = this.#expansion();
      else if (next === '\\' && /[$`"\\\n]/.test(this.#text[this.#at + 1] ?? '')) literal = this.#escaped();
      else {
        this.#history(/[ \t\n="]/);
        this.#at++;
      }
      text = text === undefined || literal === undefined ? undefined : text + literal;
    }
    this.#at++;
    return text;
  }

  #escaped(): string {
    const escaped = this.#text[this.#at + 1];
    if (escaped === undefined) throw new Unclear();
    this.#at += 2;
    return escaped === '\n' ? '' : escaped;
  }

  /** Text where the sign stands for itself. Arithmetic may hold commands and is not read. */
  #expansion(): string | undefined {
    if (this.#text[this.#at] === '`') return this.#backquoted();
    if (this.#text.startsWith('$((', this.#at) || this.#text.startsWith('$[', this.#at)) throw new Unclear();
    if (this.#text.startsWith('$(', this.#at)) {
      this.#at += 2;
      this.#substitution();
      return undefined;
    }
    if (this.#skip(PARAMETER) !== '') return undefined;
    if (this.#text[this.#at + 1] === '{') throw new Unclear();
    this.#at++;
    return '$';
  }

  #substitution(): void {
    this.operators = true;
    this.list(')');
  }

  /** With backslashes in it, it is unquoted once more. */
  #backquoted(): undefined {
    const end = this.#text.indexOf('`', this.#at + 1);
    const inner = this.#text.slice(this.#at + 1, end);
    if (end === -1 || inner.includes('\\')) throw new Unclear();
    this.operators = true;
    this.commands.push(...readShellLine(inner, this.#depth + 1).commands);
    this.#at = end + 1;
    return undefined;
  }

  /** A shell that is typed into replaces `!word` by an earlier line. */
  #history(harmless: RegExp): void {
    if (this.#text[this.#at] === '!' && !harmless.test(this.#text[this.#at + 1] ?? ' ')) throw new Unclear();
  }

  #looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
