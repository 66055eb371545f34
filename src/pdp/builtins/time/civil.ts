import { BuiltinError } from '../builtin.js';

/** The date and time on the wall somewhere. `month` and `day` from 1; any of them may be beyond its range where a moment is made of it. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MIN_NS = -(1n << 63n);
const MAX_NS = (1n << 63n) - 1n;

/** Seconds since the epoch if the wall stood in UTC. Throws a `BuiltinError` where no calendar goes. */
export function utcSeconds({ year, month, day, hour, minute, second }: Civil): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const seconds = date.getTime() / 1000;
  if (!Number.isFinite(seconds)) throw new BuiltinError('time outside of valid range');
  return seconds;
}

/** Nanoseconds since the epoch, which OPA keeps in 64 bits. */
export function nanoseconds(seconds: number, nano: number): bigint {
  const ns = BigInt(seconds) * 1_000_000_000n + BigInt(nano);
  if (ns < MIN_NS || ns > MAX_NS) throw new BuiltinError('time outside of valid range');
  return ns;
}

export function daysIn(year: number, month: number): number {
  return new Date(utcSeconds({ year, month: month + 1, day: 0, hour: 0, minute: 0, second: 0 }) * 1000).getUTCDate();
}

/** From 1 January, which is 1. */
export function dayOfYear({ year, month, day }: Pick<Civil, 'year' | 'month' | 'day'>): number {
  const at = (month: number, day: number) => utcSeconds({ year, month, day, hour: 0, minute: 0, second: 0 });
  return (at(month, day) - at(1, 1)) / 86_400 + 1;
}
