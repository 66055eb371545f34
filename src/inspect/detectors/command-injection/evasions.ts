import { UNMISTAKABLE } from './commands.js';
import type { ParameterRule } from './parameter-rule.js';
import { either, insensitive } from './pieces.js';

const COMMANDS = either(`${UNMISTAKABLE} cat id echo sleep dir type`);

/** All of a value, when what a shell throws away is gone. */
export const COMMAND_ALONE = insensitive(`^\\s{0,4}(?:${either(UNMISTAKABLE)}|id)\\s{0,4}$`);
/** What a shell throws away, between letters: `i'''d`. */
export const SPLIT_WORD = /\w['"\\^@*]{1,8}\w/;

/** A command that is written so that filters do not see it, and nobody writes otherwise. */
export const EVASIONS: readonly ParameterRule[] = [
  // Braces in place of spaces: `{cat,/etc/passwd}`.
  { rule: 'expansion', pattern: insensitive(`^\\s{0,4}\\{(?:${COMMANDS}),`), word: 'high', place: 'high', text: 'high' },
  {
    rule: 'variable',
    // Variables that are not set, between and behind letters: `cat$u /etc$u/passwd$u`.
    pattern: /^\s{0,4}[a-z]{2,12}(?:\$[a-z@*]|\$\{[a-z]{1,8}\})\s{1,4}[^\s$]{1,80}(?:\$[a-z@*]|\$\{[a-z]{1,8}\})/i,
    word: 'high',
    place: 'high',
    text: 'high',
  },
  {
    rule: 'bare_command',
    pattern: insensitive(`^\\s{0,4}(?:which|whereis|command\\s{1,4}-v)\\s{1,4}(?:${either(UNMISTAKABLE)})\\s{0,4}$`),
    word: 'medium',
    place: 'medium',
  },
  {
    rule: 'code_call',
    // Ruby, and Perl inside of a string.
    pattern: insensitive(`%x\\s?[({[<|!]\\s{0,4}['"]?(?:${COMMANDS})\\b|@\\{\\[\\s{0,4}(?:system|exec|qx)\\b`),
    word: 'high',
    place: 'high',
    text: 'medium',
  },
  {
    // History, and the shell by its variable.
    rule: 'expansion',
    pattern: /^\s{0,4}!(?:!|-?\d{1,4})(?:(?:!-?|:)[\w$^*-]{1,8}){0,4}\s{0,4}$|^\s{0,4}\$\{?(?:SHELL|BASH|0)\}?\s{1,4}-\w/,
    word: 'high',
    place: 'high',
  },
  {
    rule: 'separator',
    pattern: insensitive(`[;|&\\n]\\s{0,4}(?:${COMMANDS})\\/[a-z]\\b`),
    word: 'high',
    place: 'medium',
  },
];
