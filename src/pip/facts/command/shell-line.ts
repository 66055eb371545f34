import { once } from '../../../inspect/once.js';
import { isAssignment, isHarmlessAssignment } from './assignment.js';
import { Cursor } from './cursor.js';
import { ShellWords, type Inside, type Word } from './shell-word.js';
import { Unclear } from './unclear.js';

/** The commands of a line, words each, in order; those of substitutions before the command that they stand in. */
export interface ShellLine {
  readonly commands: readonly (readonly Word[])[];
  /** A list, a pipe, a redirection, a substitution, a compound command. */
  readonly operators: boolean;
}

const DEEPEST = 16;
/** Other white space than a shell's, control characters, what no file name holds. */
const DISPUTED = once(() => /(?![\t\n])\p{Cc}|\p{Cs}|(?! )\p{Z}/u);
/** cmd.exe puts a variable there. */
const CMD_VARIABLE = /%[A-Za-z_]\w{2,}%/;

const BLANK = /(?:[ \t]|\\\n)+/y;
const REDIRECTION = /(?:\d*(?:>>|>\||>&|<&|<>|>|<)|&>>?)(?![<(])/y;
/** Read as words by a zsh that is typed into. */
const COMMENT = /#[\w \t.,:/=+@%-]*(?=\n|$)/y;

/** Words after which another command begins, those that end a compound command, and those that we do not read. */
const OPENING = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!']);
const CLOSING = new Set(['fi', 'done', '}']);
const UNREAD = new Set(['case', 'esac', 'function', 'select', 'coproc', '[[', 'foreach', 'end']);

/**
 * A command line as POSIX shells read it (IEEE 1003.1 §2), `sh`, `bash`, `dash`, `ksh` and `zsh` alike, given as an argument or typed. Throws
 * `Unclear` where they differ or where it takes a shell to tell. Linear.
 */
export function readShellLine(text: string, depth = 0): ShellLine {
  if (depth > DEEPEST || DISPUTED().test(text) || CMD_VARIABLE.test(text)) throw new Unclear();
  const reader = new Reader(text, depth);
  reader.list('');
  return { commands: reader.commands, operators: reader.operators || reader.commands.length > 1 };
}

type Before = 'operator' | 'compound' | 'none';

class Reader implements Inside {
  readonly commands: (readonly Word[])[] = [];
  operators = false;
  readonly #cursor: Cursor;
  readonly #words: ShellWords;
  #depth: number;

  constructor(text: string, depth: number) {
    this.#cursor = new Cursor(text);
    this.#words = new ShellWords(this.#cursor, this);
    this.#depth = depth;
  }

  /** Commands up to `end`, which is taken, or to the end of the text. */
  list(end: '' | ')'): void {
    if (++this.#depth > DEEPEST) throw new Unclear();
    /** After `&&` and `|` another command has to come; after a compound one none may, before an operator. */
    let before: Before = 'none';
    for (;;) {
      this.#cursor.skip(BLANK);
      const next = this.#cursor.peek();
      const closed: boolean = before === 'compound';
      if (next === end) break;
      if (next === '' || next === ')') throw new Unclear();
      if (next === '\n') {
        this.#cursor.at++;
        if (closed) before = 'none';
      } else if (next === '#') this.#comment();
      else if (next === ';' || next === '|' || (next === '&' && !this.#cursor.looksAt(REDIRECTION))) before = this.#operator();
      else if (next === '(') {
        if (closed || this.#cursor.peek(1) === '(') throw new Unclear();
        this.operators = true;
        this.#cursor.at++;
        this.list(')');
        before = 'compound';
      } else before = this.#command(closed) ? 'compound' : 'none';
    }
    if (before === 'operator') throw new Unclear();
    this.#cursor.at += end.length;
    this.#depth--;
  }

  #operator(): 'operator' | 'none' {
    this.operators = true;
    const operator = this.#cursor.skip(/;;|;[&|]|&&|\|\||\|&|[;&|]/y);
    if (operator.length === 2 && operator.startsWith(';')) throw new Unclear();
    return operator === ';' || operator === '&' ? 'none' : 'operator';
  }

  /** One simple command, with the reserved words before it. True where it ends a compound one, after which only redirections may come. */
  #command(closed: boolean): boolean {
    const words: Word[] = [];
    let loop = false;
    for (;;) {
      this.#cursor.skip(BLANK);
      const next = this.#cursor.peek();
      if (this.#cursor.looksAt(REDIRECTION)) {
        this.#redirection();
        continue;
      }
      if (next === '' || /[\n;&|)]/.test(next)) break;
      if (next === '#') {
        this.#comment();
        continue;
      }
      const word = this.#words.word();
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
    if (!isAssignment(raw)) return false;
    if (!isHarmlessAssignment(raw)) throw new Unclear();
    return true;
  }

  /** Here-documents (`<<`) are other lines of their own. */
  #redirection(): void {
    this.operators = true;
    this.#cursor.skip(REDIRECTION);
    this.#cursor.skip(BLANK);
    this.#words.word();
  }

  #comment(): void {
    if (this.#cursor.skip(COMMENT) === '') throw new Unclear();
  }

  substitution(): void {
    this.operators = true;
    this.list(')');
  }

  backquoted(text: string): void {
    this.operators = true;
    this.commands.push(...readShellLine(text, this.#depth + 1).commands);
  }
}
