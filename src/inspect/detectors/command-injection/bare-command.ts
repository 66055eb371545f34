import { AMBIGUOUS, UNMISTAKABLE } from './commands.js';
import type { ParameterRule } from './parameter-rule.js';
import { either, insensitive, OPERAND } from './pieces.js';

const FOLDERS = String.raw`(?:[\w.~-]{0,20}\/){0,6}`;
/** Programs that run what follows them. */
const WRAPPERS = 'time nohup nice flock timeout setsid stdbuf unshare sudo doas env exec command builtin busybox strace xargs watch';
/** What no folder is called after a command and a space: an option, an absolute path, a URL. */
const STRICT_OPERAND = String.raw`[\s+]{1,8}(?:-{1,2}[a-z]|\/\w|[a-z]:\\|https?:\/\/|%\w{2,24}%\\)`;
/** Administration of Windows: words of English until they stand together. */
const WINDOWS = String.raw`net\s{1,4}(?:user|view|localgroup|share|use|start|stop|group|accounts)|reg\s{1,4}(?:add|query|delete|save)|netsh\s{1,4}\w`;

/** A value that is a command from its first word on, where one word, or a path, is meant. */
export const BARE_COMMANDS: readonly ParameterRule[] = [
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}${FOLDERS}["']?(?:${either(UNMISTAKABLE)})(?:\\d{1,2}(?:\\.\\d{1,2})?)?["']?\\s{1,4}\\S`),
    word: 'medium',
  },
  { rule: 'bare_command', pattern: insensitive(`^\\s{0,4}(?:${either(AMBIGUOUS)})${OPERAND}`), word: 'medium' },
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}["']?(?:${either(WRAPPERS)})["']?\\s[^\\n]{0,40}\\b(?:${either(UNMISTAKABLE)}|who|id|cat)(?:\\s|$)`),
    word: 'medium',
  },
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}(?:usr\\/)?(?:local\\/)?s?bin\\/(?:${either(UNMISTAKABLE)})\\s{0,4}$`),
    word: 'medium',
  },
  { rule: 'bare_command', pattern: insensitive(`^\\s{0,4}(?:${either(UNMISTAKABLE)})\\s{0,4}[;|&]`), word: 'high' },
  // A program by its place, where a name is meant that has none.
  { rule: 'bare_command', pattern: /^\s{0,4}\/{1,3}(?:\.?\/)?(?:usr\/{1,2})?(?:local\/{1,2})?s?bin\/{1,2}\w/i, word: 'medium' },
  // All of a value writes over a file of the system.
  {
    rule: 'redirection',
    pattern: /^\s{0,4}[0-9&]?>{1,2}\|?\s{0,4}\/(?:etc|dev|tmp|var|root|home|usr|proc|opt|boot)\/\S{1,80}\s{0,4}$/,
    word: 'medium',
    place: 'medium',
    text: 'medium',
  },
  {
    // A quote that ends what the value stands in, and a command behind it.
    rule: 'bare_command',
    pattern: insensitive(`^\\w{0,16}['"]\\s{1,4}(?:${either(`${UNMISTAKABLE} ${AMBIGUOUS}`)})(?:\\.exe)?(?:\\s{1,4}[^'"]{0,128})?$`),
    word: 'high',
    place: 'medium',
  },
  // One quote at the end of one word: it ends a string that the word did not begin.
  { rule: 'metacharacter', pattern: /^[^'"\s]{1,128}['"]$/, word: 'high' },
  // A command in parentheses is a shell of its own, in quotes a command all the same.
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}\\(\\s{0,4}(?:${either(`${UNMISTAKABLE} id`)})\\s{0,4}\\)?$`),
    word: 'high',
    place: 'medium',
  },
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}(?:${either(`${UNMISTAKABLE} type dir del copy move cat more`)})${STRICT_OPERAND}`),
    word: 'high',
    place: 'high',
  },
  { rule: 'bare_command', pattern: /^\s{0,4}reg\s{1,4}(?:add|query|delete|save)\s{1,4}"?HK/i, word: 'high', place: 'high', text: 'medium' },
  { rule: 'bare_command', pattern: insensitive(`^\\s{0,4}(?:${WINDOWS})`), word: 'high', place: 'high' },
  { rule: 'bare_command', pattern: /^\s{0,4}alias\s{1,4}[\w+.-]{1,32}\s{0,4}[=\w]/i, word: 'medium' },
  { rule: 'expansion', pattern: /^\s{0,4}~[+-]\d{0,3}\s{0,4}$/, word: 'medium' },
  {
    rule: 'batch_condition',
    // `IF` of cmd.exe: EXIST, DEFINED, ERRORLEVEL, CMDEXTVERSION, or a comparison by `==` or a word.
    pattern:
      /^\s{0,4}&?\s{0,4}if(?:\s{1,12}|\/i\s{1,8}|\s{1,12}\/i\s{1,8})(?:not\s{1,8})?(?:(?:exist|defined|errorlevel|cmdextversion)\s{1,8}\S|[^\n]{1,40}(?:={2,3}|[\s)](?:equ|neq|lss|leq|gtr|geq)\s))/i,
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    rule: 'mail_command',
    // RFC 3501 §6 and RFC 5321 §4.1: what follows a line break in what becomes part of a session.
    pattern:
      /^\s{0,4}[a-z]{0,2}\d{1,4}\s{1,4}(?:uid\s{1,4})?(?:list|lsub|search|store|fetch|select|examine|append|status|expunge|capability|authenticate|starttls)\b|^\s{0,4}(?:[a-z]\s{1,4}store\s[^\n]{0,40}flags\s|(?:ehlo|helo|vrfy|expn)\s{1,4}\S|(?:mail\s{1,4}from|rcpt\s{1,4}to)\s{0,2}:)/i,
    word: 'high',
  },
];
