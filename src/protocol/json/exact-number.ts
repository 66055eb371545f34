/**
 * Whether a double holds the number exactly as far as anybody can tell: its shortest spelling, which is what other parsers and the
 * policy see, has the same value. `1.0`, `1e2` and `0.1` are exact; 9007199254740993, 1e400 and 0.1234567890123456789 are not.
 */
export function isExactNumber(token: string): boolean {
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  const shortest = String(value);
  if (shortest === token) return true;
  const written = decimal(token);
  const held = decimal(shortest);
  return (
    written.digits === held.digits && (written.digits === '' || (written.negative === held.negative && written.exponent === held.exponent))
  );
}

/** sign × 0.digits × 10^exponent without leading or trailing zeros in the digits; zero has no digits. */
function decimal(token: string): { negative: boolean; digits: string; exponent: number } {
  const mark = token.search(/[eE]/);
  const mantissa = mark === -1 ? token : token.slice(0, mark);
  const negative = mantissa.startsWith('-');
  const unsigned = negative ? mantissa.slice(1) : mantissa;
  const point = unsigned.indexOf('.');
  const whole = point === -1 ? unsigned : unsigned.slice(0, point);
  const all = point === -1 ? whole : whole + unsigned.slice(point + 1);
  let first = 0;
  while (all.charCodeAt(first) === 0x30) first++;
  let last = all.length;
  while (last > first && all.charCodeAt(last - 1) === 0x30) last--;
  const exponent = (mark === -1 ? 0 : Number(token.slice(mark + 1))) + whole.length - first;
  return { negative, digits: all.slice(first, last), exponent };
}
