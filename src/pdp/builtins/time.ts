import { asInteger, integer, isArray, type RegoValue } from '../value/value.js';
import type { Builtin } from './builtin.js';
import { fieldsIn, type Fields } from './time-zone.js';

export const timeBuiltins: Readonly<Record<string, Builtin>> = {
  'time.now_ns': (context) => integer(context.nowNs()),
  'time.parse_rfc3339_ns': (_context, text) => (typeof text === 'string' ? parseRfc3339(text) : undefined),
  'time.clock': (_context, moment) => map(moment, ({ hour, minute, second }) => [hour, minute, second]),
  'time.date': (_context, moment) => map(moment, ({ year, month, day }) => [year, month, day]),
  'time.weekday': (_context, moment) => map(moment, ({ weekday }) => weekday),
};

const MIN_NS = -(1n << 63n);
const MAX_NS = (1n << 63n) - 1n;

/** `ns` or `[ns, zone]` or `[ns, zone, layout]`; the layout matters to time.format alone. */
function map(moment: RegoValue | undefined, pick: (fields: Fields) => RegoValue): RegoValue | undefined {
  const parts = isArray(moment) ? moment : [moment];
  const ns = asInteger(parts[0]);
  const zone = parts[1] ?? 'UTC';
  if (ns === undefined || ns < MIN_NS || ns > MAX_NS || typeof zone !== 'string') return undefined;
  if (parts.length > 2 && typeof parts[2] !== 'string') return undefined;
  const fields = fieldsIn(floorToMs(ns), zone);
  return fields === undefined ? undefined : pick(fields);
}

function floorToMs(ns: bigint): number {
  const ms = ns / 1_000_000n;
  return Number(ns % 1_000_000n < 0n ? ms - 1n : ms);
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|[+-]\d{2}:\d{2})$/;

/** Go's time.Parse(time.RFC3339, …): a comma before the fraction and one digit for the hour pass too. */
function parseRfc3339(text: string): RegoValue | undefined {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = offsetMinutes(match[8] ?? 'Z');
  if (offset === undefined || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (day < 1 || day > daysIn(year, month)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second);
  const ns = BigInt(date.getTime()) * 1_000_000n + BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return ns < MIN_NS || ns > MAX_NS ? undefined : integer(ns);
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 24 || minutes > 60) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
