import { eachMatch } from '../../patterns/matches.js';
import type { Kind } from './rule.js';

/** A number or a sum of them: whoever feels for a statement lets the database reckon (`2+669-669-1=0+0+0+1`). */
const NUMBER = String.raw`\d{1,10}(?:[-+*\/]\d{1,10}){0,8}`;
const CONSTANT = String.raw`(?:${NUMBER}|'[^']{0,64}'?|"[^"]{0,64}"?|\w{1,32})`;
const COMPARISON = new RegExp(
  String.raw`(?:^|[\s'"\`)\d+]|&&|\|\|)(?:or|and|xor|having|&&|\|\|)((?:[-\s+(!~]{0,12}(?:\bnot\b[-\s+(!~]{1,12})?))(${CONSTANT})[\s)]{0,4}(=|==|!=|<>|<|>|<=|>=|like)[-\s+(~]{0,4}(${CONSTANT})`,
  'gi',
);
/** The number that was meant; with a plus few digits, for those with more are phones. */
const NUMERAL = String.raw`(?:\+\d{1,4}|-?\d{1,10}(?:\.\d{0,10})?|-?\.\d{1,10}|0x[\da-f]{1,16})`;
const MEANT = String.raw`(?:${NUMERAL}|\(\s{0,4}${NUMERAL}\s{0,4}\))`;
/** What is a constant by its first characters: literals of ISO 9075-2, §5.3 (`.1`, `x'31'`, `n'a'`), of PostgreSQL (`$$a$$`), of MySQL (`_utf8'a'`, `@@x`). */
const LITERAL = String.raw`(?:['"({\d]|\.\d|(?:[xbne]|u&|_\w{1,16})'[^']{0,64}'|\$\w{0,16}\$\w|@@\w|(?:true|false|null)\b)`;
const SIGNED = String.raw`(?:[-+~!]{1,8}[-+~!\s]{0,8}(?:${LITERAL}|\w{1,32}\s{0,4}$)|\(\s{0,4}${LITERAL})`;
/** A statement that is all the value: `or 1`, `xor 99>`, `and 'a' <`, `9999 or true`, `1 or ~0`. */
const DANGLING = new RegExp(
  String.raw`^\s{0,8}(?:(?:${MEANT}\s{1,4})?(?:or|and|xor)\s{1,16}(?:${LITERAL}|\w{1,32}\s{0,4}=\s{0,4}\w|\w{1,32}\s{0,2}\(|\w{1,32}\s{1,4}(?:(?:not\s{1,4})?(?:like|in|between)|is\s{1,4}(?:not\s{1,4})?null)\b)|${MEANT}\s{0,4}(?:or|and|xor)\s{0,16}${SIGNED})`,
  'i',
);
/** `1 or id`: a column alone, which holds in each row that has something in it. */
const COLUMN = new RegExp(String.raw`^\s{0,8}${MEANT}\s{1,8}(?:or|xor|\|\|)\s{1,8}([a-z_][\w.]{0,63})\s{0,8}(?:$|--|#|;)`, 'i');
/** What people say behind a number and `or`. */
const SAID = new Set(
  'more less fewer both none any all not so two three four five six seven eight nine ten another greater higher lower above below later earlier older newer over under up down better worse never nothing zero one only additional several many false'.split(
    ' ',
  ),
);
const WHOLE = /^\s{0,4}\(?(\d{1,10})\s{0,4}={1,2}\s{0,4}(\d{1,10})\)?\s{0,4}$/;
const RECKONED = /^\d[-+*/\d]*$/;
/** More than these nobody needs, and a long text may hold. */
const MOST = 16;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A condition that adds no row: generators write `or 1 = 0` where a list is empty. Only where it ends there: `1 = 0 + 1` holds. */
const ADDS_NOTHING = /\bor\s{1,4}\(?\d{1,10}\s{0,4}={1,2}\s{0,4}\d{1,10}$/i;
const ENDS = /^\s{0,8}(?:[);]|$|(?:and|or|order|group|having|limit|offset)\b)/i;

/** Where a condition is added that no row changes: constants compared with constants, anything with itself. In a whole statement it has to add rows. */
export function tautology(text: string, kind: Kind, { isStatement = false } = {}): Span | undefined {
  let seen = 0;
  let found: Span | undefined;
  eachMatch(COMPARISON, text, ({ index, 0: whole, 1: gap = '', 2: left = '', 4: right = '' }) => {
    if (++seen > MOST) return false;
    const separated = gap !== '' || !/\w/.test(left[0] ?? '') || /^\d/.test(whole);
    if (!separated || !isConstant(left, right, kind)) return true;
    const end = index + whole.length;
    if (isStatement && ADDS_NOTHING.test(whole) && Number(left) !== Number(right) && ENDS.test(text.slice(end))) return true;
    found = { start: index, end };
    return false;
  });
  if (found !== undefined) return found;
  if (kind !== 'word') return undefined;
  const whole = WHOLE.exec(text);
  if (whole !== null && whole[1] === whole[2]) return { start: 0, end: text.length };
  const column = COLUMN.exec(text)?.[1];
  if (column !== undefined && !SAID.has(column.toLowerCase())) return { start: 0, end: text.length };
  const dangling = DANGLING.exec(text);
  return dangling === null ? undefined : { start: dangling.index, end: dangling.index + dangling[0].length };
}

function isConstant(left: string, right: string, kind: Kind): boolean {
  if (RECKONED.test(left) && RECKONED.test(right)) return true;
  const [a, b] = [unquoted(left), unquoted(right)];
  if (a === b) return a !== '' || left !== '';
  // Double quotes are names of columns to most databases.
  return left.startsWith("'") && right.startsWith("'") && kind !== 'text';
}

function unquoted(text: string): string {
  return text.replace(/^['"]|['"]$/g, '').toLowerCase();
}
