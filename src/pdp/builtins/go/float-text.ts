import { bitLength, isInteger, type BigFloat } from './big-float.js';
import { checkBits } from './number-range.js';

/** Go's limits of %g for the shortest form. */
const [LEAST_EXPONENT, MOST_EXPONENT] = [-4, 6];

/** Digits d₀d₁… of 0.d₀d₁… × 10^point, without trailing zeros. */
interface Digits {
  digits: string;
  point: number;
}

/** OPA's text of a Go big.Float: the shortest that is read as the same, an integer written out. Throws a `BuiltinLimit`. */
export function floatText(value: BigFloat): string {
  const sign = value.negative ? '-' : '';
  if (value.mantissa === 0n) return `${sign}0`;
  checkBits(Math.abs(value.exponent));
  const shortest = shorten(value);
  const exponent = shortest.point - 1;
  const scientific = !isInteger(value) && (exponent < LEAST_EXPONENT || exponent >= MOST_EXPONENT);
  return sign + (scientific ? withExponent(shortest) : plain(shortest));
}

/** Go's %e. */
function withExponent({ digits, point }: Digits): string {
  const exponent = point - 1;
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function plain({ digits, point }: Digits): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, '0');
  return digits.length > point ? `${whole}.${digits.slice(point)}` : whole;
}

/** Go's roundShortest: as few digits as tell the number from its neighbours half a unit away. */
function shorten({ mantissa, exponent, precision }: BigFloat): Digits {
  const exact = decimal(mantissa, exponent);
  // One bit more than the precision, so that 1 is half a unit.
  const shift = precision + 1 - bitLength(mantissa);
  const fine = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
  const lower = decimal(fine - 1n, exponent - shift).digits;
  const upper = decimal(fine + 1n, exponent - shift).digits;
  const inclusive = (fine & 2n) === 0n;
  for (let at = 0; at < exact.digits.length; at++) {
    const [own, low, high] = [digit(exact.digits, at), digit(lower, at), digit(upper, at)];
    const down = low !== own || (inclusive && at + 1 === lower.length);
    const up = own !== high && (inclusive || own + 1 < high || at + 1 < upper.length);
    if (down && up) return round(exact, at + 1);
    if (down) return roundDown(exact, at + 1);
    if (up) return roundUp(exact, at + 1);
  }
  return exact;
}

function digit(digits: string, at: number): number {
  return Number(digits[at] ?? '0');
}

function decimal(mantissa: bigint, exponent: number): Digits {
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const digits = scaled.toString();
  return trimmed({ digits, point: digits.length + Math.min(exponent, 0) });
}

/** Exactly half is rounded to even. */
function round(value: Digits, kept: number): Digits {
  const { digits } = value;
  if (kept >= digits.length) return value;
  const half = digits[kept] === '5' && kept + 1 === digits.length;
  const up = half ? kept > 0 && digit(digits, kept - 1) % 2 === 1 : digit(digits, kept) >= 5;
  return up ? roundUp(value, kept) : roundDown(value, kept);
}

function roundUp({ digits, point }: Digits, kept: number): Digits {
  if (kept >= digits.length) return { digits, point };
  const start = digits.slice(0, kept).replace(/9+$/, '');
  if (start === '') return { digits: '1', point: point + 1 };
  return { digits: start.slice(0, -1) + String(digit(start, start.length - 1) + 1), point };
}

function roundDown({ digits, point }: Digits, kept: number): Digits {
  return trimmed({ digits: digits.slice(0, kept), point });
}

function trimmed({ digits, point }: Digits): Digits {
  return { digits: digits.replace(/0+$/, ''), point };
}
