import { toldTo } from './program-options.js';
import { WRAPPERS } from './wrappers.js';

/**
 * What a program does with a word that is a text: runs each, has a shell elsewhere run all words behind a host as one line, runs those behind an option
 * that says so, or has a use of its own for it.
 */
type Use = 'runs' | 'remote' | 'shell' | 'interpreter' | 'own';

const USES: ReadonlyMap<string, Use> = new Map(
  (
    [
      ['remote', 'ssh slogin rsh mosh'],
      ['runs', 'eval watch parallel su tmux screen powershell pwsh concurrently'],
      ['shell', 'sh bash rbash dash ash zsh ksh mksh pdksh csh tcsh fish cmd runuser sg flock script nix-shell'],
      [
        'interpreter',
        'python pypy perl ruby node nodejs bun deno php lua luajit rscript julia osascript tclsh expect vim nvim vi ex nc ncat socat xterm gnome-terminal konsole',
      ],
    ] as const
  ).flatMap(([use, names]) => names.split(' ').map((name) => [name, use] as const)),
);

interface Wrapper {
  readonly valued: string;
  readonly operands: number;
}
const NOBODY: Wrapper = { valued: '', operands: 0 };
const WRAPPER: ReadonlyMap<string, Wrapper> = new Map(
  WRAPPERS.flatMap(([names, valued, operands]) => names.split(' ').map((name) => [name, { valued, operands }] as const)),
);

/** Who gives such a word by itself has a shell in mind. */
export const OPERATOR = /^(?:[;&|]{1,2}|[0-9]?>{1,2}(?:&[0-9])?|<)$/;
const SEPARATOR = /^[;&|]{1,2}$/;
export const BLANK = /\s/;
const OPTION = /^(?:-|\/[a-z]$)/i;
const ASSIGNMENT = /^\w{1,64}=/;

/** The next word is a command: of a shell wherever `c` is among its letters (`-lc`, `-cx`), of an interpreter `e` as well. */
const TELLS: Readonly<Record<Use, RegExp>> = {
  runs: /^-/,
  remote: /^-/,
  shell: /^(?:-[a-z]{0,8}c[a-z]{0,8}|--?(?:init-)?(?:command|run)|\/[ck])$/i,
  interpreter: /^(?:-[a-z]{0,8}[ce][a-z]{0,8}|-[pr]|--(?:eval|exec|print|command|sh-exec)|eval)$/i,
  own: /^--?(?:exec|shell-command)$/i,
};
/** The same with the command in the same word. */
const GLUED = /^(?:-[a-z]{0,4}[ce]|--(?:init-command|command|eval|exec|run)=)/i;
/** What a program that has a use of its own for a text runs of it: a setting of Git (`core.pager=…`), a way out of a client. */
const WAY_OUT = /^[\w-]{1,40}\.[\w.-]{1,80}=|\\!|\.(?:shell|system)\s|\bprogram\s{1,8}['"$]/i;
/** Options of ssh that take a word (OpenSSH, ssh(1)). */
const VALUED_IN_REMOTE = /^-[a-zA-Z]{0,8}[BbcDEeFIiJLlmOopQRSWw]$/;
/** No name of a program is longer. */
const LONGEST_NAME = 64;

/** Reads the words of a command one after the other, and says of each whether it is a command itself. */
export class RunWords {
  #use: Use = 'own';
  /** The program comes yet. */
  #awaited = true;
  #wrapper = NOBODY;
  /** Words that are an option's or a wrapper's own. */
  #own = 0;
  #told = false;
  /** How the program that has a use of its own for texts is told to start something, and whether the last word did. */
  #starts: ReturnType<typeof toldTo>;
  #isStarted = false;
  /** Of a program that runs its words elsewhere: the host is said. */
  #away = false;

  /** The word that came last, and those behind it, are joined by blanks and read by a shell elsewhere. */
  isJoined = false;

  /** Without a program arguments are those of anyone: of whom `-c` tells something is not known. */
  constructor(first: string) {
    if (!OPTION.test(first)) return;
    this.#awaited = false;
    this.#use = 'interpreter';
    this.#starts = toldTo('');
  }

  next(word: string): boolean {
    if (word === '') return false;
    if (SEPARATOR.test(word)) {
      this.#begin(NOBODY);
      return false;
    }
    const isText = BLANK.test(word);
    if (this.#awaited) {
      this.#lookForProgram(word, isText);
      return isText;
    }
    if (this.#use === 'remote') return this.#elsewhere(word, isText);
    if (!isText) {
      this.#isStarted = this.#starts?.next.test(word) === true;
      if (TELLS[this.#use].test(word)) this.#told = true;
      else if (this.#use === 'own') this.#become(useOf(nameOf(word)));
      return false;
    }
    if (this.#isStarted || this.#starts?.same.test(word) === true) return true;
    if (this.#use === 'own') return this.#told || word.startsWith('--exec=') || WAY_OUT.test(word);
    return this.#use === 'runs' || this.#told || GLUED.test(word);
  }

  /** Behind the host, and options before and after it. */
  #elsewhere(word: string, isText: boolean): boolean {
    if (this.isJoined) return isText;
    if (this.#own > 0) this.#own--;
    else if (!word.startsWith('-')) {
      this.isJoined = this.#away;
      this.#away = true;
    } else if (VALUED_IN_REMOTE.test(word)) this.#own++;
    return isText;
  }

  #begin(wrapper: Wrapper): void {
    this.#away = false;
    this.isJoined = false;
    this.#awaited = true;
    this.#told = false;
    this.#use = 'own';
    this.#starts = undefined;
    this.#isStarted = false;
    this.#wrapper = wrapper;
    this.#own = wrapper.operands;
  }

  /** Behind a wrapper's options and its own words. */
  #lookForProgram(word: string, isText: boolean): void {
    if (word.startsWith('-')) {
      if (word.length === 2 && this.#wrapper.valued.includes(word.charAt(1))) this.#own++;
    } else if (this.#own > 0) this.#own--;
    else if (!ASSIGNMENT.test(word) && !isText) {
      const name = nameOf(word);
      const use = useOf(name);
      const wrapper = use === undefined ? WRAPPER.get(name) : undefined;
      if (wrapper === undefined) {
        this.#become(use ?? 'own');
        this.#starts = toldTo(name);
      } else this.#begin(wrapper);
    }
  }

  #become(use: Use | undefined): void {
    if (use === undefined) return;
    this.#awaited = false;
    this.#use = use;
    this.#told = false;
    this.#own = 0;
  }
}

/** `/usr/bin/sh` is sh, `cmd.exe` cmd. */
function nameOf(word: string): string {
  const name = word.slice(word.length > LONGEST_NAME ? -LONGEST_NAME : 0).toLowerCase();
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/\.(?:exe|com)$/, '');
}

/** `python3.11` is Python. */
const useOf = (name: string) => USES.get(name) ?? USES.get(name.replace(/-?[0-9][0-9.]{0,7}$/, ''));
