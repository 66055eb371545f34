import { commandRule as rule, type CommandRule } from './command-rule.js';
import { isOnlyNamed } from './only-named.js';
import { knocks } from './usual.js';

/** What opens a connection in the languages that machines have. */
const CONNECTS =
  String.raw`(?:fsockopen|stream_socket_(?:client|server)|socket_create|TCPSocket|TCPServer|Socket\.tcp|TcpStream|IO::Socket|use\s{1,4}Socket|socket\.(?:socket|tcp|bind|connect)|\(\s?[\"']socket[\"']\s?\)|\bSOCK_STREAM\b|require\s?\(?\s?["'](?:socket|net)["']|` +
  String.raw`net\.(?:connect|Socket|createServer|createConnection|Dial|Listen)|new\s{1,4}Socket\(|syscall\.Socket|[Tt]cp[Cc]lient|TCPClient|TcpListener|\/inet\/(?:tcp|udp)\/|zsh\/net\/tcp|\bztcp\s|\bsocket\s{1,4}[\w.-]{1,64}\s{1,4}[0-9]{2,5})`;
/** What starts a shell, or runs what came over the line. */
const RUNS = String.raw`(?:\/bin\/\w{0,3}sh\b|["']cmd(?:\.exe)?\b|\bpowershell\b|\bshell_exec|\bsystem\s?\(|\bpassthru|\bpopen\b|IO\.popen|io\.popen|os\.execute|\bproc_open|\bspawn\s?\(|\bsubprocess\b|Process\.(?:new|Start)|pty\.spawn|getRuntime|syscall\.Exec|Command::new|dup2|\|&\s?getline|\bexec\s?[("' ]|\beval\b|\biex\b|>&\$\w)`;
const INTERPRETER = String.raw`\b(?:python[0-9.]{0,4}|perl|ruby|php[0-9]?|node|deno|lua[0-9.]{0,4}|tclsh|[gmn]?awk|go\s{1,4}run|crystal|zsh|java|jshell|groovy|julia|Rscript|elixir|erl|powershell|pwsh|package\s{1,4}main)\b`;

/** A shell of this machine at the other end of a line: what a program of one line is for that opens a connection and starts a shell. */
export const REMOTE_SHELLS: readonly CommandRule[] = [
  rule(
    'reverse_shell',
    'critical',
    /\/dev\/(?:tcp|udp)\/[^\s/]{1,255}\/[0-9]{1,5}|\b(?:nc|ncat|netcat)\b[^\n;|]{0,120}\s(?:-\w{0,6}[ec]\w{0,4}|--(?:exec|sh-exec))\s{1,4}\S{0,20}(?:sh|cmd|powershell)|\bsocat\b[^\n]{0,200}\bexec:|\bmkfifo\b[^\n]{0,200}\b(?:nc|ncat|netcat|telnet|openssl)\b/i,
    { isUsual: (typed) => knocks(typed) || isOnlyNamed(typed) },
  ),
  rule('reverse_shell', 'critical', new RegExp(`${INTERPRETER}[^]{0,400}${CONNECTS}[^]{0,600}${RUNS}`)),
  rule('reverse_shell', 'critical', new RegExp(`${INTERPRETER}[^]{0,200}${RUNS}[^]{0,400}${CONNECTS}`)),
  rule(
    'reverse_shell',
    'critical',
    /\bNet\.Sockets\.Tcp(?:Client|Listener)\b|\bsocat\b[^\n]{0,200}\b(?:system|shell):|\b(?:nc|ncat|netcat|telnet|openssl\s{1,4}s_client)\b[^\n;&]{0,120}\|\s{0,4}(?:\/\S{0,20}\/)?(?:ba|z|k|da)?sh\b|\brcat\s{1,4}connect\b/i,
  ),
  rule(
    'reverse_shell',
    'critical',
    // What is made for nothing else.
    /\bmsfvenom\s{1,4}[^\n;|]{0,40}-p\s|\bmeterpreter[/_]|\bStart-Dnscat2\b|\bdnscat2?\s{1,4}--|\bpwncat(?:-cs)?\s{1,4}-|\bInvoke-(?:PowerShellTcp|PowerShellUdp|ConPtyShell|PowerShellIcmp)\b/i,
  ),
  rule(
    'proxy_execution',
    'high',
    // A shell out of another program, with nothing to do: who asks for it wants to type into it (GTFOBins).
    /\b(?:python[0-9.]{0,4}|perl|ruby|lua[0-9.]{0,4}|php[0-9]?|node|[gmn]?awk|tclsh|gdb|irb|jjs|rpm|expect)\b[^\n]{0,160}(?:exec[lvpe]{0,3}|system|spawn|call|run|execute|execSync|Popen)\s{0,2}[(["' ]{1,4}(?:\/usr)?\/bin\/(?:ba|da|z|k)?sh["' )\];,}]|-exec\s{1,4}(?:\/usr)?(?:\/bin\/)?(?:ba|da|z|k)?sh(?:\s{1,4}-[ip])?\s{1,4}(?:\\;|;|\+|["']?$)|\b(?:vim?|view|ed|less|man|ftp|gdb)\s[^\n;|]{0,80}["']?:?!\s?(?:\/usr)?\/bin\/(?:ba|da|z)?sh/i,
    { confidence: 'medium' },
  ),
];
