/** Go's strconv.FormatFloat(value, format, precision, 64): correctly rounded, ties to even. `precision` −1 is the fewest digits that read back the same. */
export function formatFloat(value: number, format: FloatFormat, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + FORMATS[format](Math.abs(value), precision);
}

const FORMATS = {
  b: binary,
  x: hexadecimal,
  e: (value: number, precision: number) => scientific(precision < 0 ? shortest(value) : significant(value, precision + 1), precision),
  f: (value: number, precision: number) => fixed(precision < 0 ? shortest(value) : decimals(value, precision), precision),
  g: general,
};
export type FloatFormat = keyof typeof FORMATS;

/** From this exponent on the shortest form is written with one. */
const SHORTEST_LIMIT = 6;

/** 0.`digits` × 10^`point`, without trailing zeros; no digits for zero. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

function shortest(value: number): Decimal {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return decimal(mantissa.replace('.', ''), Number(exponent) + 1);
}

/** Rounded to `count` significant digits. */
function significant(value: number, count: number): Decimal {
  const magnitude = value === 0 ? 0 : shortest(value).point;
  // One more when rounding carries into a new digit; shortest() may round up itself, so that the first guess can be one too high.
  const digits = roundAt(value, count - magnitude);
  if (digits.length >= count) return decimal(digits, magnitude + digits.length - count);
  return decimal(roundAt(value, count - magnitude + 1), magnitude - 1);
}

/** Rounded to `count` digits behind the point. */
function decimals(value: number, count: number): Decimal {
  const digits = roundAt(value, count);
  return decimal(digits, digits.length - count);
}

function decimal(digits: string, point: number): Decimal {
  const kept = digits.replace(/0+$/, '');
  const leading = /^0*/.exec(kept)?.[0].length ?? 0;
  return kept === '' ? { digits: '', point: 0 } : { digits: kept.slice(leading), point: point - leading };
}

/** The digits of value × 10^`places`, rounded to an integer, half to even. */
function roundAt(value: number, places: number): string {
  const { mantissa, exponent } = split(value);
  let [numerator, denominator] = [mantissa, 1n];
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  return String(divideToEven(numerator, denominator));
}

function divideToEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** value = mantissa × 2^exponent, exactly. */
function split(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

function scientific({ digits, point }: Decimal, precision: number): string {
  const rest = digits.slice(1).padEnd(Math.max(precision, 0), '0');
  const exponent = digits === '' ? 0 : point - 1;
  return `${digits[0] ?? '0'}${rest === '' ? '' : `.${rest}`}e${twoDigits(exponent)}`;
}

function twoDigits(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function fixed({ digits, point }: Decimal, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const behind = point > 0 ? digits.slice(point) : digits === '' ? '' : '0'.repeat(-point) + digits;
  const shown = precision < 0 ? behind : behind.padEnd(precision, '0');
  return shown === '' ? whole : `${whole}.${shown}`;
}

function general(value: number, precision: number): string {
  const wanted = Math.max(precision, 1);
  const decimal = precision < 0 ? shortest(value) : significant(value, wanted);
  const length = decimal.digits.length;
  const limit = precision < 0 ? SHORTEST_LIMIT : wanted > length && length >= decimal.point ? length : wanted;
  const exponent = decimal.digits === '' ? 0 : decimal.point - 1;
  return exponent < -4 || exponent >= limit ? scientific(decimal, -1) : fixed(decimal, -1);
}

function binary(value: number): string {
  const { mantissa, exponent } = split(value);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

function hexadecimal(value: number, precision: number): string {
  if (value === 0) return `0x0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}p+00`;
  let { mantissa, exponent } = split(value);
  while (mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  exponent += 52;
  if (precision >= 0 && precision < 13) {
    const unit = 1n << BigInt(52 - 4 * precision);
    mantissa = divideToEven(mantissa, unit) * unit;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const behind = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const shown = precision < 0 ? behind.replace(/0+$/, '') : behind.padEnd(precision, '0').slice(0, precision);
  return `0x1${shown === '' ? '' : `.${shown}`}p${twoDigits(exponent)}`;
}
