import { HOME } from './command-pieces.js';
import { commandRule as rule, type CommandRule } from './command-rule.js';
import { setsAside } from './usual-administration.js';
import { installsOwnFile, keepsSandbox, setsDisplay, setsUpGit, tidiesRights } from './usual.js';

/** What stays when the command has ended, accounts, rights, what is started and what an agent obeys; and the search for a way there. */
export const FOOTHOLDS: readonly CommandRule[] = [
  rule(
    'account_change',
    'high',
    /\bnet1?\s{1,4}(?:user\b|(?:local)?group\s{1,4}[^\n;|&]{0,24}(?:admin|remote desktop))[^\n;|&]{0,160}\s\/add\b|\bNew-LocalUser\b|\bAdd-LocalGroupMember\b[^\n;|]{0,80}Administrators|\b(?:usermod|gpasswd|groupmems|adduser)\b[^\n;|]{0,60}\b(?:sudo|wheel|root|admin)\b|\buseradd\b[^\n;|]{0,60}-(?:o|ou|uo)\b|\bchpasswd\b/i,
  ),
  rule(
    'account_change',
    'high',
    /(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?(?:\/usr\/local)?\/etc\/(?:sudoers|passwd|shadow|group|ld\.so\.preload|pam\.d|ssh\/)|NOPASSWD\s{0,4}:|\bchmod\s{1,4}(?:-\w{1,4}\s{1,4})?(?:[ug]?\+s|[46][0-7]{3})\b[^\n;|]{0,60}\/(?:bin|usr|sbin|tmp|dev\/shm)\/|\bchmod\s{1,4}(?:-\w{1,4}\s{1,4})?(?:u\+s|4[0-7]{3})\s{1,4}["']?[$.~/]|\bsetcap\s{1,4}cap_setuid/i,
    { isUsual: keepsSandbox },
  ),
  rule(
    'persistence',
    'high',
    new RegExp(
      String.raw`(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv|ln|install)\b[^\n;|]{0,120}\s|--output=)\s{0,4}["']?(?:(?:${HOME}\/)?\.ssh\/(?:authorized_keys|rc)|(?:\/System)?\/Library\/(?:Launch(?:Agents|Daemons)|StartupItems)\/[^\s"']{1,80}|\/etc\/(?:cron[^\s]{0,60}|rc\.(?:local|common)|profile|bash\.bashrc|systemd\/(?:system|user)(?:\/[^\s]{0,80})?|init\.d\/[^\s]{1,40})|\/var\/spool\/cron[^\s]{0,40}|[^\s"']{0,60}\.git[\/\\](?:hooks[\/\\](?:pre|post|prepare|commit|update|applypatch|fsmonitor|reference|sendemail|push)[\w-]{0,24}|config))["']?(?:\s|$|[;|&)])`,
      'i',
    ),
    { isUsual: (typed) => installsOwnFile(typed) || setsAside(typed) },
  ),
  rule(
    'shell_profile',
    'medium',
    new RegExp(String.raw`(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?)\s{0,4}["']?${HOME}\/\.(?:bashrc|bash_profile|profile|zshrc|zshenv)\b`, 'i'),
    { confidence: 'low' },
  ),
  rule(
    'shell_profile',
    'high',
    // What was in it is gone: nobody sets a variable so.
    new RegExp(
      String.raw`(?:^|[^>&0-9])>\s{0,4}["']?${HOME}\/\.(?:bashrc|bash_profile|profile|zshrc|zshenv|zprofile)(?:[\s"';|&)]|$)`,
      'i',
    ),
    { confidence: 'medium' },
  ),
  rule(
    'agent_bypass',
    'high',
    // An agent's own settings: its servers, its hooks, what it may do unasked.
    /(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv|ln|install)\b[^\n;|]{0,120}\s|\bsed\s{1,4}-i\b[^\n;|]{0,120}\s)\s{0,4}["']?[^\s"'|;&]{0,80}(?:\.(?:claude|cursor|codex|gemini|windsurf|openclaw|kiro|roo)\/(?:settings|mcp|config|hooks|openclaw|auth)[\w./-]{0,40}|\.claude\.json|claude_desktop_config\.json|\.vscode\/(?:settings|mcp|tasks)\.json)/i,
    { confidence: 'medium', isUsual: setsDisplay },
  ),
  rule(
    'privilege_search',
    'high',
    // Which ways lead to more rights: the first thing that is looked for on a machine that is not one's own.
    /\bsudo\s{1,4}-(?:l{1,2}|-list)\s{0,4}(?:$|[;|&\n])|\bfind\s{1,4}\/[\w/]{0,24}\s[^\n;|]{0,60}-perm\s{1,4}[-/]?(?:[ug]=s|0?[246]000)\b|\bgetcap\s{1,4}-r\s{1,4}\/|\b(?:linpeas|winpeas|LinEnum|linux-exploit-suggester|windows-exploit-suggester|pspy(?:32|64)|PowerUp\.ps1|SharpUp|Seatbelt|PrivescCheck|Invoke-AllChecks|Invoke-PrivescAudit)\b|\/lse\.sh\b|\bAlwaysInstallElevated\b/i,
    { confidence: 'medium', isUsual: tidiesRights },
  ),
  rule(
    'persistence',
    'high',
    /(?:^|[;|&\n]|\|)\s{0,4}(?:sudo\s{1,4})?crontab\s{1,4}(?:-u\s{1,4}\S{1,32}\s{1,4})?[^-\s]|\becho\b[^\n]{0,200}\|\s{0,4}crontab\s{1,4}-|\bschtasks\b[^\n;|]{0,20}\/create|\breg\s{1,4}add\b[^\n;|]{0,120}\\(?:Run|RunOnce|Image File Execution Options|Winlogon)\b|\blaunchctl\s{1,4}(?:load|bootstrap)\b|\bsystemctl\b[^\n;|]{0,24}\benable\s{1,4}--now\b|\bNew-Service\b|\bsc(?:\.exe)?\s{1,4}create\b/i,
  ),
  rule(
    'persistence',
    'high',
    /\bgit\s[^\n;|]{0,80}\bcore\.(?:(?:sshCommand|fsmonitor|gitProxy)\b[\s=]{1,4}[^\s-]|hooksPath\b[\s=]{1,4}["']?(?:[/~\\%]|\.\.|[a-z]:|\$\{?(?:HOME|TMP|TEMP))|(?:pager|editor)\b[\s=]{1,4}["']?[^\n"']{0,80}(?:[;|&`!]|\$\(|\bsh\b|\/tmp\/))|\bgit\b[^\n;|]{0,40}\bremote\s{1,4}(?:set-url|add)\s{1,4}(?:--\w{1,8}\s{1,4})?\S{1,64}\s{1,4}(?:ext::|https?:\/\/[^\s]{0,120}\.(?:invalid|onion)\b)/i,
    { isUsual: setsUpGit },
  ),
];
