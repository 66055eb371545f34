import { formatFloat } from './float.js';
import { canBackquote, isPrintable, quote } from './quote.js';

/** int64 and *big.Int, float64, string: all that OPA's sprintf hands to Go's. */
export type Argument = bigint | number | string;

export interface Flags {
  sharp: boolean;
  zero: boolean;
  plus: boolean;
  minus: boolean;
  space: boolean;
  /** Of the verb `v` `+` and `#` mean something else than a sign and a prefix; math/big takes them for these all the same. */
  plusV: boolean;
  sharpV: boolean;
}

export interface Directive {
  readonly verb: string;
  readonly flags: Readonly<Flags>;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

const INT64 = 1n << 63n;
const MAX_RUNE = 0x10ffffn;

export function typeName(arg: Argument): string {
  if (typeof arg === 'bigint') return isBig(arg) ? '*big.Int' : 'int64';
  return typeof arg === 'number' ? 'float64' : 'string';
}

export function formatArgument(arg: Argument, directive: Directive): string {
  if (directive.verb === 'T') return pad(truncate(typeName(arg), directive), directive);
  if (typeof arg === 'bigint') return isBig(arg) ? formatBig(arg, directive) : formatInteger(arg, directive);
  return typeof arg === 'number' ? formatDouble(arg, directive) : formatText(arg, directive);
}

function isBig(arg: bigint): boolean {
  return arg >= INT64 || arg < -INT64;
}

/** `%!d(string=abc)`, the value formatted with what else the directive says. */
function badVerb(arg: Argument, directive: Directive): string {
  return `%!${directive.verb}(${typeName(arg)}=${formatArgument(arg, { ...directive, verb: 'v' })})`;
}

function pad(text: string, { width = 0, flags }: Directive, zeros = flags.zero && !flags.minus): string {
  const missing = width - Array.from(text).length;
  if (missing <= 0) return text;
  return flags.minus ? text + ' '.repeat(missing) : (zeros ? '0' : ' ').repeat(missing) + text;
}

function truncate(text: string, { precision }: Directive): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function formatText(text: string, directive: Directive): string {
  const { verb, flags } = directive;
  switch (verb) {
    case 'v':
      return flags.sharpV ? quoted(text, directive) : pad(truncate(text, directive), directive);
    case 's':
      return pad(truncate(text, directive), directive);
    case 'q':
      return quoted(text, directive);
    case 'x':
      return hexBytes(text, directive);
    case 'X':
      return hexBytes(text, directive).toUpperCase();
    default:
      return badVerb(text, directive);
  }
}

function quoted(text: string, directive: Directive): string {
  const { flags } = directive;
  const shown = truncate(text, directive);
  const raw = flags.sharp && canBackquote(shown);
  return pad(raw ? `\`${shown}\`` : quote(shown, '"', flags.plus), directive);
}

function hexBytes(text: string, directive: Directive): string {
  const { flags, precision } = directive;
  const bytes = Buffer.from(text).subarray(0, precision);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const prefix = flags.sharp && bytes.length > 0 ? '0x' : '';
  return pad(prefix + digits.join(flags.space ? ` ${prefix}` : ''), directive);
}

const BASES = new Map([
  ['v', 10],
  ['d', 10],
  ['b', 2],
  ['o', 8],
  ['O', 8],
  ['x', 16],
  ['X', 16],
]);

function formatInteger(value: bigint, directive: Directive): string {
  const { verb, flags } = directive;
  const base = BASES.get(verb);
  if (base !== undefined) return formatBase(value, base, directive);
  if (verb === 'c') return pad(runeOf(value), directive);
  if (verb === 'q') return pad(quote(runeOf(value), "'", flags.plus), directive);
  if (verb === 'U') return formatUnicode(value, directive);
  return badVerb(value, directive);
}

function formatBase(value: bigint, base: number, directive: Directive): string {
  const { flags, verb, precision, width = 0 } = directive;
  if (precision === 0 && value === 0n) return ' '.repeat(width);
  const negative = value < 0n;
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  const zeros = precision ?? (flags.zero && !flags.minus ? width - sign.length : 0);
  let digits = (negative ? -value : value).toString(base).padStart(zeros, '0');
  if (flags.sharp && base === 2) digits = `0b${digits}`;
  if (flags.sharp && base === 8 && !digits.startsWith('0')) digits = `0${digits}`;
  if (flags.sharp && base === 16) digits = `0x${digits}`;
  if (verb === 'X') digits = digits.toUpperCase();
  if (verb === 'O') digits = `0o${digits}`;
  return pad(sign + digits, directive, false);
}

function runeOf(value: bigint): string {
  return value < 0n || value > MAX_RUNE ? '�' : String.fromCodePoint(Number(value)).toWellFormed();
}

function formatUnicode(value: bigint, directive: Directive): string {
  const unsigned = BigInt.asUintN(64, value);
  const digits = unsigned
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(directive.precision ?? 4, 4), '0');
  const rune = directive.flags.sharp && unsigned <= MAX_RUNE ? String.fromCodePoint(Number(unsigned)) : undefined;
  return pad(`U+${digits}${rune !== undefined && isPrintable(rune) ? ` '${rune}'` : ''}`, directive, false);
}

/** math/big formats itself, a little differently. */
function formatBig(value: bigint, directive: Directive): string {
  const { verb, flags, precision, width = 0 } = directive;
  const base = verb === 's' ? 10 : BASES.get(verb);
  if (base === undefined) return `%!${verb}(big.Int=${value})`;
  const sign = value < 0n ? '-' : flags.plus || flags.plusV ? '+' : flags.space ? ' ' : '';
  let prefix = verb === 'O' ? '0o' : '';
  if (flags.sharp || flags.sharpV) prefix = BIG_PREFIXES.get(verb) ?? prefix;
  let digits = (value < 0n ? -value : value).toString(base);
  if (verb === 'X') digits = digits.toUpperCase();
  digits = digits.padStart(precision ?? 0, '0');
  const missing = width - (sign + prefix + digits).length;
  if (missing <= 0) return sign + prefix + digits;
  if (flags.minus) return sign + prefix + digits + ' '.repeat(missing);
  if (flags.zero && precision === undefined) return sign + prefix + '0'.repeat(missing) + digits;
  return ' '.repeat(missing) + sign + prefix + digits;
}

const BIG_PREFIXES = new Map([
  ['b', '0b'],
  ['o', '0'],
  ['x', '0x'],
  ['X', '0X'],
]);

function formatDouble(value: number, directive: Directive): string {
  switch (directive.verb) {
    case 'v':
      return formatDouble(value, { ...directive, verb: 'g' });
    case 'g':
    case 'e':
    case 'f':
    case 'b':
    case 'x': {
      const short = directive.verb === 'e' || directive.verb === 'f' ? 6 : -1;
      return padDouble(sharpened(formatFloat(value, directive.verb, directive.precision ?? short), directive), directive);
    }
    case 'F':
      return formatDouble(value, { ...directive, verb: 'f' });
    case 'E':
    case 'G':
    case 'X':
      return formatDouble(value, { ...directive, verb: directive.verb.toLowerCase() }).toUpperCase();
    default:
      return badVerb(value, directive);
  }
}

function padDouble(text: string, directive: Directive): string {
  const { flags, width = 0 } = directive;
  const bare = text.replace(/^[+-]/, '');
  const sign = text.startsWith('-') ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (bare === 'Inf' || bare === 'NaN') return pad((bare === 'Inf' && sign === '' ? '+' : sign) + bare, directive, false);
  const zeros = flags.zero && !flags.minus ? Math.max(width - sign.length - bare.length, 0) : 0;
  return pad(sign + '0'.repeat(zeros) + bare, directive);
}

/** `#` keeps the decimal point and, for g and x, trailing zeros. */
function sharpened(text: string, { flags, verb, precision }: Directive): string {
  if (!flags.sharp || verb === 'b') return text;
  const split = /^(-?)(.*?)([ep][+-][0-9]+)?$/.exec(text);
  const [, sign = '', number = '', tail = ''] = split ?? [];
  const significant = number.replace('.', '').replace(/^0+/, '').length;
  const wanted = verb === 'g' || verb === 'x' ? (precision ?? 6) : 0;
  const pointed = number.includes('.') ? number : `${number}.`;
  const spent = number === '0' ? 1 : verb === 'x' ? number.replace('.', '').length - 1 : significant;
  return sign + pointed + '0'.repeat(Math.max(wanted - spent, 0)) + tail;
}
