import { WRAPPERS } from '../../commands/wrappers.js';
import { either } from './pieces.js';

const WORD = String.raw`[^\s;|&<>()\x60]{1,64}`;

const WRAPPER = WRAPPERS.map(
  ([names, valued, operands]) =>
    `(?:${either(names)})(?:\\s{1,4}(?:-[${valued}]\\s{1,4}${WORD}|-{1,2}[\\w-]{0,24}(?:=${WORD})?|\\w{1,16}=${WORD})){0,4}${`\\s{1,4}${WORD}`.repeat(operands)}\\s{1,4}`,
).join('|');

/** `su root -c "id"`. */
const AS_ANOTHER = String.raw`su\s{1,4}(?:-\s{1,4})?(?:\w{1,16}\s{1,4})?-c\s{1,4}["']?`;

/** The same of cmd.exe, whose options begin with `/`; a window's title comes first. */
const WINDOWS_WRAPPER = String.raw`(?:(?:cmd|%comspec%)(?:\.exe)?\s{1,4}(?:/[a-z](?::\w{1,4})?\s{1,4}){1,3}|call\s{1,4}|start\s{1,4}(?:""\s{1,4})?(?:/[a-z]{1,8}\s{1,4}){0,3})`;

const ASSIGNMENT = String.raw`\w{1,24}=(?:"[^"\n]{0,64}"|'[^'\n]{0,64}'|${WORD})?\s{1,4}`;
const REDIRECTION = String.raw`(?:\d|&)?(?:>{1,2}|<|>\||<>|[<>]&)\s{0,4}${WORD}\s{1,4}`;
const FUNCTION = String.raw`(?:function\s{1,4}\w{1,24}\s{0,4}(?:\(\s{0,2}\)\s{0,4})?|\w{1,24}\s{0,2}\(\s{0,2}\)\s{0,4})\{\s{1,4}`;
const CASE = String.raw`case\s{1,4}${WORD}\s{1,4}in\s{1,4}\(?${WORD}\)\s{0,4}`;

/** What stands between the beginning of a simple command and the name of its program (POSIX.1-2024 XCU 2.9 and 2.10, cmd.exe beside it). */
export const PREFIX = new RegExp(
  `(?:${WRAPPER}|${AS_ANOTHER}|${WINDOWS_WRAPPER}|${FUNCTION}|${CASE}|${REDIRECTION}|${ASSIGNMENT}|(?:if|while|until|coproc|!|\\{)\\s{1,4}|[(@]\\s{0,4})`,
  'iy',
);

/** Behind a condition or the head of a loop; of anybody else a word. */
export const BRANCH = /(?:then|else|elif|do)\s{1,4}/y;
export const OPENS_BRANCH = /(?:^|[;|&\n({`])\s{0,4}(?:if|while|until|for|select)\s/;
