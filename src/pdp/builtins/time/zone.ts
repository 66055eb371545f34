import { utcSeconds, type Civil } from './civil.js';
import { WEEKDAYS } from './names.js';

/** The civil time of a moment. `month` from 1, `weekday` in English. */
export interface Fields extends Civil {
  readonly weekday: string;
}

/** Formatters are costly to make, and a zone's name may come out of a message. */
const MAX_ZONES = 64;

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/** Undefined for a zone that is not in the IANA database. `''` is UTC, `Local` this machine's zone. */
export function fieldsIn(epochMs: number, zone: string): Fields | undefined {
  if (zone === '' || zone === 'UTC') return utcFields(new Date(epochMs));
  const formatter = formatterOf(zone);
  if (formatter === undefined) return undefined;
  const parts = new Map(formatter.formatToParts(epochMs).map(({ type, value }) => [type as string, value]));
  const number = (part: string) => Number(parts.get(part));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    weekday: parts.get('weekday') ?? '',
  };
}

function utcFields(date: Date): Fields {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: WEEKDAYS[date.getUTCDay()] ?? '',
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formatters.has(zone)) return formatters.get(zone);
  if (formatters.size >= MAX_ZONES) formatters.clear();
  const formatter = makeFormatter(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function makeFormatter(zone: string): Intl.DateTimeFormat | undefined {
  // Intl takes offsets for zones; the database has none.
  if (/^[+-]/.test(zone)) return undefined;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      ...(zone === 'Local' ? {} : { timeZone: zone }),
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      weekday: 'long',
    });
    const { timeZone } = formatter.resolvedOptions();
    // Names are case-sensitive in the database.
    return timeZone !== zone && timeZone.toLowerCase() === zone.toLowerCase() ? undefined : formatter;
  } catch {
    return undefined;
  }
}

/** East of UTC, in seconds; undefined for a zone that does not exist. */
export function offsetAt(seconds: number, zone: string): number | undefined {
  const fields = fieldsIn(seconds * 1000, zone);
  return fields === undefined ? undefined : utcSeconds(fields) - seconds;
}

/** As Go's time.Date finds it near a change of the clocks: with the offset that holds where the first guess leads. */
export function secondsIn(civil: Civil, zone: string): number {
  const wall = utcSeconds(civil);
  const guess = offsetAt(wall, zone) ?? 0;
  return guess === 0 ? wall : wall - (offsetAt(wall - guess, zone) ?? 0);
}
