import { wordsOfCommand } from './words-of-command.js';

const SHELLS = new Set('sh bash rbash dash ash zsh ksh mksh csh tcsh fish cmd powershell pwsh'.split(' '));
const INTERPRETERS = new Set('python perl ruby node php lua awk gawk osascript mshta curl wget'.split(' '));
/** What carries a connection, or makes a page readable: people have a shell start these (AWS' own ProxyCommand, the pager of bat). */
const CARRIERS = new Set('ssh aws gcloud cloudflared nc ncat netcat socat connect corkscrew col'.split(' '));
const BEFORE = new Set('exec env command nohup sudo setsid'.split(' '));
const ASSIGNMENT = /^\w{1,64}=/;
const TELLS = /^-[a-z]{0,4}c$|^\/c$/i;
/** Another command in the value; where an output is led to is none. */
const SECOND = /[;|&\n]/;
const REDIRECTION = /[0-9]?>{1,2}\s?&?\s?(?:[0-9]|\/dev\/null)/g;
/** A helper that is written out: what stands in it is read by the other rules. */
const FUNCTION = /^\w{1,24}\s{0,2}\(\)\s{0,2}\{/;
const OF_PAGER = /^col\s-b[a-z]?\s{0,2}\|\s{0,2}bat\s[\w -]{1,40}$/;
/** Where anybody may leave a file. */
const ANYBODYS = /^["']?(?:\/tmp|\/var\/tmp|\/dev\/shm|\/private\/tmp|%te?mp%|\$\{?(?:TMPDIR|TMP|TEMP)\}?|\$env:te?mp)[\\/]/i;
const LIST = /[:;\s]/;

/** A file that is run or loaded, of somebody else's. */
export const isAnybodys = (value: string): boolean => value.split(LIST).some((path) => ANYBODYS.test(path));

/** Whether a value that is a command, with what follows it where its quotes are gone, starts a shell, an interpreter, a program of anybody's, or a second command. */
export function startsOther(value: string, rest: readonly string[] = []): boolean {
  const words = [...wordsOfCommand(value), ...rest];
  let at = 0;
  while (at < words.length && (BEFORE.has(words[at] ?? '') || ASSIGNMENT.test(words[at] ?? ''))) at++;
  const first = words[at] ?? '';
  const name = nameOf(first);
  if (SHELLS.has(name)) return !isCarried(words.slice(at + 1));
  return ANYBODYS.test(first) || INTERPRETERS.has(name) || (!FUNCTION.test(value) && SECOND.test(value.replace(REDIRECTION, '')));
}

/** What a shell is told, is one program that carries something. */
function isCarried(words: readonly string[]): boolean {
  const told = words.findIndex((word) => TELLS.test(word));
  const inner = told === -1 ? '' : (words[told + 1] ?? '');
  const name = nameOf(wordsOfCommand(inner)[0] ?? '');
  return CARRIERS.has(name) && (OF_PAGER.test(inner) || !SECOND.test(inner.replace(REDIRECTION, '')));
}

function nameOf(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.exe$/i, '')
    .replace(/[0-9.]{1,6}$/, '')
    .toLowerCase();
}
