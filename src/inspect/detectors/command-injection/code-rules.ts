import { commandRule as rule, type CommandRule } from './command-rule.js';

/** Keys and stores of credentials by name, as code puts a path together: not the public half of a key. */
const KEY = String.raw`(?:\.ssh["'\x60/\\, ]{1,6}id_(?:rsa|dsa|ecdsa|ed25519)["'\x60]|\.aws["'\x60/\\, ]{1,6}credentials["'\x60]|\.(?:netrc|git-credentials|pgpass|vault-token)["'\x60]|(?:~|HOME|homedir\(\)|\.home\(\)|\/root|\/(?:home|Users)\/[\w.-]{1,40})["'\x60)/\\, ]{1,8}\.env["'\x60]|[/\\"'](?:Login Data|key4\.db|logins\.json|cookies\.sqlite)["'\x60]|(?:Chrome|Chromium|Edge|Brave)[^\n]{0,80}[/\\"']Cookies["'\x60]|\bwallet\.dat["'\x60]|\.config\/solana\/id\.json|\/etc\/shadow["'\x60])`;
const READS = String.raw`(?:(?:^|[^.\w])open|readFile(?:Sync)?|readTextFile|File\.(?:read|open)|file_get_contents)\s?\(`;
/** A key that is read, at once or through a variable. */
const READ_KEY = String.raw`(?:${READS}[^\n]{0,120}${KEY}|${KEY}[^\n]{0,24}\.read_(?:text|bytes)\(|${KEY}[^\n]{0,24}\n[^]{0,120}[^.\w]open\(\s?\w{1,24}\s?[,)])`;
const SENDS = String.raw`(?:\b(?:requests|httpx|session|axios)\.(?:post|put|get|request)\(|\burlopen\(|\burllib\.request\.Request\(|\bfetch\(|\bhttps?\.(?:request|get)\(|\.send(?:all|to|beacon|mail)?\(|\bNet::HTTP|\bsendmail\()`;
const SHELL = String.raw`["'\x60](?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh(?:["'\x60]|\s{1,4}-i)`;
/** What decodes a text that nobody can read. */
const DECODES = String.raw`(?:b(?:16|32|64|85)decode|a85decode|urlsafe_b64decode|unhexlify|bytes\.fromhex|zlib\.decompress|marshal\.loads|Base64\.(?:strict_)?decode64|base64_decode|gzinflate|str_rot13|atob)\(`;
/** Other calls around it. */
const AROUND = String.raw`(?:(?:compile|bytes|str|zlib\.decompress|__import__\(\s?["']\w{2,12}["']\s?\)\.\w{2,24})\(\s?){0,4}(?:__import__\(\s?["']\w{2,12}["']\s?\)\.|\w{1,16}\.){0,2}`;
const FETCHES = String.raw`(?:urllib\.request\.urlopen|urlopen|requests\.get|httpx\.get|file_get_contents\(\s?["']https?:|URI\.open)`;

/** What no honest code says that a tool is asked to run. */
export const CODE_RULES: readonly CommandRule[] = [
  // A socket put in the place of what a shell reads and writes.
  rule('reverse_shell', 'critical', new RegExp(String.raw`\bdup2\s?\(\s?\w{1,24}\.fileno\(\)[^]{0,400}(?:${SHELL}|\bpty\.spawn\b)`)),
  rule(
    'reverse_shell',
    'critical',
    new RegExp(String.raw`\bsocket\.(?:socket|create_connection)\b[^]{0,800}\bpty\.spawn\(\s?\[?\s?${SHELL}`),
  ),
  rule(
    'reverse_shell',
    'critical',
    new RegExp(
      String.raw`\.connect\(\s?\([^]{0,600}(?:Popen|call|run)\(\s?\[?\s?${SHELL}[^\n]{0,80}\bstdin\s?=\s?[a-z]\w{0,15}(?:\.fileno\(\))?\s?[,)]`,
    ),
  ),
  rule(
    'reverse_shell',
    'critical',
    // What comes over a line is run, and what it says goes back.
    /\.recv\(\s?[0-9]{1,6}\s?\)[^]{0,300}(?:\bos\.(?:popen|system)\(|\bsubprocess\.get(?:status)?output\(|\bsubprocess\.\w{3,12}\([^\n]{0,80}\bshell\s?=\s?True)[^]{0,300}\.send(?:all)?\(/,
  ),
  rule(
    'reverse_shell',
    'critical',
    // Perl, Ruby and PHP.
    new RegExp(
      String.raw`(?:\bconnect\s?\(|\bIO::Socket)[^]{0,400}\bopen\s?\(?\s?STD(?:IN|OUT)\s?,\s?["'][<>+]{1,2}&[^]{0,200}\b(?:exec|system)\b|\bIO::Socket[^]{0,200}->fdopen\([^]{0,120}\b(?:system|exec)\b|\bTCPSocket\.(?:new|open)\b[^]{0,300}(?:<&%d|<&#\{|\bIO\.popen\(\s?\w)|\bfsockopen\s?\([^]{0,300}\b(?:exec|shell_exec|system|passthru|popen|proc_open)\s?\(\s?${SHELL}`,
    ),
  ),
  rule(
    'reverse_shell',
    'critical',
    new RegExp(
      String.raw`\bspawn\(\s?${SHELL}[^]{0,600}(?:\bconnect\(|Socket\()[^]{0,400}\.pipe\(\s?\w{1,16}\.stdin\b|(?:\bconnect\(|Socket\()[^]{0,600}\bspawn\(\s?${SHELL}[^]{0,400}\.pipe\(\s?\w{1,16}\.stdin\b`,
    ),
  ),
  rule('exfiltrate_secret', 'critical', new RegExp(`${READ_KEY}[^]{0,800}${SENDS}`)),
  rule('exfiltrate_secret', 'critical', new RegExp(`${SENDS}[^\\n]{0,200}${READ_KEY}`)),
  rule(
    'exfiltrate_environment',
    'high',
    // All of it: a variable or two are how an address or a token is given.
    /\b(?:requests|httpx|session)\.(?:post|put)\([^\n]{0,160}(?:\bdict\(\s?os\.environ\s?\)|\bos\.environ\.copy\(\)|=\s?os\.environ\s?[,)])|\b(?:fetch|axios\.post)\([^\n]{0,240}\bJSON\.stringify\(\s?process\.env\s?\)|\bin\s{1,4}os\.environ\.items\(\)\s?:[^]{0,120}\.(?:post|put)\(/,
  ),
  rule('encoded_command', 'critical', new RegExp(String.raw`(?:^|[^.\w])(?:exec|eval)\s?\(\s?${AROUND}${DECODES}`)),
  rule(
    'encoded_command',
    'critical',
    /(?:^|[^.\w])(?:eval|Function)\s?\(\s?(?:atob\(|Buffer\.from\(\s?["'\x60][A-Za-z0-9+/=]{1,800}["'\x60]\s?,\s?["'\x60]base64["'\x60])/,
  ),
  rule(
    'download_and_run',
    'critical',
    new RegExp(
      String.raw`(?:^|[^.\w])(?:exec|eval)\s?\(\s?(?:compile\(\s?)?(?:__import__\(\s?["'][\w.]{2,16}["']\s?\)\.)?(?:\w{1,16}\.){0,2}${FETCHES}`,
    ),
  ),
  rule(
    'persistence',
    'high',
    // Who may sign in, and what is started by itself.
    /(?:\bopen|\b(?:append|write)File(?:Sync)?|\bfile_put_contents)\s?\([^\n]{0,80}(?:\.ssh["'/, ]{1,6}authorized_keys|\/etc\/(?:sudoers|cron[\w./]{1,24}|rc\.local|ld\.so\.preload|passwd|shadow)|\/var\/spool\/cron[\w./]{0,32}|Library\/Launch(?:Agents|Daemons)\/[\w.-]{1,60})["'\x60]{1,2}\s?\)?\s?,\s?(?:mode\s?=\s?)?["'\x60](?:a|w|r\+|[^"'\x60\n]{8})/,
  ),
  rule(
    'persistence',
    'high',
    // A program from elsewhere in what a shell begins with.
    /\.(?:bashrc|bash_profile|profile|zshrc|zshenv|zprofile)["'\x60]\s?\)?\s?,[^]{0,80}(?:\bcurl|\bwget|\/dev\/tcp\/|\bbase64\s{1,4}-d|\bnc\s{1,4}-)/,
  ),
  rule(
    'destroy_files',
    'critical',
    /\b(?:shutil\.rmtree|fs(?:\.promises)?\.rm(?:Sync)?|rmSync|rimraf|FileUtils\.rm_rf)\(\s?(?:(?:os\.path\.expanduser|Path)\(\s?)?(?:["'\x60](?:~|\/(?:home|root|Users|etc|usr|var|boot|bin|lib|opt|srv)?|\/(?:home|Users)\/[\w.-]{1,40}|[A-Z]:[/\\]{1,2})\/?["'\x60]|Path\.home\(\)|os\.homedir\(\))\s?[,)]/,
  ),
];
