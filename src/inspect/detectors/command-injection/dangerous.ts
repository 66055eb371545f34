import { ATTACK_TOOLS } from './attack-tools.js';
import { commandRule as rule, type CommandRule } from './command-rule.js';
import { MAC_COMMANDS } from './mac-commands.js';
import { REMOTE_SHELLS } from './remote-shells.js';
import { SHELL_ESCAPES } from './shell-escapes.js';
import { readsOrInstalls } from './usual-downloads.js';
import { installsOwnHook, keepsSandbox, setsDisplay, setsUpGit, staysWhereItIs, tidiesRights } from './usual.js';
import { WINDOWS_COMMANDS } from './windows-commands.js';

/** Where a command may begin: at the start, after a separator, a substitution, a wrapper's `-c "`. */
const AT =
  String.raw`(?:^|[;|&\n({"'` +
  '`' +
  String.raw`=]|\$\()\s{0,8}(?:(?:sudo|doas|nohup|time|exec|env|command)\s{1,4}(?:-[a-zA-Z]{1,6}\s{1,4}){0,2}){0,2}(?:\/(?:usr\/)?(?:local\/)?s?bin\/)?`;
/** Home directories by any of their names. */
const HOME = String.raw`(?:~|\$\{?HOME\}?|\/home\/[\w.-]{1,40}|\/root|\/Users\/[\w.-]{1,40}|[a-z]:\\Users\\[\w.-]{1,40}|%USERPROFILE%|\$env:USERPROFILE)`;
const REST = String.raw`[^\n;|&]{0,200}`;

const command = (source: string) => new RegExp(AT + source, 'i');

const SHELL = String.raw`(?:ba|z|k|c|tc|da|a)?sh|fish|pwsh|powershell(?:\.exe)?`;
const RUNNER = String.raw`(?:${SHELL}|python[0-9.]{0,4}|perl|ruby|node|php)`;
/** Secrets of a user or a machine, as a command names them. */
const SECRET = String.raw`(?:${HOME}[\\/]\.ssh(?:[\\/]id_\w{2,10})?(?:[\s|;&)"']|$)|\.ssh[\\/]id_\w{2,10}|\.aws[\\/]credentials|${HOME}[\\/]\.(?:kube[\\/]config|docker[\\/]config\.json|netrc|pgpass|npmrc|pypirc|git-credentials|gnupg|config[\\/](?:gcloud|gh[\\/]hosts)|vault-token)|[\\/](?:Login Data|Cookies|logins\.json|key4\.db)(?:[\s|;&)"']|$)|\/etc\/g?shadow|(?:^|[\s"'=<(@])\/proc\/(?:self|[0-9]{1,7})\/environ|\/run\/secrets\/(?:azure|kubernetes\.io|eks\.amazonaws\.com)\/[\w./-]{0,60}token(?:[\s;|&)\"']|$))`;

/** Words before the one that is sent: `-i ~/.ssh/id_rsa` is a key to sign in with, in quotes an option of another program. */
const OPERANDS = String.raw`(?:\s{1,4}(?:-i\s{0,4}[^\s;|]{1,160}|-[^i\s;|][^\s;|]{0,80}|"[^"\n]{0,160}"|'[^'\n]{0,160}'|[^\s;|"'-][^\s;|]{0,160})){0,8}`;

/** Commands that no honest task of an agent needs, each with its own reason. */
export const COMMAND_RULES: readonly CommandRule[] = [
  ...REMOTE_SHELLS,
  ...SHELL_ESCAPES,
  ...WINDOWS_COMMANDS,
  ...MAC_COMMANDS,
  ...ATTACK_TOOLS,
  rule(
    'destroy_files',
    'critical',
    command(
      String.raw`rm\s{1,4}(?:-{1,2}[\w=-]{1,24}\s{1,4}){1,6}(?:--\s{1,4})?["']?(?:\/(?:\*|\s|$|["';|&)]|(?:bin|boot|dev|etc|home|lib|opt|root|sbin|srv|sys|usr|var)\/?\*?["']?(?:\s|$|[;|&)]))|${HOME}\/?\*?["']?(?:\s|$|[;|&)])|\*\s{0,4}(?:$|--no-preserve-root))`,
    ),
  ),
  rule(
    'destroy_files',
    'critical',
    /--no-preserve-root|\brmdir\s{1,4}\/s\s{1,4}\/q\s{1,4}[a-z]:\\?(?:\s|$|\*)|\b(?:rd|del)\s{1,4}(?:\/[a-z]\s{1,4}){1,4}[a-z]:\\?(?:\*|\s|$)|\bRemove-Item\b[^\n;|]{0,80}\s[a-z]:\\(?:\*|\s|$|["'])/i,
  ),
  rule(
    'destroy_disk',
    'critical',
    command(String.raw`(?:mkfs(?:\.\w{2,8})?|wipefs|mkswap)\s${REST}\/dev\/(?:[sv]d|nvme|hd|xvd|mmcblk|disk)`),
  ),
  rule(
    'destroy_disk',
    'critical',
    /\b(?:dd\b[^\n;|]{0,120}\bof=|tee\s{1,4}(?:-a\s{1,4})?)\/dev\/(?:[sv]d|nvme|hd|xvd|mmcblk|disk)|>\s{0,4}\/dev\/(?:[sv]d[a-z]|nvme|hd[a-z])|\bformat\s{1,4}[a-z]:\s{0,4}\/|\bvssadmin\s{1,4}delete\s{1,4}shadows/i,
  ),
  rule('fork_bomb', 'critical', /[\w:.]{1,16}\s{0,4}\(\)\s{0,4}\{\s{0,4}[\w:.]{1,16}\s{0,4}[|&]/),
  rule(
    'download_and_run',
    'critical',
    new RegExp(
      String.raw`\b(?:curl|wget|fetch|aria2c)\b[^\n;&|]{0,300}\|\s{0,4}(?:sudo\s{1,4}(?:-\w{1,4}\s{1,4})?)?(?:\/\S{0,20}\/)?(?:env\s{1,4})?(?:${RUNNER})(?:\s{1,4}-\w{0,6})?(?:\s{1,4}-{0,2})?\s{0,4}(?:$|[;|&)"'\n]|-)`,
      'i',
    ),
    { isUsual: readsOrInstalls },
  ),
  rule(
    'download_and_run',
    'critical',
    new RegExp(
      String.raw`\b(?:${RUNNER})\s{1,4}(?:-c\s{1,4})?["']?(?:<\(|\$\(|` +
        '`' +
        String.raw`)\s{0,4}(?:curl|wget)\b|\beval\s{1,4}["']?(?:\$\(|` +
        '`' +
        String.raw`)\s{0,4}(?:curl|wget)\b|\b(?:iex|Invoke-Expression)\b[^\n]{0,120}\b(?:DownloadString|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|New-Object\s{1,4}Net\.WebClient)\b|\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b[^\n|]{0,200}\|\s{0,4}(?:iex|Invoke-Expression)\b|\.Download(?:String|Data)\b[^\n]{0,300}\b(?:iex|Invoke-Expression)\b|\bcertutil\b[^\n]{0,80}-urlcache|\bmshta\s{1,4}https?:|\bregsvr32\b[^\n]{0,60}\/i:https?:`,
      'i',
    ),
    { isUsual: readsOrInstalls },
  ),
  rule(
    'download_and_run',
    'critical',
    // From a machine that has no name, made a program and started.
    /\b(?:curl|wget)\b[^\n;|&]{0,120}\bhttps?:\/\/[0-9]{1,3}(?:\.[0-9]{1,3}){3}[:/][^\n;|&]{0,160}(?:&&|;|\|\|?)\s{0,4}(?:sudo\s{1,4})?chmod\s{1,4}(?:[ugoa]{0,3}\+\w{0,2}x|[0-7]{3,4})\s[^\n;|&]{1,120}(?:&&|;)\s{0,4}(?:sudo\s{1,4}|nohup\s{1,4}|setsid\s{1,4}){0,2}(?:\.\/|\/tmp\/|\/var\/tmp\/|\/dev\/shm\/)/,
  ),
  rule(
    'encoded_command',
    'critical',
    new RegExp(
      String.raw`\b(?:base64\s{1,4}(?:[^\s|;&]{1,80}\s{1,4}){0,3}(?:-[a-z]{0,4}d[a-z]{0,4}|--decode)|base32\s{1,4}-d|xxd\s{1,4}-r(?:\s{1,4}-p)?|openssl\s{1,4}(?:enc|base64)\s[^\n|]{0,40}-d)\b[^\n|]{0,80}\|\s{0,4}(?:sudo\s{1,4})?(?:\/\S{0,20}\/)?(?:${RUNNER})\b|\bpowershell(?:\.exe)?\b[^\n]{0,80}\s-e(?:nc|ncodedcommand|c)?\s{1,4}[a-z0-9+/=]{12}`,
      'i',
    ),
  ),
  rule(
    'exfiltrate_secret',
    'critical',
    new RegExp(
      String.raw`(?:${SECRET})[^\n]{0,200}\|[^\n]{0,120}\b(?:curl|wget|nc|ncat|netcat|socat|openssl\s{1,4}s_client|ssh|ftp|mail)\b|\b(?:curl|wget)\b[^\n]{0,200}(?:@|--upload-file\s{1,4}|-T\s{1,4}|--post-file=)["']?(?:${SECRET}|[\w./~\\-]{0,80}\.env(?:\s|["']|$))|\b(?:scp|rsync|rclone)${OPERANDS}\s{1,4}["']?(?:${SECRET})`,
      'i',
    ),
  ),
  rule(
    'exfiltrate_secret',
    'high',
    // Who has an account here, and other files of the system, to another machine.
    /\/etc\/(?:passwd|hosts|group|sudoers)\b[^\n|]{0,80}\|[^\n]{0,80}\b(?:nc|ncat|netcat|telnet|tftp|curl|wget|socat|openssl\s{1,4}s_client)\b|\b(?:nc|ncat|netcat|telnet)\s[^\n;|]{0,80}<\s{0,4}["']?(?:\/etc\/|~\/\.|\/root\/)|\b(?:curl|wget)\b[^\n]{0,200}(?:@|--post-file=)["']?\/etc\/(?:passwd|group|hosts)\b/,
  ),
  rule(
    'exfiltrate_environment',
    'high',
    command(String.raw`(?:env|printenv|set)\b[^\n|;]{0,40}\|[^\n;]{0,120}\b(?:curl|wget|nc|ncat|netcat)\b`),
  ),
  rule(
    'exfiltrate_environment',
    'high',
    /\b(?:curl|wget|nc|nslookup|dig|ping)\b[^\n;|]{0,200}(?:\$\(|`)\s{0,4}(?:cat|env|printenv|whoami|id|base64|aws|gcloud)\b|\b(?:nslookup|dig|drill|host|ping)\b[^\n;|]{0,200}(?:\$\(|`)[^\n)`]{1,80}[)`]\.\w/i,
  ),
  rule(
    'read_secret',
    'high',
    new RegExp(
      String.raw`\b(?:cat|less|more|head|tail|tac|nl|strings|xxd|od|hexdump|base64|base32|cp|mv|tar|zip|type|Get-Content|gc|bat|vi|vim|nano)\b[^\n;|&]{0,160}(?:${SECRET})`,
      'i',
    ),
    { isUsual: staysWhereItIs },
  ),
  rule(
    'read_secret',
    'high',
    // Looked for over the whole machine: by name, or by what secrets are called in files.
    /\bfind\s{1,4}(?:\/|~|\/(?:etc|home|root|Users)\/?)\s[^\n;|]{0,120}-i?name\s{1,4}["']?(?:\*?id_(?:rsa|dsa|ecdsa|ed25519)|\*?\.(?:ssh|aws|pgpass|netrc|git-credentials|kdbx|ppk|pfx|p12|keytab)\b|shadow\b)|\bgrep\s{1,4}-\w{0,6}r\w{0,6}\s[^\n;|]{0,40}(?:passw|secret|token|api.?key)[^\s;|]{0,20}\s{1,4}(?:\/|\/(?:etc|home|root|var)\/?|~\/?)(?:\s|$)|\bsecurity\s{1,4}dump-keychain\b/i,
  ),
  rule(
    'cloud_metadata',
    'high',
    /169\.254\.169\.254|169\.254\.170\.2(?:[^0-9]|$)|\bmetadata\.google\.internal\b|fd00:ec2::254|100\.100\.100\.200(?:[^0-9]|$)/i,
  ),
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
      String.raw`(?:>{1,2}|\btee\s{1,4}(?:-a\s{1,4})?|\b(?:cp|mv|ln|install)\b[^\n;|]{0,120}\s|--output=)\s{0,4}["']?(?:(?:${HOME}\/)?\.ssh\/(?:authorized_keys|rc)|(?:\/System)?\/Library\/(?:Launch(?:Agents|Daemons)|StartupItems)\/[^\s"']{1,80}|\/etc\/(?:cron[^\s]{0,60}|rc\.(?:local|common)|profile|bash\.bashrc|systemd\/[^\s]{1,80}|init\.d\/[^\s]{1,40})|\/var\/spool\/cron[^\s]{0,40}|[^\s"']{0,60}\.git[\/\\](?:hooks[\/\\](?:pre|post|prepare|commit|update|applypatch|fsmonitor|reference|sendemail|push)[\w-]{0,24}|config))["']?(?:\s|$|[;|&)])`,
      'i',
    ),
    { isUsual: installsOwnHook },
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
  rule(
    'disable_protection',
    'high',
    /\b(?:setenforce\s{1,4}0|ufw\s{1,4}disable|iptables\s{1,4}-F|netsh\s{1,4}(?:adv)?firewall\s[^\n;|]{0,60}(?:off|disable)|Set-MpPreference\b[^\n;|]{0,80}-Disable|systemctl\s{1,4}(?:stop|disable|mask)\s{1,4}(?:auditd|apparmor|firewalld|falcon-sensor|osquery|crowdsec|fail2ban|rsyslog))/i,
  ),
  rule(
    'cover_tracks',
    'high',
    /\bhistory\s{1,4}-[a-z]{0,3}c|\bunset\s[^\n;|&]{0,60}HISTFILE|\bHISTFILE=\/dev\/null|(?:>\s{0,4}|\btruncate\s{1,4}-s\s{0,2}0\s{1,4}|\bshred\b[^\n;|]{0,40}\s|\brm\s{1,4}(?:-\w{1,4}\s{1,4}){0,3})["']?(?:[^\s"']{0,60}\/)?(?:\.(?:bash|zsh|sh|ksh|fish|python|mysql|psql)_history|var\/log\/(?:auth\.log|secure|wtmp|btmp|lastlog|audit\/audit\.log))\b|\bwevtutil\s{1,4}cl\b|\bClear-EventLog\b/i,
  ),
  rule(
    'kill_everything',
    'high',
    /\bkill\s{1,4}(?:-\w{1,8}\s{1,4}){0,2}-1(?:\s|$)|\btaskkill\b[^\n;|]{0,60}\/im\s{1,4}\*|\bStop-Process\b[^\n;|]{0,40}-Name\s{1,4}["']?\*/i,
  ),
  rule('cryptominer', 'high', command(String.raw`(?:[\w./-]{0,60}\/)?(?:xmrig|minerd|cpuminer|cgminer|ethminer|t-rex|nbminer)(?:\s|$)`)),
  rule('cryptominer', 'high', /\bstratum\+(?:tcp|ssl):\/\/|\b(?:docker|podman)\s{1,4}run\b[^\n;|]{0,120}\/xmrig(?::|\s|$)/i),
  rule(
    'escape_container',
    'high',
    /\b(?:docker|podman)\s{1,4}(?:-H\s{1,4}\S{1,80}\s{1,4})?run\b[^\n;|]{0,160}(?:--privileged|-v\s{0,2}\/:|--pid[= ]host|docker\.sock)|\bnsenter\b[^\n;|]{0,60}(?:-t\s{0,2}1\b|--target[= ]1\b)/i,
  ),
  rule('tunnel', 'medium', command(String.raw`(?:chisel\s{1,4}(?:client|server)|frpc\s|ligolo(?:-ng)?\s|bore\s{1,4}local)\b${REST}`)),
  rule('workload_exec', 'medium', /\bkubectl\b[^\n;|]{0,80}\sexec\b[^\n;|]{0,120}--\s{1,4}\S{0,12}(?:ba)?sh(?:\s|$)/i),
  rule(
    'secret_store',
    'medium',
    /\baws\s[^\n;|]{0,60}secretsmanager\s{1,4}get-secret-value|\baws\s[^\n;|]{0,60}ssm\s{1,4}get-parameters?\b[^\n;|]{0,80}--with-decryption|\bgcloud\s{1,4}secrets\s{1,4}versions\s{1,4}access|\baz\s{1,4}keyvault\s{1,4}secret\s{1,4}show|\bsecurity\s{1,4}find-(?:generic|internet)-password\b|\bvault\s{1,4}kv\s{1,4}get\b/i,
  ),
  rule(
    'agent_bypass',
    'medium',
    /\b(?:claude|gemini|codex|copilot|cursor-agent|opencode)\b[^\n;|]{0,120}--(?:yolo|dangerously-skip-permissions|dangerously-bypass-approvals-and-sandbox|allow-all-tools|full-auto)\b/i,
  ),
  rule('network_sweep', 'medium', /\b(?:nmap|masscan|zmap)\b[^\n;|]{0,120}\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\/(?:[0-9]|[12][0-9])(?:\s|$)/i),
];
