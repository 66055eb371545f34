import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { plainName, roleOfName } from '../roles/role-names.js';
import { BLANK, OPERATOR, RunWords } from './run-words.js';
import { hasCommands, programOfTool } from './tool-program.js';

/** A command that is given word by word, as one line; with several programs, of which one is meant, a line each. */
export interface CommandWords {
  readonly line: string;
  /** The member that has its words; undefined where the value itself has them. */
  readonly member: string | undefined;
}

export interface Commands {
  readonly commands: readonly CommandWords[];
  /** Not where an object has more programs or more arguments than a call needs. */
  readonly complete: boolean;
  /** A list is one command: its words are read together, and by themselves they are none. */
  readonly isOne?: boolean;
}

const PROGRAMS = new Set(['program', 'executable', 'binary', 'exe', 'bin', 'file', 'filename', 'run', 'shell', 'interpreter']);
const WORDS = new Set(['args', 'arguments', 'argv', 'cmdargs', 'commandargs', 'arglist', 'argslist', 'argumentlist']);
/** What else arguments are called where a program stands beside them. */
const BESIDE = new Set([...WORDS, 'params', 'parameters', 'flags', 'options']);
/** A word that a shell reads as it stands. */
const PLAIN = /^[\w@%+=:,./~*?!^[\]{}-]+$/;
const BLANKS = /\s+/;

const MOST_PROGRAMS = 8;
const MOST_LISTS = 8;

/** What a list under `name`, or an object with a program and its arguments, is as commands. A list of whole commands is one a line. A `tool` may be the program. */
export function commandWords(value: JsonValue, name: string, tool?: string): Commands | undefined {
  if (isJsonObject(value)) return ofObject(value, tool);
  if (!Array.isArray(value) || !hasWords(value) || (roleOfName(name) !== 'command' && !WORDS.has(plainName(name)))) return undefined;
  const words = textsOf(value);
  if (words.length > 1 && BLANK.test(words[0] ?? '')) return { commands: [{ line: words.join('\n'), member: undefined }], complete: true };
  const commands = [{ line: lineOf(words, new RunWords(words[0] ?? '')), member: undefined }];
  if (!isOneCommand(words, name)) return { commands, complete: true };
  // Some servers join the words and give them to a shell.
  return { commands: [...commands, { line: words.join(' '), member: undefined }], complete: true, isOne: true };
}

/** One word by itself is looked at by itself, unless it is an option. */
const hasWords = (list: readonly JsonValue[]): boolean => list.length > 1 || (typeof list[0] === 'string' && list[0].startsWith('--'));

/** Names of one command. A text behind an option of a program is a word of it: `["grep", "-e", "a pattern"]`, never `["ls", "rm a b"]`. */
const ONE = new Set(['command', 'cmd', 'commandline', 'cmdline', 'shellcommand', 'bashcommand']);

function isOneCommand(words: readonly string[], name: string): boolean {
  const text = words.findIndex((word) => BLANK.test(word));
  return (
    text > 1 && ONE.has(plainName(name)) && !(words[0] ?? '').startsWith('-') && words.slice(1, text).some((word) => word.startsWith('-'))
  );
}

/** Whether a tool that says what it is given knows of a program in this object: the client may have put any beside the arguments. */
export function hasKnownProgram({ value, schema }: { readonly value: JsonValue; readonly schema: JsonObject | undefined }): boolean {
  const known = isJsonObject(schema?.['properties']) ? schema['properties'] : value;
  return (
    isJsonObject(known) && isJsonObject(value) && Object.keys(value).some((member) => isProgram(member) && Object.hasOwn(known, member))
  );
}

function isProgram(member: string): boolean {
  return roleOfName(member) === 'command' || PROGRAMS.has(plainName(member));
}

function ofObject(value: JsonObject, tool: string | undefined): Commands | undefined {
  const commands: CommandWords[] = [];
  let programs: readonly string[] | undefined;
  let complete = true;
  const own = tool === undefined ? undefined : programOfTool(tool);
  for (const member in value) {
    const given = value[member];
    if ((!Array.isArray(given) && typeof given !== 'string') || given.length === 0 || !BESIDE.has(plainName(member))) continue;
    programs ??= programsFor(value, own);
    // Beside the program that a tool is named after, only arguments by their own name are its words.
    if (programs.length === 0 || (!WORDS.has(plainName(member)) && !Object.keys(value).some(isProgram))) continue;
    if (commands.length === MOST_LISTS) {
      complete = false;
      break;
    }
    const line = linesOf(programs.slice(0, MOST_PROGRAMS), given);
    commands.push({ line, member });
  }
  if (commands.length === 0) return own !== undefined && hasCommands(own) ? withProgram(value, own) : undefined;
  return { commands, complete: complete && (programs?.length ?? 0) <= MOST_PROGRAMS };
}

/** Those beside the arguments; where none is known to be the tool's own, that before them (`git` with `args`). */
function programsFor(value: JsonObject, own: string | undefined): readonly string[] {
  const given = programsIn(value);
  if (own === undefined) return given;
  if (given.length === 0) return [own];
  return [...given, ...given.filter((program) => !begins(program, own)).map((program) => `${own} ${program}`)];
}

/** What a program is told in one text, without its name: `{"command": "run -v /:/host …"}` of a tool called `docker`. */
function withProgram(value: JsonObject, own: string): Commands | undefined {
  const commands: CommandWords[] = [];
  let complete = true;
  for (const member in value) {
    const told = value[member];
    if (typeof told !== 'string' || !BLANK.test(told) || roleOfName(member) !== 'command' || begins(told, own)) continue;
    if (commands.length < MOST_PROGRAMS) commands.push({ line: `${own} ${told}`, member });
    else complete = false;
  }
  return commands.length === 0 ? undefined : { commands, complete };
}

const begins = (told: string, own: string): boolean => told === own || told.startsWith(`${own} `);

/** Each once; which of them is run, the server knows. One more than are tried says that there are too many. */
function programsIn(value: JsonObject): readonly string[] {
  const programs = new Set<string>();
  for (const member in value) {
    const program = value[member];
    if (typeof program !== 'string' || program === '' || !isProgram(member)) continue;
    programs.add(program);
    if (programs.size > MOST_PROGRAMS) break;
  }
  return [...programs];
}

function linesOf(programs: readonly string[], given: string | readonly JsonValue[]): string {
  if (typeof given === 'string') return programs.map((program) => `${program} ${given}`).join('\n');
  const words = textsOf(given);
  return programs
    .map((program) => {
      const run = new RunWords('');
      for (const word of program.split(BLANKS)) run.next(word);
      return `${program} ${lineOf(words, run)}`;
    })
    .join('\n');
}

/** What is no word is none of the command: who starts a program leaves it out, or gives it something that says nothing. */
function textsOf(list: readonly JsonValue[]): readonly string[] {
  return list.flatMap((each) => {
    const [only] = Array.isArray(each) && each.length === 1 ? (each as readonly unknown[]) : [each];
    return typeof only === 'string' || typeof only === 'number' ? String(only) : [];
  });
}

/** A message, a pattern or a header may speak of commands: of words with a blank only those are left that somebody runs. */
function lineOf(words: readonly string[], run: RunWords): string {
  return words
    .map((word) => {
      const isBegun = run.isJoined;
      const isRun = run.next(word);
      if (run.isJoined) return isBegun ? word : `\n${word}`;
      if (PLAIN.test(word) || OPERATOR.test(word)) return word;
      return isRun || !BLANK.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : "''";
    })
    .join(' ');
}
