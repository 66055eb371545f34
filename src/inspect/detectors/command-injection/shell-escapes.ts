import { commandRule as rule, type CommandRule } from './command-rule.js';

const SHELL = String.raw`(?:\/usr)?\/bin\/(?:ba|da|z|k)?sh`;
/** How a shell is asked to be one that somebody types into, or that keeps the rights of another. */
const SWITCH = String.raw`(?:\s{1,4}-[ips]{1,2})?`;

/** A shell out of another program that has rights of its own, with nothing to do but what is typed into it (GTFOBins). */
export const SHELL_ESCAPES: readonly CommandRule[] = [
  rule(
    'proxy_execution',
    'high',
    // Its input and output are those of the program that starts it; or it keeps the rights that it was started with.
    new RegExp(String.raw`${SHELL}${SWITCH}\s{1,4}[012]?[<>]&\s?[012]|[^!]${SHELL}\s{1,4}-p(?:[\s"';)]|$)`),
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    // Typed at the prompt of a pager, an editor, a client.
    new RegExp(String.raw`(?:\n|["':])[!:]{1,2}\s?(?:shell\s{1,4})?${SHELL}\b|:set\s{1,4}shell=|['"]:shell['"]|\.shell\s{1,4}${SHELL}\b`),
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    // The name of a shell is all that a function or a command of another program is given.
    new RegExp(
      String.raw`\b(?:exec|system|popen|passthru|proc_open|shell_exec|Start|esyscmd|write18|spawn|execute|PostUp|PreUp)\s{0,2}(?:[({=]\s{0,2}["']?|["']|\s{1,2}["'])${SHELL}${SWITCH}["')}\s]{0,3}(?:[)};'"\n]|$)`,
    ),
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    // Options that start a program, of those that people use for something else.
    new RegExp(
      String.raw`(?:--(?:filter|up|down|checkpoint-action|to-command|use-compress-program|rsh|on-download-(?:error|complete)|script-security\s{1,4}2\s[^\n]{0,40}--up)[ =]{1,2}["']?(?:exec=)?|(?:Pre|Post)-Invoke::?=|\b(?:tar|zip)\s[^\n]{0,80}\s(?:-I|-TT)\s{1,4}["']?|\bgem\s{1,4}open\s{1,4}-e\s{1,4}["']?)${SHELL}\b`,
    ),
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    new RegExp(
      String.raw`(?:^|[;|&\n])\s{0,4}(?:sudo\s{1,4})?(?:torify|torsocks|proxychains4?|distcc|softlimit|valgrind|ltrace|strace|ionice|nice|taskset|stdbuf|setarch|cpulimit|logsave|perf\s{1,4}(?:stat|trace)|rlwrap|xdotool\s{1,4}exec|start-stop-daemon|aa-exec|capsh|pkexec)\s(?:[\w=./-]{1,24}\s{1,4}){0,6}(?:-{1,2}\s{1,4})?${SHELL}${SWITCH}\s{0,4}$`,
    ),
    { confidence: 'medium' },
  ),
  rule(
    'proxy_execution',
    'high',
    // What is run for each core dump; a library that a shell or a server loads into itself.
    /\bcore_pattern[\s=]{1,4}["']?\||\benable\s{1,4}-f\s{1,4}[~./][^\s]{1,120}\s|\bPERL5DB=|\bcdll\.LoadLibrary\(\s{0,2}["'](?:\/tmp|\/dev\/shm|\.\/)/,
    { confidence: 'medium' },
  ),
];
