import { BuiltinError } from '../builtin.js';
import { formatFloat } from '../go/float.js';

const UNITS = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);
/** OPA's own units, in hours. */
const HOURS = new Map([
  ['d', 24],
  ['w', 7 * 24],
  ['y', 365 * 24],
]);
const LIMIT = 1n << 63n;

/** Nanoseconds of `-1d12h30m`: Go's time.ParseDuration, and d, w and y. Throws a `BuiltinError`. */
export function parseDuration(text: string): bigint {
  return parseGo(/[dwy]/.test(text) ? inHours(text) : text);
}

function inHours(text: string): string {
  const [, sign = '', body = ''] = /^([+-]?)((?:[0-9.]+(?:ms|us|µs|ns|[a-z]))+)$/.exec(text) ?? [];
  if (body === '') throw new BuiltinError('invalid duration');
  return (
    sign + body.replaceAll(/([0-9.]+)(ms|us|µs|ns|[a-z])/g, (part, digits: string, unit: string) => segment(part, digits, HOURS.get(unit)))
  );
}

function segment(part: string, digits: string, hours: number | undefined): string {
  if (hours === undefined) return part;
  if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(digits)) throw new BuiltinError('invalid duration');
  return `${formatFloat(Number(digits) * hours, 'f', -1)}h`;
}

function parseGo(text: string): bigint {
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (body === '0') return 0n;
  let [rest, total] = [body, 0n];
  do {
    const [part, whole = '', fraction = '', unit = ''] = /^([0-9]*)(?:\.([0-9]*))?([^0-9.]+)/.exec(rest) ?? [];
    const size = UNITS.get(unit);
    if (part === undefined || whole + fraction === '' || size === undefined) throw new BuiltinError('invalid duration');
    if (BigInt(whole || '0') > LIMIT) throw new BuiltinError('invalid duration');
    total += BigInt(whole || '0') * size + fractionOf(fraction, size);
    if (total > LIMIT) throw new BuiltinError('invalid duration');
    rest = rest.slice(part.length);
  } while (rest !== '');
  if (sign === '-') return -total;
  if (total >= LIMIT) throw new BuiltinError('invalid duration');
  return total;
}

/** Go adds the fraction as a double, cut off; digits that no 63 bits hold are dropped. */
function fractionOf(digits: string, size: bigint): bigint {
  let [value, scale] = [0n, 1];
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (next >= LIMIT) break;
    value = next;
    scale *= 10;
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(size) / scale)));
}
