import { step } from './url.js';
import { replaceMapped, type View } from './view.js';

const ESCAPE = /\\(?:u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt0])/gi;
const ENTITY =
  /&(?:#x0{0,8}[0-9a-f]{1,6}|#0{0,8}[0-9]{1,7}|lt|gt|amp|quot|apos|nbsp|sol|bsol|period|colon|semi|excl|lpar|rpar|grave|dollar|vert);/gi;

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
const NAMED: Readonly<Record<string, string>> = {
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
  excl: '!',
  lpar: '(',
  rpar: ')',
  grave: '`',
  dollar: '$',
  vert: '|',
};

/** `\n`, `\x2e`, `\u002e`, `\u{2e}` written out in the text, as JavaScript, JSON, Python and C read them. */
export function unescaped(view: View): View | undefined {
  if (!view.text.includes('\\')) return undefined;
  const decoded = replaceMapped(view, ESCAPE, (match) => {
    const kind = match[1] ?? '';
    // `C:\network` is a Windows path: a letter escape is one only where no word goes on.
    if (kind !== 'u' && kind !== 'U' && kind !== 'x' && kind !== 'X') return CONTROLS[kind];
    return fromCode(Number.parseInt(match.slice(2).replace(/[{}]/g, ''), 16));
  });
  return decoded === undefined ? undefined : { ...view, ...decoded, made: step(view, 'unescaped') };
}

/** Character references of HTML. */
export function htmlDecoded(view: View): View | undefined {
  if (!view.text.includes('&')) return undefined;
  const decoded = replaceMapped(view, ENTITY, (match) => {
    const name = match.slice(1, -1).toLowerCase();
    if (!name.startsWith('#')) return NAMED[name];
    return fromCode(name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10));
  });
  return decoded === undefined ? undefined : { ...view, ...decoded, made: step(view, 'html-decoded') };
}

function fromCode(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
