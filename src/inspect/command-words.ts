import { isJsonObject, type JsonValue } from '../protocol/json.js';
import { plainName, roleOfName } from './role-names.js';

/** A command that is given word by word, as one line. */
export interface CommandWords {
  readonly line: string;
  /** The member that has its words; undefined where the value itself has them. */
  readonly member: string | undefined;
}

const PROGRAMS = new Set(['program', 'executable', 'binary', 'exe', 'bin']);
const WORDS = new Set(['args', 'arguments', 'argv', 'cmdargs', 'commandargs', 'arglist', 'argumentlist']);
/** A word that a shell reads as it stands. */
const PLAIN = /^[\w@%+=:,./~*?!^[\]{}-]+$/;
/** Who gives such a word by itself has a shell in mind. */
const OPERATOR = /^(?:[;&|]{1,2}|[0-9]?>{1,2}(?:&[0-9])?|<)$/;
const BLANK = /\s/;
/** Behind these a word of several is a command. */
const RUNS = /^(?:-[a-z]{0,4}[ce]|--?(?:command|eval|exec)|\/[ck]|(?:\S{0,64}\/)?(?:ssh|eval|watch|xargs|su|sudo|env|timeout|nohup))$/i;
/** Options and a host may stand between. */
const RUN_WITHIN = 5;

/** What a list under `name`, or an object with a program and its arguments, is as a command. A list of whole commands is one a line. */
export function commandWords(value: JsonValue, name: string): CommandWords | undefined {
  if (Array.isArray(value)) {
    if (value.length < 2 || (roleOfName(name) !== 'command' && !WORDS.has(plainName(name)))) return undefined;
    const words = textsOf(value);
    return words && { line: BLANK.test(words[0] ?? '') ? words.join('\n') : lineOf(words), member: undefined };
  }
  if (!isJsonObject(value)) return undefined;
  for (const member in value) {
    const list = value[member];
    if (!Array.isArray(list) || !WORDS.has(plainName(member))) continue;
    const program = programIn(value);
    const words = textsOf(list);
    if (program !== undefined && words !== undefined && words.length > 0) return { line: `${program} ${lineOf(words, program)}`, member };
  }
  return undefined;
}

function programIn(value: { readonly [name: string]: JsonValue }): string | undefined {
  for (const member in value) {
    const program = value[member];
    if (typeof program === 'string' && (roleOfName(member) === 'command' || PROGRAMS.has(plainName(member)))) return program;
  }
  return undefined;
}

function textsOf(list: readonly JsonValue[]): readonly string[] | undefined {
  const texts = list.flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? String(each) : []));
  return texts.length === list.length ? texts : undefined;
}

function lineOf(words: readonly string[], program = ''): string {
  const all = [program, ...words];
  return words
    .map((word, at) => {
      if (PLAIN.test(word) || OPERATOR.test(word)) return word;
      // A message, a pattern or a header may speak of commands; whoever is to run one is told so, or is a shell somewhere else.
      const isRun = !BLANK.test(word) || all.slice(Math.max(0, at + 1 - RUN_WITHIN), at + 1).some((before) => RUNS.test(before));
      return isRun ? `'${word.replaceAll("'", String.raw`'\''`)}'` : "''";
    })
    .join(' ');
}
