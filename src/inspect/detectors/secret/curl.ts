import { literals } from '../../traits/literals.js';
import { isChosen, isPlainPassword } from './password.js';
import { isShortRandom, isUuid, looksRandom } from './random.js';
import { way, type Written } from './way.js';

/** A name and a password, of which either may be empty: services take a token for a name. */
const USER =
  /\s(?:-u|--user)[ =]{1,2}(?:'[^\s:'$]{0,64}:([^\s'$][^\s']{5,127})'|["']?[^\s:"'$]{0,64}["']?:["']?\{?([^\s"'$/{}][^\s"'$]{5,127})|["']?([^\s:"'$/@]{10,128}):["']?(?:\s|$))/g;
const HEADER =
  /\s(?:-H ?|--header[ =]{1,2})\\?["'](?:[\w-]{0,32}(?:token|key|auth|secret|password|authorization))\s?:\s{0,2}(?:(?:token|key|apikey|bearer) )?([A-Za-z0-9_.~+/=-]{12,400})\\?["']/gi;

/** What stands in braces around all of it, and a template in it. */
const CLOSING = /\}{1,2}$/;
const TEMPLATE = /\{\{|\{[a-z_.]{3,40}\}/i;

/** What curl is told to send, and tools that are told as curl is. */
export const CURL: readonly Written[] = [
  way(
    literals(['-u ', '-u=', '--user']),
    USER,
    (value, text, start) => {
      if (isPlainPassword(text[start - 1] === '{' ? value.replace(CLOSING, '') : value) || TEMPLATE.test(value)) return false;
      if (text[start + value.length] === ':') return looksRandom(value) || isShortRandom(value) || isChosen(value);
      return (/[0-9]/.test(value) && /[a-z]/i.test(value)) || isMixedCase(value);
    },
    { before: 1 },
  ),
  way(literals(['-h ', '-h"', "-h'", '-h\\', '--header']), HEADER, (value) => looksRandom(value) || isShortRandom(value) || isUuid(value), {
    before: 1,
  }),
];

/** `yqDVtkqPECriaLRi`: no words joined. */
function isMixedCase(value: string): boolean {
  return /^[A-Za-z]{10,}$/.test(value) && (value.match(/[a-z][A-Z]/g)?.length ?? 0) >= 3 && /[A-Z]{2}/.test(value);
}
