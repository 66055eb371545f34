import { BARE_COMMANDS } from './bare-command.js';
import { UNMISTAKABLE } from './commands.js';
import { EVASIONS } from './evasions.js';
import type { ParameterRule } from './parameter-rule.js';
import { either, insensitive } from './pieces.js';
import { SEPARATORS } from './separators.js';

/** What a parameter of a command must not bring, in the order in which it is looked for: the first that is certain is told, and no other. */
export const PARAMETER_RULES: readonly ParameterRule[] = [
  { rule: 'ifs', pattern: /\$\{?IFS/, word: 'high', place: 'high', text: 'high' },
  {
    rule: 'shellshock',
    pattern: /\(\)\s{0,4}\{\s{0,4}:?\s{0,4};\s{0,4}\}|^\s{0,4}\(\)\s{0,4}\{/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'fork_bomb',
    pattern: /[\w:.]{1,16}\(\)\s{0,4}\{\s{0,4}[\w:.]{1,16}(?:\(\))?\s{0,4}[|&]/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'server_side_include',
    pattern: /<!--\s{0,4}#\s{0,4}(?:exec|include|echo|printenv|config|set)\b/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  ...SEPARATORS,
  {
    rule: 'substitution',
    pattern: /\$\([^)\n]{0,256}\)|\$\[[^\]\n]{0,64}\]|[<>]\([^)\n]{0,256}\)/,
    word: 'high',
    place: 'high',
  },
  { rule: 'substitution', pattern: /`[^`\n]{1,256}`|[^\s`]`$/, word: 'high', place: 'medium' },
  { rule: 'substitution', pattern: /^\s{0,8}(?:\$\([^)\n]{2,512}\)|`[^`\n]{2,512}`)\s{0,8}$/, word: 'high', place: 'high', text: 'medium' },
  { rule: 'arithmetic', pattern: /\$\(\([^()\n]{1,64}\)\)/, word: 'high', place: 'high', text: 'medium' },
  { rule: 'line_break', pattern: /\r\n?\s{0,4}[a-z0-9]{2,12}(?:[\s:]|$)/i, word: 'high' },
  // A header of its own (RFC 9110 5.5).
  { rule: 'line_break', pattern: /\r\n?[a-z][\w-]{1,40}:/i, word: 'high' },
  // PHP runs what a string has in both kinds of braces.
  {
    rule: 'code_call',
    pattern: /\{\s{0,2}\$\{\s{0,4}(?:sleep|system|exec|passthru|shell_exec|phpinfo|phpversion|eval|assert|print|die|exit|md5)\s{0,2}\(/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  // A formula that starts a program (DDE: the program, what it is about, an item).
  {
    rule: 'code_call',
    pattern: /^\s{0,4}[=+@-]{1,2}[\w+*/-]{2,40}\|\s{0,2}'[^'\n]{1,128}'/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  { rule: 'metacharacter', pattern: /[;|`]|&&|&\s{0,4}$|^\s{0,4}&|\$\{/, word: 'medium' },
  { rule: 'redirection', pattern: /(?:^|[^<>=-])(?:[0-9&]?>{1,2}|<{1,3})\s{0,4}(?:&?[0-9]|[/\w.%$~"'])/, word: 'medium' },
  {
    rule: 'option',
    pattern:
      /--(?:upload-pack|receive-pack|exec|config|output|checkpoint-action|use-compress-program|rsh|to-command|post-file|pager|ext-diff)[= ]|(?:^|[\s=])-o\s?ProxyCommand|^ext::/i,
    word: 'high',
    place: 'high',
  },
  { rule: 'option', pattern: /^\s{0,4}-{1,2}[a-z]/i, word: 'medium' },
  {
    rule: 'code_call',
    pattern:
      /\b(?:system|shell_exec|passthru|popen|proc_open|pcntl_exec|os\.system|os\.popen|subprocess\.[a-z_]{2,14}|child_process|__import__|getRuntime\(\)\.exec|Runtime\.exec|eval|exec|assert|print|include|require|file_get_contents|readfile|fopen)\s{0,4}\(\s{0,4}[`'"$]|\bphpinfo\s{0,2}\(|\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES|ENV)\b|<\?(?:php|=)|<%\s{0,2}(?:eval|exec|system)/i,
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    // The string that a value stands in ends, the rest of a statement follows, and a comment takes what comes after it.
    rule: 'code_call',
    pattern: /[\w'")\]}]\s{0,4};\s{0,4}[a-z_$][\w.]{1,40}\s{0,2}\([^;\n]{0,200}\)\s{0,2};\s{0,2}(?:\/\/|#|\/\*)\s{0,4}$/i,
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    // OGNL, of Struts: what opens all of Java to it. No name of a class alone.
    rule: 'code_call',
    pattern:
      /(?:#|\\43|\\u0023)_memberAccess\b|@ognl\.OgnlContext@|#context\s{0,2}\[\s{0,2}['"\\]|#parameters\.\w{1,24}\[[0-9]|@java\.lang\.(?:Runtime|ProcessBuilder)@/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    // A process by Java's own classes; in a search one looks for code that has them.
    rule: 'code_call',
    pattern: /\bgetRuntime\s{0,2}\(\s{0,2}\)\s{0,2}\.\s{0,2}exec\s{0,2}\(|\bnew[\s+]{1,4}(?:java\.lang\.)?ProcessBuilder\s{0,2}\(/,
    word: 'high',
    place: 'high',
  },
  {
    // OGNL again: a variable that is made an object of Java.
    rule: 'code_call',
    pattern:
      /\(\s{0,4}#\w{1,24}\s{0,4}=\s{0,4}\(?\s{0,4}(?:new[\s+]{1,4}java|@java)[\w.]{2,64}[(@]|[%$]\{\s{0,4}#\w{1,24}\s{0,4}=\s{0,4}\(?\s{0,4}(?:new[\s+]{1,4}java|@java)/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    // A program by what a shell fills in: `/?s?/?i?/c?t`.
    rule: 'expansion',
    pattern: /(?:^|[\s{,;|&=`"'])(?:\/[a-z]{0,6}\?[a-z?]{0,6}){2,6}/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    // A connection whose beginning is in a variable.
    rule: 'redirection',
    pattern: /[<>]\s{0,2}\$\{?\w{1,16}\}?\/(?:tcp|udp)\//,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    // PHP calls what a string names: `('sys'.'tem')('id')`.
    rule: 'code_call',
    pattern: insensitive(`[)\\]'"]\\s{0,2}\\(\\s{0,2}['"]?(?:${either(`${UNMISTAKABLE} id`)})(?:\\s[^()\\n]{0,64})?['"]?\\s{0,2}\\)`),
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    rule: 'batch_loop',
    pattern: /\bfor\s{1,24}(?:\/[dflr]\s{1,24}){0,3}(?:"[^"\n]{0,80}"\s{1,4}|[a-z]:\\[^\s]{0,40}\s{1,4})?%{1,2}\S{0,12}\s{1,8}in\s{0,8}\(/i,
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    rule: 'expansion',
    pattern: /\{,|\{[\w$/"'.-]{1,24},[^{}\n]{1,64}\}|(?:^|\/)[\w.?*-]{0,16}(?:\?{2,3}|\[[\w-]{1,6}\])[\w.?*-]{0,16}\/[\w.?*[\]-]{1,24}/,
    word: 'medium',
  },
  ...EVASIONS,
  ...BARE_COMMANDS,
];
