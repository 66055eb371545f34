import {
  beginningOf,
  LEAST_OF_NAME,
  PROGRAM_OPTIONS,
  STARTING_SETTINGS,
  STARTING_VARIABLES,
  type ProgramOptions,
  type Started,
} from '../../commands/program-options.js';
import { HOME } from './command-pieces.js';
import { commandRule as rule, type CommandRule, type IsUsual } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';
import { either } from './pieces.js';
import { isAnybodys, startsOther } from './started-programs.js';
import { wordsOfCommand } from './words-of-command.js';

/** What shells, sign-ins and the system read when they start. A unit of the system, or a hook of Git's, is what projects tell to download. */
const READ_AT_START = String.raw`(?:${HOME}\/)?\.(?:(?:bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zshenv|zprofile|zlogin|kshrc|cshrc)\b|ssh\/(?:authorized_keys2?|rc|config|environment)\b|config\/(?:autostart|systemd\/user|fish\/conf)[\w./-]{0,60})|\/Library\/Launch(?:Agents|Daemons)\/|\/etc\/(?:cron|sudoers|passwd|shadow|ld\.so\.preload|rc\.local|pam\.d|bash\.bashrc)`;
const IS_READ_AT_START = new RegExp(`^["']?(?:file:\\/\\/)?(?:${READ_AT_START})`, 'i');
const SETTING = new RegExp(`^(?:${either(STARTING_SETTINGS)})(?:\\s{0,4}=\\s{0,4}|\\s{1,4})`, 'i');
const EXECUTES = /^exec=/;

const IS_BAD: Readonly<Record<Started, (value: string, rest: readonly string[]) => boolean>> = {
  command: startsOther,
  action: (value, rest) => EXECUTES.test(value) && startsOther(value.replace(EXECUTES, ''), rest),
  setting: (value, rest) => {
    const setting = SETTING.exec(value)?.[0];
    return setting !== undefined && startsOther(value.slice(setting.length).replace(/^!\s{0,4}/, ''), rest);
  },
  loaded: isAnybodys,
  written: (value) => IS_READ_AT_START.test(value),
};

/** Each option of a row in the words of a command, with its value and what follows that. */
function isHarmless({ options, started, only }: ProgramOptions): IsUsual {
  const names = options.split(' ');
  const within = only === undefined ? undefined : new Set(only.split(' '));
  return (typed) => {
    if (isOnlyNamed(typed)) return true;
    const all = wordsOfCommand(typed.from);
    const behind = within === undefined ? all.length : commandAt(all);
    const words = within?.has(all[behind] ?? '') === false ? all.slice(0, behind) : all;
    return !words.some((word, at) =>
      names.some((name) => {
        const value = valueOf(name, word);
        if (value === undefined) return false;
        return value === '' ? IS_BAD[started](words[at + 1] ?? '', words.slice(at + 2)) : IS_BAD[started](value, words.slice(at + 1));
      }),
    );
  };
}

/** Options of Git that take a word, before its command. */
const VALUED = /^(?:-[cC]|--(?:git-dir|work-tree|namespace|config-env))$/;

/** Where the words of a program say which of its commands it is. */
function commandAt(words: readonly string[]): number {
  let at = 1;
  while (at < words.length && (words[at] ?? '').startsWith('-')) at += VALUED.test(words[at] ?? '') ? 2 : 1;
  return at;
}

const LETTERS = /^-[a-zA-Z]{1,8}$/;

/** What a word says for an option; empty where the next word does. */
function valueOf(option: string, word: string): string | undefined {
  const end = word.indexOf('=');
  const name = end === -1 ? word : word.slice(0, end);
  if (name === option || (name.length >= LEAST_OF_NAME && name.startsWith('--') && option.startsWith(name))) {
    return end === -1 ? '' : word.slice(end + 1);
  }
  if (option.length > 3 || !option.startsWith('-')) return undefined;
  if (word.startsWith(option)) return word.slice(option.length);
  return option.length === 2 && LETTERS.test(word) && word.endsWith(option.charAt(1)) ? '' : undefined;
}

/** What has to be written for one of a row to say anything. */
function written({ programs, options, started, only }: ProgramOptions): RegExp {
  const names = options
    .split(' ')
    .map((name) => (/^-[a-zA-Z]$/.test(name) ? `-[a-zA-Z]{0,8}${name.charAt(1)}` : beginningOf(name)))
    .join('|');
  // A setting stands before the program's own command.
  const own = only === undefined || started === 'setting' ? '' : String.raw`[^\n]{0,120}\s(?:${either(only)})\b`;
  const program = programs === '' ? '' : String.raw`\b(?:${either(programs)})\b${own}(?:[^\n]|\\\n){0,400}[\s"']`;
  const tail =
    started === 'written'
      ? String.raw`)[^\n]{0,24}(?:${READ_AT_START})`
      : started === 'setting'
        ? String.raw`)[\s="']{0,4}(?:${either(STARTING_SETTINGS)})`
        : ')';
  // Names of settings are read in any letter case.
  return new RegExp(`${program}(?:${names}${tail}`, started === 'setting' ? 'i' : '');
}

/** Behind what is quoted nothing is set. */
const VARIABLE = (names: string) => new RegExp(String.raw`(?:^|[\s;|&("'])(?:${either(names)})=`);

/** Options, variables and scripts by which an honest program starts something of somebody else's (GTFOBins; the programs' manuals). */
export const STARTING_OPTIONS: readonly CommandRule[] = [
  ...PROGRAM_OPTIONS.map((row) =>
    rule(row.started === 'written' ? 'persistence' : 'proxy_execution', 'high', written(row), { isUsual: isHarmless(row) }),
  ),
  ...(['command', 'loaded'] as const).map((started) =>
    rule('proxy_execution', 'high', VARIABLE(STARTING_VARIABLES[started]), {
      isUsual: (typed) => {
        if (isOnlyNamed(typed)) return true;
        const [value = '', ...rest] = wordsOfCommand(typed.from.slice(typed.match.length));
        return !IS_BAD[started](value, rest);
      },
    }),
  ),
  rule('proxy_execution', 'high', /\bgit\s[^\n]{0,200}[\s"']ext::/, {
    isUsual: (typed) => isOnlyNamed(typed) || !startsOther(typed.from.slice(typed.match.length).replaceAll('% ', ' ')),
  }),
  // A line of a script of sed that is one of the shell.
  rule('proxy_execution', 'high', /\bsed\s[^\n]{0,200}[\s"'0-9$/;{]e(?:\s|$|["'])/, {
    isUsual: (typed) => isOnlyNamed(typed) || !scriptsOf(wordsOfCommand(typed.from)).some(runsLine),
  }),
  // A program that reads nothing, and starts a shell or asks the network.
  rule(
    'proxy_execution',
    'high',
    /\b[gmn]?awk\s[^\n]{0,80}BEGIN\s{0,4}\{[^\n]{0,160}\bsystem\s{0,2}\(\s{0,2}\\?["']?\s{0,2}(?:curl|wget|nc|ncat|(?:\/(?:usr\/)?bin\/)?(?:ba|z|k|da)?sh|python[0-9.]{0,4}|perl|ruby|\/tmp\/)(?:\s|["'/]|$)/,
    { isUsual: isOnlyNamed },
  ),
];

/** An address, or two, and the command. */
const ADDRESS = String.raw`(?:[0-9]{1,8}|\$|\/[^\/\n]{0,80}\/)`;
const RUNS_LINE = new RegExp(String.raw`(?:^|[;{}\n])\s{0,4}(?:${ADDRESS}(?:,${ADDRESS})?\s{0,2}!?\s{0,2})?e(?:\s{1,4}\S|$)`);

/** `s/a/b/g` by the signs that people part it with: what stands in it is no script. */
const REPLACES = new RegExp(
  '/ | # , @ : % !'
    .split(' ')
    .map((sign) => String.raw`[sy]${String.raw`[${sign}](?:[^${sign}\\\n]|\\.){0,200}`.repeat(2)}[${sign}]\w{0,8}`)
    .join('|'),
  'g',
);
const EXECUTED = /[a-df-z0-9]?e[a-z0-9]?$/i;

function runsLine(script: string): boolean {
  let isRun = false;
  const rest = script.replace(REPLACES, (each) => {
    isRun ||= each.startsWith('s') && EXECUTED.test(each.slice(each.lastIndexOf(each.charAt(1)) + 1));
    return ' ';
  });
  return isRun || RUNS_LINE.test(rest);
}

function scriptsOf([, ...words]: readonly string[]): readonly string[] {
  const told = words.flatMap((word, at) => {
    const value = valueOf('-e', word) ?? valueOf('--expression', word);
    return value === undefined ? [] : [value || (words[at + 1] ?? '')];
  });
  if (told.length > 0) return told;
  return words.filter((word) => !word.startsWith('-')).slice(0, 1);
}
