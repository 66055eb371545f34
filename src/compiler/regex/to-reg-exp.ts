import { inBothCases } from './both-cases.js';

/**
 * An RE2 expression that `checkRe2` has passed → JavaScript's, with the same meaning. Decisions are made by RE2; this judges beside it, for
 * the reference meaning and for explanations.
 */
export function toRegExp(pattern: string): RegExp {
  return new RegExp(new Translator(pattern).translate(), 'v');
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

class Translator {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  translate(): string {
    return this.#sequence({ i: false, m: false, s: false });
  }

  /** To the end of the group that has been opened, or of the text. Flags hold from where they are set to that end. */
  #sequence(outer: Flags): string {
    let flags = outer;
    let out = '';
    for (let token = this.#token(); token !== undefined && token !== ')'; token = this.#token()) {
      const set = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])$/.exec(token);
      if (set !== null) {
        const [, on = '', off = '', end] = set;
        const changed = changedFlags(flags, on, off);
        if (end === ')') flags = changed;
        else out += `(?:${this.#sequence(changed)})`;
      } else if (token.startsWith('(')) out += `(?:${this.#sequence(flags)})`;
      else out += this.#piece(token, flags);
    }
    return out;
  }

  #piece(token: string, { i, m, s }: Flags): string {
    if (token === '.') return s ? '[^]' : '[^\\n]';
    if (token === '^') return m ? '(?<=^|\\n)' : '^';
    if (token === '$') return m ? '(?=\\n|$)' : '$';
    if (/^(?:[|*+?]|\{\d+(?:,\d*)?\})$/.test(token)) return token;
    if (token === '\\A') return '^';
    if (token === '\\z') return '$';
    if (/^\\[bB]$/.test(token)) return token;
    // JavaScript of Node 20 has no flags for a part of an expression, so that each letter is written in both cases.
    const cased = i ? inBothCases : (set: string) => set;
    if (token.startsWith('[')) return cased(classOf(token));
    if (token.startsWith('\\Q')) return Array.from(token.slice(2).replace(/\\E$/, ''), (each) => cased(character(each))).join('');
    return cased(memberOf(token) ?? character(token));
  }

  #token(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const [token] = TOKEN.exec(this.#text.slice(this.#at)) ?? [this.#text.slice(this.#at)];
    this.#at += token.length;
    return token;
  }
}

const TOKEN =
  /^(?:\(\?P<\w+>|\(\?[imsU]*(?:-[imsU]+)?[:)]|\{\d+(?:,\d*)?\}|\[\^?\]?(?:\[:\^?[a-z]+:\]|\\(?:p\{[^}]*\}|[^])|[^\]\\])*\]|\\Q(?:(?!\\E)[^])*(?:\\E)?|\\x\{[0-9A-Fa-f]+\}|\\x[0-9A-Fa-f]{2}|\\[pP]\{[^}]*\}|\\[pP][A-Z]|\\0[0-7]{0,2}|\\[^]|[^])/u;

function changedFlags(flags: Flags, on: string, off: string): Flags {
  const flag = (name: keyof Flags) => (flags[name] || on.includes(name)) && !off.includes(name);
  return { i: flag('i'), m: flag('m'), s: flag('s') };
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E',
  punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

function classOf(token: string): string {
  const negative = token.startsWith('[^');
  const inner = token.slice(negative ? 2 : 1, -1);
  let out = '';
  for (const [member] of inner.matchAll(
    /\[:\^?[a-z]+:\]|\\x\{[0-9A-Fa-f]+\}|\\x[0-9A-Fa-f]{2}|\\[pP]\{[^}]*\}|\\[pP][A-Z]|\\0[0-7]{0,2}|\\[^]|[^]/gu,
  )) {
    const [, not, posix] = /^\[:(\^?)([a-z]+):\]$/.exec(member) ?? [];
    const range = member === '-' && out !== '' && !inner.endsWith('-') ? '-' : undefined;
    if (posix !== undefined) out += `[${not ?? ''}${POSIX[posix] ?? ''}]`;
    else out += range ?? memberOf(member) ?? character(member);
  }
  return `[${negative ? '^' : ''}${out}]`;
}

/** A set with a name of its own: `\d`, `\s` (RE2's has no vertical tab and nothing beyond ASCII), `\pL`, `\p{Greek}`. */
function memberOf(token: string): string | undefined {
  if (/^\\[dDwW]$/.test(token)) return token;
  if (token === '\\s') return '[\\t\\n\\f\\r ]';
  if (token === '\\S') return '[^\\t\\n\\f\\r ]';
  const [, letter, one, not, long] = /^\\([pP])(?:([A-Z])|\{(\^?)([A-Za-z_]+)\})$/.exec(token) ?? [];
  if (letter === undefined) return undefined;
  const name = one ?? long ?? '';
  return `\\${(letter === 'P') === (not === '^') ? 'p' : 'P'}{${name.length > 2 ? `Script=${name}` : name}}`;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** One character, written or escaped, by its number: so that nothing in it means anything. */
function character(token: string): string {
  const [, hex] = /^\\x\{?([0-9A-Fa-f]+)\}?$/.exec(token) ?? [];
  const [, octal] = /^\\0([0-7]*)$/.exec(token) ?? [];
  const point =
    hex !== undefined
      ? Number.parseInt(hex, 16)
      : octal !== undefined
        ? Number.parseInt(`0${octal}`, 8)
        : token.startsWith('\\') && token.length > 1
          ? (CONTROLS[token.slice(1)] ?? token.codePointAt(1))
          : token.codePointAt(0);
  return `\\u{${(point ?? 0).toString(16)}}`;
}
