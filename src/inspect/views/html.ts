import { escapeDecoder } from './escape-decoder.js';
import { hexDigit } from './hex-digits.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

const HASH = 0x23;
const ZERO = 0x30;
/** U+10FFFF has seven. */
const MOST_DIGITS = 8;
const LONGEST_NAME = 8;

/** Of the names in the HTML standard those of ASCII. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    sol: '/',
    bsol: '\\',
    period: '.',
    colon: ':',
    semi: ';',
    comma: ',',
    excl: '!',
    quest: '?',
    lpar: '(',
    rpar: ')',
    lsqb: '[',
    rsqb: ']',
    lbrack: '[',
    rbrack: ']',
    lcub: '{',
    rcub: '}',
    lbrace: '{',
    rbrace: '}',
    grave: '`',
    dollar: '$',
    vert: '|',
    verbar: '|',
    num: '#',
    percnt: '%',
    plus: '+',
    equals: '=',
    ast: '*',
    commat: '@',
    lowbar: '_',
    hat: '^',
    tab: '\t',
    newline: '\n',
  }),
);

/** Character references: by name, decimal, hexadecimal. Numeric ones need no semicolon, as browsers read them. */
export function htmlDecoded(view: View): View | undefined {
  return derived(view, 'html-decoded', decode);
}

const decode = escapeDecoder(
  (text, at, output, copied) => (text.charCodeAt(at + 1) === HASH ? afterNumber : afterName)(text, at, output, copied),
  '&',
);

function afterNumber(text: string, at: number, output: Output, copied: number): number {
  const isHex = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const base = isHex ? 16 : 10;
  const first = at + (isHex ? 3 : 2);
  // As many zeros as there are: browsers read over them.
  let start = first;
  while (text.charCodeAt(start) === ZERO) start += 1;
  let code = 0;
  let index = start;
  for (; index - start < MOST_DIGITS; index++) {
    const digit = hexDigit(text, index);
    if (digit < 0 || digit >= base) break;
    code = Math.min(code * base + digit, 0x110000);
  }
  if (index === first || code > 0x10ffff) return at;
  output.copy(copied, at);
  output.point(code, at);
  return text[index] === ';' ? index + 1 : index;
}

function afterName(text: string, at: number, output: Output, copied: number): number {
  let end = at + 1;
  while (end - at <= LONGEST_NAME && isLetter(text.charCodeAt(end))) end++;
  if (end === at + 1 || text[end] !== ';') return at;
  const character = NAMED.get(text.slice(at + 1, end).toLowerCase());
  if (character === undefined) return at;
  output.copy(copied, at);
  output.units(character, at);
  return end + 1;
}

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}
