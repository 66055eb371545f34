import { once } from '../../../inspect/once.js';

/** `opaque`: a string or a quoted identifier, which of the two is the dialect's business. Words in lower case. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'opaque' | 'number' }
  | { readonly kind: 'sign'; readonly text: string };

/** What no dialect is sure of wherever it stands: control characters, and letters that gateways of other encodings make quotes of. */
const NOWHERE = once(() => /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u02b9\u02bc\u02c8\u2032\uff02\uff07\uff3c]/u);
/** Commands to the client program that stand on a line of their own: batches of T-SQL, SQL*Plus, sqlcmd. */
const CLIENT_LINE = /^[ \t]*(?:go(?:[ \t]+\d+)?|\/)[ \t]*\r?$|^(?:!|:(?:r|setvar|connect|out|error|on|!!)\b)/im;

const WORD = once(() => /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy);
const NUMBER = /0x[0-9a-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const AFTER_NUMBER = once(() => /[\p{L}\p{N}_$]/u);
const PARAMETER = /\$\d+(?![\w$])/y;
const PLAIN_NAME = once(() => /`[\p{L}\p{N}_ .-]*`(?!`)/uy);
/** Oracle's `q'[…]'` ends where no other dialect ends. */
const OWN_QUOTING = /^n?q$/;

/**
 * The tokens of a SQL text, where all major dialects (PostgreSQL, MySQL, MariaDB, SQLite, T-SQL, Oracle, BigQuery, Snowflake, DuckDB,
 * ClickHouse) cut it alike. Undefined otherwise: a quote after a backslash, `#`, `--x`, dollar quoting, three quotes in a row, nested or
 * executed comments, anything that does not end.
 */
export function sqlTokens(text: string): readonly Token[] | undefined {
  if (NOWHERE().test(text) || CLIENT_LINE.test(text)) return undefined;
  const tokens: Token[] = [];
  /** Where an identifier in brackets (T-SQL, SQLite) would end that others read as the tokens in it. */
  let bracket = -1;
  for (let at = 0; at < text.length;) {
    const end = tokenAt(text, at, tokens);
    if (end === undefined || (bracket > at && end > bracket)) return undefined;
    const sign = text[at];
    if (sign === '[') {
      if (bracket >= at) return undefined;
      bracket = text.indexOf(']', at);
      if (bracket === -1 || text[bracket + 1] === ']') return undefined;
    } else if ((sign === ']' && at !== bracket) || (sign === ';' && at < bracket)) return undefined;
    at = end;
  }
  return tokens;
}

/** Where the token at a place ends; white space and comments are none. */
function tokenAt(text: string, at: number, tokens: Token[]): number | undefined {
  const sign = text[at] ?? '';
  const ascii = sign.charCodeAt(0) < 0x80;
  if (ascii ? LETTER.test(sign) : BEYOND_ASCII.test(sign)) return endOfWord(text, at, tokens);
  if (sign === ' ' || sign === '\t' || sign === '\r' || sign === '\n') return at + 1;
  if (sign === '-' && text[at + 1] === '-') return endOfLineComment(text, at);
  if (sign === '/' && text[at + 1] === '*') return endOfComment(text, at);
  if (sign === "'" || sign === '"' || sign === '`') {
    const end = sign === '`' ? endOf(PLAIN_NAME(), text, at) : endOfQuoted(text, at, sign);
    const before = tokens.at(-1);
    const prefixed = sign === "'" && before?.kind === 'word' && OWN_QUOTING.test(before.text) && /[qQ]/.test(text[at - 1] ?? '');
    tokens.push(OPAQUE);
    return prefixed ? undefined : end;
  }
  if (sign === '$') return endOf(PARAMETER, text, at);
  const number = DIGIT.test(sign) || sign === '.' ? match(NUMBER, text, at) : undefined;
  if (number !== undefined) {
    tokens.push(NUMERAL);
    return AFTER_NUMBER().test(text[at + number.length] ?? '') ? undefined : at + number.length;
  }
  tokens.push({ kind: 'sign', text: sign });
  return isDisputed(text, at) ? undefined : at + 1;
}

const LETTER = /[A-Za-z_]/;
const BEYOND_ASCII = /[^ -~]/;
const DIGIT = /\d/;
const OPAQUE: Token = { kind: 'opaque' };
const NUMERAL: Token = { kind: 'number' };

/** Letters that are not what they are once normalised are disputed, and so is what is beyond ASCII and no letter. */
function endOfWord(text: string, at: number, tokens: Token[]): number | undefined {
  const word = match(WORD(), text, at);
  if (word === undefined) return undefined;
  tokens.push({ kind: 'word', text: word.toLowerCase() });
  return !BEYOND_ASCII.test(word) || word === word.normalize('NFKC') ? at + word.length : undefined;
}

/** `#` is a comment, an operator or a name; `\` and `&name` are the client's; `//` a comment to Snowflake; `{{`, `<%` a template's. */
function isDisputed(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  switch (text[at] ?? '') {
    case '#':
    case '\\':
      return true;
    case '&':
      return /[\p{L}_]/u.test(next);
    case '/':
      return next === '/';
    case '{':
      return next === '{' || next === '%' || next === '#';
    case '<':
      return next === '%';
    default:
      return false;
  }
}

/** MySQL wants white space after `--`, else it is two minus signs. A semicolon in a comment parts statements for those who only split. */
function endOfLineComment(text: string, at: number): number | undefined {
  const end = text.indexOf('\n', at);
  const comment = text.slice(at + 2, end === -1 ? text.length : end);
  if (!/^(?:[ \t\r]|$)/.test(comment) || /\r(?!$)|[;\x85\u2028\u2029]/.test(comment)) return undefined;
  return end === -1 ? text.length : end;
}

/** Nested ones end at different places; MySQL and MariaDB execute `/*!` and `/*M!`. */
function endOfComment(text: string, at: number): number | undefined {
  const end = text.indexOf('*/', at + 2);
  if (end === -1) return undefined;
  const comment = text.slice(at + 2, end);
  return /^M?!/.test(comment) || comment.includes('/*') || comment.includes(';') ? undefined : end + 2;
}

/** A doubled quote is in the string; after an odd number of backslashes it is for some dialects, too. */
function endOfQuoted(text: string, start: number, quote: string): number | undefined {
  if (text.startsWith(quote.repeat(3), start)) return undefined;
  for (let at = text.indexOf(quote, start + 1); at !== -1; at = text.indexOf(quote, at + 2)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 1) return undefined;
    if (text[at + 1] !== quote) return at + 1;
    if (text[at + 2] === quote) return undefined;
  }
  return undefined;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  const found = match(pattern, text, at);
  return found === undefined ? undefined : at + found.length;
}
