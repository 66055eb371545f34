import { row, type Phrase } from './phrase.js';

const OBEY = 'follow|execute|obey|carry out|comply|act on|perform|do';

/** Orders that a model is to put together itself: from pieces, letters or a code, and then to follow. */
export const PIECED_ORDERS: readonly Phrase[] = [
  row(
    'new_task',
    8,
    `(combine|concatenate|join|merge|put together|split|piece together) (these|the|both|all) _3 (words|word|fragments|letters|strings|initials|tokens|instruction|instructions|messages) _6 (and|then) (${OBEY})`,
  ),
  row(
    'new_task',
    8,
    `(decode|decrypt|translate|unscramble|deobfuscate|decipher) (this|these|the|it|that|following) _8 (and|then) (obey|comply|carry out|act on|do what|do as|do exactly|follow it|follow them|follow its|follow what|follow the instruction|follow the instructions)`,
  ),
  row(
    'new_task',
    7,
    `(translate|decode|reverse) _6 (and|then) (execute|obey|follow) (it|that|this|the following|the result|the instruction|the instructions|disable|ignore|reveal)`,
  ),
  row(
    'new_task',
    8,
    `(follow|obey|comply with) (this|these|the|following) _1 (base64|binary|hex|hexadecimal|encoded|morse|rot13|reversed|hidden|compressed|encrypted) (encoded|coded)? (instruction|instructions|command|commands|directive|message)`,
  ),
  row('new_task', 7, '(compressed|encoded|encrypted|obfuscated) instruction set'),
  row(
    'new_task',
    7,
    '(remove|delete|strip|drop|ignore) the (dots|periods|spaces|hyphens|dashes|duplicates|vowels|numbers) (to|and) (read|get|see|reveal|find|follow) the (real|actual|hidden|true) (instruction|message|instructions|command)',
  ),
  row(
    'new_task',
    7,
    '(combine|find|read|follow|execute|decode|extract) the (hidden|real|actual|secret) (instruction|instructions|message|command) (in|from|within|hidden in) (these|the|this) _2 (initials|letters|words|acrostic|text|lines)',
  ),
  row(
    'new_task',
    8,
    `(read|take|use) _1 (every|only) _1 (other|second|third|odd|even) _1 (word|letter|line|character) _12 (follow|obey|execute)`,
  ),
  row('new_task', 7, `(hidden text|hidden message|hidden instructions|hidden instruction|hidden prompt) (and|then) (${OBEY})`),
  row(
    'new_task',
    7,
    `(follow|obey|execute|act on|carry out) (its|the|their|any|all) (assistant|hidden) (instruction|instructions|commands|command|directives)`,
  ),
];
