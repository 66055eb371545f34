import { commandWords } from '../../commands/command-words.js';
import { codeTextAt } from './code-texts.js';

/** More words than a command has that code starts; a text may have a call in each. */
const MOST_WORDS = 64;

/** A command that code runs, and where its text stands. */
export interface CodeCommand {
  readonly line: string;
  readonly start: number;
  readonly end: number;
}

/** Calls that run a command, up to what they are given. A regular expression has an `exec` too, behind a dot. */
const CALL =
  /(?:\b(?:system|popen|getoutput|getstatusoutput|execSync|execFile|execFileSync|spawn|spawnSync|shell_exec|passthru|proc_open|create_subprocess_shell|create_subprocess_exec)|\bsubprocess\.(?:run|call|check_call|check_output|Popen)|\bPopen|\b(?:child_process|cp|getRuntime\(\))\.exec|\brequire\(["'](?:node:)?child_process["']\)\.exec|(?:^|[^.\w])exec)\s{0,8}\(/g;

/** What a shell runs out of code: texts that calls are given, and lines that a notebook hands on. */
export function commandsInCode(code: string): readonly CodeCommand[] {
  return [...calls(code), ...cellLines(code)];
}

function* calls(code: string): Generator<CodeCommand> {
  for (const match of code.matchAll(CALL)) {
    const command = commandAt(code, match.index + match[0].length);
    if (command !== undefined) yield command;
  }
}

const LINE = /(?:^|\n)[ \t]{0,8}(?:!{1,2}|%{1,2}(?:sx|system)[ \t])/g;
const CELL = /^\s{0,16}%%(?:!|(?:bash|sh|zsh|cmd|powershell|sx|system|script\s{1,4}(?:ba|z)?sh)\b)[^\n]{0,80}\n/;

/** A function without a name, called at once: JavaScript, and an error to a shell. */
const SCRIPT = /^function\s?\(/;
const LONGEST_WORD = 16;

/** IPython: `!command`, `%sx command`, and cells that are a shell's. */
function* cellLines(code: string): Generator<CodeCommand> {
  const cell = CELL.exec(code)?.[0];
  if (cell !== undefined) {
    yield { line: code.slice(cell.length), start: cell.length, end: code.length };
    return;
  }
  for (const match of code.matchAll(LINE)) {
    const start = match.index + match[0].length;
    const next = code.indexOf('\n', start);
    const end = next === -1 ? code.length : next;
    if (!SCRIPT.test(code.slice(start, start + LONGEST_WORD))) yield { line: code.slice(start, end), start, end };
  }
}

/** Between texts of one call: a bracket begins the words of a list, a plus joins; letters say what kind of text follows. */
const BETWEEN = /[\s,[+(]{0,1000}[rbfu]{0,2}/iy;

/** The texts that a call begins with: one is a command as it stands, several are its words. */
function commandAt(code: string, from: number): CodeCommand | undefined {
  const words: string[] = [];
  let [at, start] = [from, from];
  while (words.length < MOST_WORDS) {
    BETWEEN.lastIndex = at;
    const between = BETWEEN.exec(code)?.[0] ?? '';
    const found = codeTextAt(code, at + between.length);
    if (found === undefined) break;
    if (words.length === 0) start = at + between.length;
    if (between.includes(',')) words.push(found.text);
    else words.push(`${words.pop() ?? ''}${found.text}`);
    at = found.end;
  }
  const [first] = words;
  if (first === undefined) return undefined;
  return { line: commandWords(words, 'argv')?.commands[0]?.line ?? first, start, end: at };
}
