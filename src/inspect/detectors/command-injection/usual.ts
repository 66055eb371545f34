import { steers } from '../steering-settings.js';
import type { IsUsual, Typed } from './command-rule.js';

/** Settings by which git starts a program. */
const GIT_PROGRAMS = /\bcore\.(?:sshCommand|fsmonitor|gitProxy|hooksPath|pager|editor|askPass)\b/gi;
/** A key to sign in with, and how a connection is made, by words that start nothing else. */
const SSH = String.raw`ssh(?:\.exe)?(?:\s{1,4}(?:-i\s{0,4}(?:\$\{?HOME\}?)?[\w~./\\:@-]{1,160}|-o\s{0,4}(?:IdentitiesOnly|StrictHostKeyChecking|UserKnownHostsFile|ConnectTimeout|BatchMode|AddKeysToAgent|LogLevel|Port|User|ServerAlive\w{5,8})=[\w~./\\:-]{1,120}|-[vqTaxCn46]{1,6}|-[pl]\s{0,4}\w{1,32})){0,8}\s{0,4}`;
/** That, or a switch of git's own. */
const HARMLESS_IN_GIT = new RegExp(
  String.raw`\bcore\.(?:fsmonitor[\s=]{1,4}["']?(?:true|false)["']?|ssh[cC]ommand[\s=]{1,4}(?:"${SSH}"|'${SSH}'|ssh))(?:\s|$|[;|&)])`,
  'g',
);

export const setsUpGit: IsUsual = ({ match, text }) =>
  /\bcore\./i.test(match) && !/\bremote\b/i.test(match) && text.match(GIT_PROGRAMS)?.length === text.match(HARMLESS_IN_GIT)?.length;

/** A hook that lies in the repository, put where git looks for it (a link is read from there); its own service, put where the system does. */
export const installsOwnFile: IsUsual = ({ match }) => (PUTS_HOOK.test(match) || PUTS_SERVICE.test(match)) && !CLIMBS.test(match);
const PUTS_SERVICE =
  /^(?:cp|mv|install)\s{1,4}(?:-[\w=-]{1,16}\s{1,4}){0,3}["']?(?:\.\/)?\w[\w./@-]{0,100}\.(?:service|timer|socket)["']?\s{1,4}["']?\/etc\/systemd\/(?:system|user)(?:\/[\w.@-]{0,60})?["']?[\s;|&)]?$/i;
const PUTS_HOOK =
  /^(?:(?:cp|mv|install)\s{1,4}(?:-[\w=-]{1,16}\s{1,4}){0,3}["']?(?:\.\/)?|ln\s{1,4}(?:-\w{1,8}\s{1,4}){0,3}["']?(?:\.\/|(?:\.\.\/){1,2})?)\w[\w./*-]{0,100}["']?\s{1,4}["']?(?:\.\/)?\.git\/hooks\/[\w-]{0,40}["']?(?:\s{1,4}&&\s{1,4}chmod\s{1,4}(?:[ugoa]{0,3}\+x|[0-7]{3})\s{1,4}["']?(?:\.\/)?\.git\/hooks\/[\w-]{1,40}["']?)?[\s;|&)]?$/i;
const CLIMBS = /\w\/\.\.\//;

/** Written into settings, and it steers nothing; or a template copied into the project. Servers of an agent, its hooks and keys are no settings. */
export const setsDisplay: IsUsual = (typed) =>
  (COPIES_TEMPLATE.test(typed.match) && !typed.match.includes('..')) ||
  (INTO_SETTINGS.test(typed.from) && isWrittenOut(typed) && !steers(withoutFiles(typed.text)));
const COPIES_TEMPLATE =
  /^(?:cp|mv|ln|install)\s{1,4}(?:-[\w=-]{1,16}\s{1,4}){0,3}["']?(?:\.?\w[\w.-]{0,60}\/|\.\/){0,6}[\w.-]{0,60}(?:template|example|sample|default|dist)\b[\w./-]{0,60}["']?\s{1,4}["']?(?:\.\/)?\.\w{2,12}\/[\w./-]{1,60}["']?$/i;
const INTO_SETTINGS = /^(?:>|tee)[^\n;|]{0,160}[\\/](?:settings|tasks)[\w.-]{0,24}\.json/i;
const SETTINGS_FILES =
  /[\w~./\\-]{0,80}\.(?:claude|cursor|codex|gemini|windsurf|openclaw|kiro|roo|vscode)(?:\.json|[\\/][\w./-]{1,60})|\bclaude_desktop_config\.json/gi;
const PIECES = /''|""|\\/g;

/** As it is, and as a shell puts its pieces together. */
function withoutFiles(text: string): string {
  const whole = text.replace(SETTINGS_FILES, ' ');
  return `${whole}\n${whole.replace(PIECES, '')}`;
}

/** What a shell makes of a text: the output of another program, a variable, a letter by its number. (`$schema` is a member of settings.) */
const MADE = /\$(?:[^s]|$)|\$s[^c]|`|\\[xu0-7]|<\(|\bprintf\b[^\n]{0,200}%/i;
/** Behind what is quoted; a quotation mark that is left is that of `sh -c "…`. */
const ECHO = /(?:^|[;|&\n({"'])\s{0,8}(?:echo|printf)\s[^;|&\n<]{0,400}\|?\s{0,4}$/;
const QUOTED = /'[^']{0,1000}'|"[^"]{0,1000}"/g;
const COPIED_FROM_HERE = /(?:^|[;|&\n({"'])\s{0,8}cat\s{0,4}(?:<<-?\s{0,2}["']?\w{1,24}["']?\s{0,4})?$/;
const HERE = /^[^\n;|&]{0,200}<<-?\s{0,2}["']?\w/;

/** Whether all that comes into the file stands in the command. */
function isWrittenOut({ match, before, from, text }: Typed): boolean {
  if (MADE.test(text)) return false;
  const copied = COPIED_FROM_HERE.exec(before);
  if (copied !== null) return copied[0].includes('<<') || HERE.test(from);
  if (/^tee/i.test(match) && !/\|\s{0,4}$/.test(before)) return HERE.test(from);
  return ECHO.test(before.replace(QUOTED, ''));
}

/** Half of a pair of keys that is there to be given away; a copy that stays beside what it is a copy of. */
export const staysWhereItIs: IsUsual = ({ from }) => {
  const command = /^[^\n;|&>]{0,400}/.exec(from)?.[0] ?? '';
  const rest = command.replace(PUBLIC_HALVES, ' ');
  if (rest !== command && !PRIVATE.test(rest)) return true;
  const [, source = '', target = ''] = COPIES.exec(command) ?? [];
  return source !== '' && source === target && !command.includes('..');
};
/** The half of a pair of keys that is there to be given away, to another machine. */
export const givesPublicHalf: IsUsual = ({ from }) => {
  const command = /^[^\n]{0,400}/.exec(from)?.[0] ?? '';
  return /^\.ssh[\\/]id_\w{2,10}\.pub[\s"']/i.test(command) && !PRIVATE.test(command.replace(PUBLIC_HALF, ' ').replace(PUBLIC_HALVES, ' '));
};
const PUBLIC_HALF = /^\.ssh[\\/]id_\w{2,10}\.pub/i;
const PUBLIC_HALVES = /[^\s"'=,{}*?[\]]{0,160}[\\/]id_\w{2,10}\.pub(?:["']|\s|$)/gi;
/** Where secrets are, as the rule knows them, or the folder of one. */
const PRIVATE =
  /[\\/]?\.(?:ssh|aws|kube|docker|netrc|pgpass|npmrc|pypirc|git-credentials|gnupg|config|vault-token)\b|\bid_|shadow|environ|login data|cookies|logins\.json|key4\.db|secrets/i;
const COPIES =
  /^(?:cp|mv)\s{1,4}(?:-\w{1,6}\s{1,4}){0,2}["']?(?:(?:~|\$HOME)\/)?(\.[\w-]{1,30})(?:\/[\w./-]{0,60})?["']?\s{1,4}["']?(?:~|\$HOME)\/(\.[\w-]{1,30})(?:[./][\w./-]{0,60})?["']?\s{0,4}$/i;

/** Whether somebody listens: a connection that nothing is read from, and nothing sent to. */
const KNOCKS =
  /(?:^|[;|&("'!\n]|\b(?:do|until|while|if)\b)\s{0,4}\(?\s{0,4}(?:echo\s{0,4}|:\s{0,4}|true\s{0,4}|printf\s{1,4}(?:''|"")\s{0,4})?[<>]\s{0,2}\/dev\/tcp\/[^\s/]{1,255}\/[0-9$]/gi;
const TALKS = /\b(?:ba|z|k|da|c)?sh\s{1,4}-i|[0-9]?[<>]&\s?(?:\/dev|[0134-9])|<&|\bexec\b|\bcat\b|\bread\b|\$\(|`/i;
const CONNECTION = /\/dev\/(?:tcp|udp)\//i;

/** None of the connections of a command is more. */
export const knocks: IsUsual = ({ match, text }) =>
  CONNECTION.test(match) && !TALKS.test(text) && !CONNECTION.test(text.replace(KNOCKS, ' '));

/** To take the rights away that are found. */
export const tidiesRights: IsUsual = ({ from }) =>
  /^sudo\s/i.test(from) || /^find\s[^\n;|]{0,160}-exec\s{1,4}chmod\s{1,4}(?:[ugoa]{0,4}-s|[0-7]{3}\s)/i.test(from);

/** Browsers keep their processes apart with it, and say that it needs these rights. Of nothing beside it. */
export const keepsSandbox: IsUsual = ({ from }) =>
  /^chmod\s{1,4}(?:u\+s|4[0-7]{3})\s{1,4}["']?[^\s"';|&]{0,120}\bchrom(?:e|ium)[\w-]{0,12}sandbox["']?\s{0,4}(?:$|[\n;|&)])/i.test(from);

/** Behind it history is kept again. */
export const turnsHistoryBackOn: IsUsual = ({ match, from }) => /^set\s/i.test(match) && /\bset\s{1,4}-o\s{1,4}history\b/i.test(from);

/** Some lines of one's own history, by number or by name, or only asked about. */
export const looksOnly: IsUsual = ({ from }) => /^Clear-History\s{1,4}-(?:WhatIf|Confirm|Id|Count|CommandLine)\b/i.test(from);

/** A proxy on this machine: a debugger of one's own. */
export const proxiesToItself: IsUsual = ({ from }) =>
  /^networksetup\s{1,4}-set\w{3,16}proxy\s{1,4}(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|[\w-]{1,32})\s{1,4}["']?(?:127\.0\.0\.1|localhost|::1)["']?\s/i.test(
    from,
  );

/** A disk that a manual speaks of, and no other beside it: no machine has one of that name. */
export const namesNoDisk: IsUsual = ({ match, from }) =>
  /^X[YZ]?[0-9]?\b/.test(from.slice(match.length)) && match.split('/dev/').length === 2;

/** A range of addresses, as filters and firewalls are told them. */
export const isRange: IsUsual = ({ match, before, from }) => RANGE.test(from.slice(match.length)) && !IN_URL.test(before);
const RANGE = /^\/(?:8|16|24|32|64|128)(?:[,\s"';)\]]|$)/;
const IN_URL = /(?:\/\/|@)\[?$/;

/** Names that are written out are asked for one after the other: nothing that was read goes with them. */
export const asksForNames: IsUsual = ({ match, before }) => {
  const [, name] = NAMES_IN_TURN.exec(before.slice(-LONGEST_LIST)) ?? [];
  return name !== undefined && !match.includes('`') && [...match.matchAll(VARIABLE)].every(([, used]) => used === name);
};
const NAMES_IN_TURN = /\bfor\s{1,4}(\w{1,24})\s{1,4}in\s[\w .-]{1,300}[;\n]\s{0,4}do\s{1,4}$/;
const LONGEST_LIST = 360;
const VARIABLE = /\$\{?(\w{0,24})/g;
