import { ALSO_UNMISTAKABLE, AMBIGUOUS, PROBES, STEPS, TOPICS, UNMISTAKABLE } from './commands.js';
import type { ParameterRule } from './parameter-rule.js';
import {
  CLEAR_OPERAND,
  either,
  HOST_OPERAND,
  insensitive,
  OPERAND,
  OWN_OPERAND,
  PLACE_OPERAND,
  STRONG_OPERAND,
  without,
} from './pieces.js';

const PREFIX = String.raw`[\s"'(){}@+]{0,8}(?:(?:sudo|nohup|time|exec|env|busybox|strace|command|cmd(?:\.exe)?\s{1,4}\/c|start)\s{1,4}){0,2}(?:[\w.?*\[\]-]{0,20}\/){0,6}`;
const BREAK = String.raw`(?:[;|&\n\r` + '`' + String.raw`]|\$\(|[<>]\()`;
const STOP = String.raw`(?:[\s;|&` + '`' + String.raw`)'"<>$%{}+,]|$)`;
const ENDED = String.raw`[\s"')}]{0,8}(?:[;|&` + '`' + String.raw`<>#]|$)`;

/** Of these nobody says the name of a file in a sentence. */
const READERS = 'cat|type|tail|head|del|who|locate|ftp';

/** What reaches another machine by its name. */
const RESOLVERS = 'ping|nslookup|dig|host';
const FETCHERS = 'curl|wget|telnet|tftp|ssh|scp|sftp';

/** A text that starts with a separator is no sentence. */
const LEADING = String.raw`^[\s"'\\)}\]]{0,8}(?:;|\|{1,2}|&{1,2})`;

/** The command of the server ends in the value, and another begins; or a variable is set for it. */
export const SEPARATORS: readonly ParameterRule[] = [
  {
    rule: 'separator',
    pattern: insensitive(`${BREAK}${PREFIX}(?:${either(`${without(UNMISTAKABLE, TOPICS)} ${ALSO_UNMISTAKABLE}`)})${STRONG_OPERAND}`),
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'separator',
    pattern: insensitive(`${BREAK}${PREFIX}(?:${either(TOPICS)})${OWN_OPERAND}`),
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'separator',
    // Nobody joins a program and a host's name to a topic but by `&`.
    pattern: insensitive(`(?:\\|\\||&&|[;|\n\r\`]|\\$\\()${PREFIX}(?:${FETCHERS})${HOST_OPERAND}`),
    place: 'high',
    text: 'high',
  },
  // What a name is asked of, whose answer tells that a shell was there. Between backticks behind a word a free text has a command that it speaks of.
  {
    rule: 'separator',
    pattern: insensitive(`\\$\\(${PREFIX}(?:${RESOLVERS})${HOST_OPERAND}`),
    place: 'high',
    text: 'high',
  },
  {
    rule: 'separator',
    pattern: insensitive(`(?:^\\s{0,8}|[^\\s(\`]|(?:^|[^\\w])\\w\\s{1,4}|[=;|&<>]\\s{1,4})\`(?:${RESOLVERS})${HOST_OPERAND}`),
    text: 'high',
  },
  { rule: 'separator', pattern: insensitive(`\`${PREFIX}(?:${RESOLVERS})${HOST_OPERAND}`), place: 'high', text: 'low' },
  { rule: 'separator', pattern: insensitive(`${BREAK}${PREFIX}(?:${either(`${UNMISTAKABLE} ${AMBIGUOUS}`)})${OPERAND}`), word: 'high' },
  {
    rule: 'separator',
    pattern: insensitive(`(?:\\|\\||&&|[;|\\n\\r\`]|\\$\\(|\\S&\\s?)${PREFIX}(?:${either(UNMISTAKABLE)})${ENDED}`),
    word: 'high',
    place: 'high',
  },
  {
    rule: 'separator',
    pattern: insensitive(
      `(?:\\|\\||&&|[;|\\n\\r\`]|\\$\\(|\\S&\\s?)${PREFIX}(?:${either(PROBES)})${ENDED}|^\\s{0,4}<(?:${either(PROBES)})[;|&\\\\\\n]`,
    ),
    text: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(`${BREAK}${PREFIX}(?:sleep|timeout)[\\s+]{1,4}[0-9]{1,5}s?[\\s"')}/]{0,8}(?:[;|&\`<>#]|$)`),
    place: 'medium',
    text: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(
      `(?:[;&\\n\\r\`]|\\|\\||\\$\\(|[<>]\\()${PREFIX}(?:(?:${either(AMBIGUOUS)})${CLEAR_OPERAND}|(?:${READERS})${STRONG_OPERAND})`,
    ),
    place: 'medium',
    text: 'medium',
  },
  // A name is pinged between backticks in speech too.
  {
    rule: 'separator',
    pattern: insensitive(`(?:[;&\\n\\r]|\\|\\||\\$\\(|[<>]\\()${PREFIX}ping${STRONG_OPERAND}`),
    place: 'medium',
    text: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(
      `\\|${PREFIX}(?:(?:${either(without(AMBIGUOUS, STEPS))})${CLEAR_OPERAND}|(?:${READERS}|ping)${STRONG_OPERAND}|(?:${either(STEPS)})${PLACE_OPERAND})`,
    ),
    place: 'medium',
    text: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(`(?:\\|\\||&&|[;|\`]|\\$\\()${PREFIX}(?:${either(AMBIGUOUS)})${ENDED}`),
    word: 'high',
    place: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(`${BREAK}${PREFIX}(?:${either(`${UNMISTAKABLE} ${AMBIGUOUS}`)})${STOP}`),
    word: 'high',
    place: 'low',
  },
  {
    rule: 'separator',
    pattern: insensitive(`${LEADING}${PREFIX}(?:${either(`${UNMISTAKABLE} ${AMBIGUOUS}`)})(?:${STOP}|\\/)`),
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'separator',
    pattern:
      /[;|&\n\r][\s+]{0,4}(?:\/(?:usr\/)?(?:local\/)?s?bin\/\w|(?:net\s{1,4}(?:user|view|localgroup|share|use|start|group)|reg\s{1,4}(?:add|query|delete|save)|netsh\s{1,4}\w|type\s{1,4}[a-z]:\\|dir[\s+]{1,4}[a-z]:))/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  // Nobody joins programs to a topic in the name of a file but by `&`, or between a bar and spaces. Behind a topic stands its version.
  {
    rule: 'separator',
    pattern: insensitive(
      `(?:\\|\\||&&|[;\\n\\r]|\\S[|\`]|\\$\\()${PREFIX}(?:(?:${either(without(`${UNMISTAKABLE} ${ALSO_UNMISTAKABLE}`, TOPICS))})\\s{1,4}[\\w"']|(?:${either(TOPICS)})\\s{1,4}[a-z_"'])`,
    ),
    place: 'medium',
  },
  {
    rule: 'separator',
    pattern: insensitive(`(?:\\|\\||&&|[;|&\\n\\r\`]|\\$\\()${PREFIX}(?:${either(ALSO_UNMISTAKABLE)})(?:${STOP}|\\()`),
    word: 'high',
  },
  // Who separates words puts a space behind the separator.
  {
    rule: 'separator',
    pattern: insensitive(`\\S(?:\\|\\||&&|[;|\`]|\\$\\()(?:${either(AMBIGUOUS)})\\s{1,4}[\\w"']`),
    place: 'medium',
  },
  // A name that nobody knows, with an option as programs have them.
  {
    rule: 'separator',
    pattern: /(?:\|\||&&|[;\n\r]|\S\||\$\()\s{0,4}[a-z][\w.-]{1,24}\s{1,4}-{1,2}[a-z][\w-]{0,16}(?:[\s;|&)=]|$)/i,
    word: 'high',
    place: 'medium',
  },
  // A program by its place, and a script by its name.
  { rule: 'separator', pattern: /(?:\|\||&&|[;|&\n\r`]|\$\()\s{0,4}\.{0,2}\/\w/, word: 'high' },
  {
    rule: 'separator',
    pattern:
      /(?:\|\||&&|[;|\n\r]|\S`|\$\()\s{0,4}\.\/[\w-]{1,40}\.(?:sh|py|pl|rb|exe|bin|elf|ps1|bat)\b|\$\(\s{0,4}\.{0,2}\/[\w.-]{1,40}(?:\/[\w.-]{1,40}){0,6}[\s)]/i,
    place: 'medium',
    text: 'medium',
  },
  // PowerShell: a text that is run, a method of a class of .NET.
  {
    rule: 'separator',
    pattern: /[;|&\n]\s{0,4}(?:(?:iex|invoke-expression)\s{0,4}[("'$&]|(?:\$\w{1,16}\s{0,2}=\s{0,2})?\[[a-z][\w.]{2,48}\]::\w{2,32}\()/i,
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  // Behind a whole address there is nothing that `&` would join to it.
  { rule: 'separator', pattern: /^[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}\s{0,4}&\s{0,4}[\w%@("'.\\]/, word: 'medium' },
  {
    // A program by its place, and its output to where nobody asked for it.
    rule: 'separator',
    pattern: /^\s{0,4}\/(?:usr\/)?(?:local\/)?s?bin\/[\w.-]{1,32}\s{0,4}[|;&]/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'variable',
    pattern: /(?:^|[;|&\s^])\w{1,32}=(?:\$\\?)?["'\\]{0,2}\w{1,64}["'\\]{0,2}\s{0,4}[;&|]{1,2}\s{0,4}(?:\w{1,8}\s{1,4})?\$\{?\w/,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  { rule: 'variable', pattern: /[;|&\n]\s{0,4}\w{1,32}=(?:\$\(|`)/, word: 'high', place: 'high', text: 'high' },
  {
    rule: 'separator',
    pattern: insensitive(`^[\\n\\r]\\s{0,4}(?:${either(`${UNMISTAKABLE} ${AMBIGUOUS}`)})\\s{0,4}[;|&]`),
    word: 'high',
    place: 'high',
    text: 'medium',
  },
];
